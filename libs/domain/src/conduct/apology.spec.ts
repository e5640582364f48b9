import { apologyFirst } from './apology';

const NOW = new Date('2026-11-23T02:30:00Z');

test.each<[string, string[], Date | null, boolean]>([
  ['M10: a complaint', ['我要投诉你们'], null, true],
  ['M10: a complaint in traditional characters', ['沒人理嗎'], null, true],
  ['M10: any of the last words', ['在吗', 'This is unacceptable!'], null, true],
  ['M10: a wait past its deadline', ['在吗'], NOW, true],
  ['a wait within it', ['在吗'], new Date(NOW.getTime() + 1), false],
  ['a question', ['几点发货？'], null, false],
  ['nothing said', [], null, false],
])('%s', (_, words, dueAt, expected) => expect(apologyFirst(words, dueAt, NOW)).toBe(expected));
