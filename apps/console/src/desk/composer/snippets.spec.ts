import type { Snippet } from '#contract';
import { matchSnippets, slashAt } from './snippets';

const snippet = (title: string, initials: string, over: Partial<Snippet> = {}): Snippet => ({
  id: title,
  title,
  initials,
  text: '',
  scope: 'all',
  teamId: null,
  ownerId: null,
  uses: 0,
  ...over,
});

describe('the slash', () => {
  test.each<[string, string, ReturnType<typeof slashAt>]>([
    ['at the start', '/tk', { start: 0, query: 'tk' }],
    ['after a blank', '您好 /退款', { start: 3, query: '退款' }],
    ['after a line end', '您好\n/', { start: 3, query: '' }],
    ['not inside a word', '24/7', null],
    ['not in an address', 'https://a', null],
    ['not after the word has ended', '/tk 您好', null],
    ['not in a path', '/usr/bin', null],
  ])('%s: %s', (_, text, found) => {
    expect(slashAt(text, text.length)).toEqual(found);
  });

  test('counts to the caret, not to the end', () => {
    expect(slashAt('/tk后面', 3)).toEqual({ start: 0, query: 'tk' });
  });
});

describe('snippets for what was typed', () => {
  const all = [
    snippet('发票抬头', 'fptt', { text: '请提供税号，退款另计' }),
    snippet('退款到账', 'tkdz', { uses: 2 }),
    snippet('申请退款', 'sqtk', { uses: 9 }),
    snippet('Refund policy', 'refund policy'),
  ];
  const found = (query: string) => matchSnippets(all, query).map(({ title }) => title);

  test.each([
    ['initials first, then titles that hold it, then texts', '退款', ['退款到账', '申请退款', '发票抬头']],
    ['pinyin initials from their start, then inside', 'tk', ['退款到账', '申请退款']],
    ['any case', 'REF', ['Refund policy']],
    ['nothing that does not fit', 'zzz', []],
  ])('%s', (_, query, titles) => {
    expect(found(query)).toEqual(titles);
  });

  test('the most used first when nothing is typed yet', () => {
    expect(found('')[0]).toBe('申请退款');
  });
});
