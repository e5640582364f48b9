import * as fc from 'fast-check';
import { findForbidden, SEED_FORBIDDEN_PHRASES, type ForbiddenPhrase } from './forbidden';
import { SIMPLIFIED, TRADITIONAL } from './traditional-characters';
import { cpuTime } from '../../../../test/support/cpu';

const phrases = (...texts: string[]): ForbiddenPhrase[] => texts.map((phrase) => ({ id: phrase, phrase, better: '' }));

describe('the six phrases of the handbook (DOMAIN H12)', () => {
  test.each<[string, string, [string, string][]]>([
    ['alone', '不知道', [['not-know', '不知道']]],
    ['in a sentence', '这个我不知道。', [['not-know', '不知道']]],
    ['traditional', '這個我們不清楚', [['not-clear', '不清楚']]],
    ['traditional and long', '我們也沒有辦法', [['no-way', '我們也沒有辦法']]],
    ['never made, traditional', '抱歉，我們沒做過這個', [['never-made', '我們沒做過']]],
    ['scripts mixed', '我們沒做过', [['never-made', '我們沒做过']]],
    ['the longest wins', '不知道什么时候能加工好', [['not-know-made', '不知道什么时候能加工好']]],
    ['the longest wins, traditional', '不知道貨運公司發貨了沒有', [['not-know-shipped', '不知道貨運公司發貨了沒有']]],
    ['a long one cut short is the short one', '不知道什么时候能', [['not-know', '不知道']]],
    ['broken by spaces', '不 知　道', [['not-know', '不 知　道']]],
    ['broken by a line end', '不知\n道', [['not-know', '不知\n道']]],
    ['broken by invisible characters', '不\u200b知\u2060\ufeff道', [['not-know', '不\u200b知\u2060\ufeff道']]],
    ['hidden by signs', '这个不*知.道', [['not-know', '不*知.道']]],
    ['hidden by full-width signs', '不＊知·道', [['not-know', '不＊知·道']]],
    ['not across two sentences', '要不.. 知道了', []],
    [
      'several',
      '不知道，也不清楚',
      [
        ['not-know', '不知道'],
        ['not-clear', '不清楚'],
      ],
    ],
    [
      'twice in a row',
      '不知道不知道',
      [
        ['not-know', '不知道'],
        ['not-know', '不知道'],
      ],
    ],
    ['after an emoji', '😀不知道', [['not-know', '不知道']]],
    ['not across punctuation', '要不，知道的', []],
    ['not the question', '您知不知道单号？', []],
    ['not the other question', '請問您清不清楚流程', []],
    ['a statement after the question', '您知不知道？我不知道', [['not-know', '不知道']]],
    ['not a promise', '我马上为您核实', []],
    ['nothing in nothing', '', []],
  ])('%s', (_, text, expected) => {
    const found = findForbidden(text, SEED_FORBIDDEN_PHRASES);
    expect(found.map(({ phraseId, start, end }) => [phraseId, text.slice(start, end)])).toEqual(expected);
  });

  test('each comes with a better wording that is not forbidden itself', () => {
    expect(SEED_FORBIDDEN_PHRASES).toHaveLength(6);
    for (const { phrase, better } of SEED_FORBIDDEN_PHRASES) {
      expect(findForbidden(phrase, SEED_FORBIDDEN_PHRASES)).toMatchObject([{ phrase, better }]);
      expect(better).not.toBe('');
      expect(findForbidden(better, SEED_FORBIDDEN_PHRASES)).toEqual([]);
    }
  });
});

describe('phrases of a desk’s own', () => {
  test.each<[string, string[], string, string[]]>([
    ['full-width letters', ['no way'], 'Sorry, ＮＯ ｗａｙ!', ['ＮＯ ｗａｙ']],
    ['any case', ['Not My Job'], 'that is NOT MY JOB', ['NOT MY JOB']],
    ['whole words only, left', ['no way'], 'snow ways', []],
    ['whole words only, right', ['no'], 'now', []],
    ['Latin beside Chinese', ['no'], '我no了', ['no']],
    ['a traditional phrase finds simplified text', ['沒辦法'], '没办法', ['没办法']],
    ['digits', ['110'], '1100 110', ['110']],
    ['ligatures unfold', ['office'], 'oﬃce', ['oﬃce']],
    ['a phrase of spaces forbids nothing', [' ', '\u200b'], 'a b', []],
    ['of two alike the first', ['没办法', '沒辦法'], '沒辦法', ['沒辦法']],
    ['none inside another', ['不知道', '知道'], '不知道', ['不知道']],
    ['one that starts inside another that failed', ['ab cd', 'b c'], 'x b c', ['b c']],
  ])('%s', (_, list, text, expected) => {
    expect(findForbidden(text, phrases(...list)).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });

  test('of two phrases that fold alike the first gives its wording', () => {
    expect(findForbidden('沒辦法', phrases('没办法', '沒辦法'))).toMatchObject([{ phraseId: '没办法' }]);
  });

  test('matches never overlap and always unfold to their phrase', () => {
    const text = fc.string({ unit: fc.constantFrom(...'不知道清楚沒没我們们 \u200b，😀n') });
    fc.assert(
      fc.property(text, (written) => {
        let reached = 0;
        for (const { start, end, phrase } of findForbidden(written, SEED_FORBIDDEN_PHRASES)) {
          expect(start).toBeGreaterThanOrEqual(reached);
          expect(
            written
              .slice(start, end)
              .replace(/[\s\u200b]/g, '')
              .replace(/沒/g, '没')
              .replace(/們/g, '们'),
          ).toBe(phrase);
          reached = end;
        }
      }),
    );
  });

  test('a phrase is found however it is hidden, and nowhere else', () => {
    const hiding = fc.constantFrom('', ' ', '　', '\u200b', '\n', '*', '·', '＊');
    const way = fc.tuple(
      fc.constantFrom(...SEED_FORBIDDEN_PHRASES),
      fc.array(hiding, { minLength: 20, maxLength: 20 }),
    );
    const traditional = new Map([...SIMPLIFIED].map((char, i) => [char, [...TRADITIONAL][i]!]));
    fc.assert(
      fc.property(way, fc.boolean(), ([{ id, phrase }, between], inTraditional) => {
        const written = [...phrase]
          .map(
            (char, i, all) =>
              (inTraditional ? (traditional.get(char) ?? char) : char) + (all[i + 1] ? between[i]! : ''),
          )
          .join('');
        const text = `稍等，${written}。`;
        const found = findForbidden(text, SEED_FORBIDDEN_PHRASES);
        expect(found.map(({ phraseId, start, end }) => [phraseId, text.slice(start, end)])).toEqual([[id, written]]);
      }),
    );
  });

  test('5,000 phrases that begin alike are searched in milliseconds', () => {
    const list = phrases(...Array.from({ length: 5000 }, (_, i) => `不能${String(i).padStart(4, '0')}办`));
    const text = '不能1234但是不能4321办，'.repeat(200);
    findForbidden(text, list);
    const spent = cpuTime();
    expect(findForbidden(text, list)).toHaveLength(200);
    expect(spent()).toBeLessThan(100);
  });
});

test('every traditional character folds as OpenCC converts it', async () => {
  const { Converter } = await import('opencc-js');
  const convert = Converter({ from: 't', to: 'cn' });
  const wrong = [...TRADITIONAL].filter((char, i) => convert(char) !== SIMPLIFIED[i]);
  expect(TRADITIONAL).toHaveLength(SIMPLIFIED.length);
  expect(TRADITIONAL.length).toBeGreaterThan(2500);
  expect(wrong).toEqual([]);
});
