import { raterAgreement } from './agreement';
import { appealMark, decideMark, handCheck, mustReview, type QualityCheck, sendMark } from './check';
import { checkQualityForm, type QualityLine, qualityFormFaults } from './form';
import { checkAnswers, type QualityAnswer, type QualityAnswers, scoreQuality } from './mark';
import { SHIPPED_FORMS } from './shipped-forms';

const codeOf = (run: () => unknown): unknown => {
  try {
    run();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return undefined;
};

const words = { 'zh-CN': '行', en: 'line' };
const line = (key: string, more: object): QualityLine => ({ key, name: words, help: words, ...more }) as QualityLine;
const weighted = (key: string, weight: number) => line(key, { kind: 'weighted', weight });
const minus = (key: string, rule = 'cold_voice') => line(key, { kind: 'minus', rule });
const FORM = [weighted('answer', 70), weighted('note', 30), minus('cold'), line('insult', { kind: 'fatal' })];

describe('a form', () => {
  test.each<[string, QualityLine[], string | undefined]>([
    ['its weights add to 100', FORM, undefined],
    ['they do not', [weighted('a', 70), weighted('b', 29.9)], 'quality_weights_wrong'],
    ['tenths add up as people add them', [weighted('a', 33.3), weighted('b', 33.3), weighted('c', 33.4)], undefined],
    ['no weighted line at all', [minus('cold')], 'quality_weights_wrong'],
    ['a line that weighs nothing', [weighted('a', 100), weighted('b', 0)], 'quality_line_wrong'],
    ['a weight below nothing', [weighted('a', 110), weighted('b', -10)], 'quality_line_wrong'],
    ['a key twice', [weighted('a', 50), weighted('a', 50)], 'quality_line_wrong'],
    ['one rule on two lines', [...FORM, minus('colder')], 'quality_line_wrong'],
  ])('%s', (_, lines, code) => expect(codeOf(() => checkQualityForm(lines))).toBe(code));

  test('names every line that is wrong, and the refusal its first field', () => {
    const lines = [weighted('a', 100), weighted('b', 0), minus('cold'), minus('colder'), weighted('a', 5)];
    expect(qualityFormFaults(lines)).toEqual([
      { at: 1, field: 'weight', why: 'weight' },
      { at: 3, field: 'rule', why: 'twice' },
      { at: 4, field: 'key', why: 'twice' },
    ]);
    expect(() => checkQualityForm(lines)).toThrow(
      expect.objectContaining({ detail: { line: 'b', why: 'weight', field: 'lines.1.weight' } }),
    );
  });

  test.each(Object.entries(SHIPPED_FORMS))(
    'W8 to W11, H11: the shipped one for %s has its −0.5 lines',
    (medium, form) => {
      expect(codeOf(() => checkQualityForm(form.lines))).toBeUndefined();
      const rules = form.lines.flatMap((one) => (one.kind === 'minus' ? [one.rule as string] : []));
      expect(rules).toEqual(
        expect.arrayContaining(['cold_voice', 'passed_on', 'small_talk', 'no_work_number', 'only_hello']),
      );
      expect(rules.includes('hung_up_first')).toBe(medium === 'call');
    },
  );
});

const says = (mark: string, comment = '见第三条'): QualityAnswer => ({ mark, comment, quote: null }) as QualityAnswer;
const GOOD: QualityAnswers = { answer: says('met'), note: says('met'), cold: says('no'), insult: says('no') };

describe('a mark', () => {
  test.each<[string, Record<string, QualityAnswer>, string, number]>([
    ['everything met', {}, '100', 0],
    ['half of 70', { answer: says('partly') }, '65', 0],
    ['what does not apply weighs nothing', { note: says('not_applicable'), answer: says('partly') }, '50', 0],
    ['W8: a −0.5 line leaves the score to the ledger', { cold: says('yes') }, '100', 1],
    ['a fatal line is nothing at all', { insult: says('yes'), cold: says('yes') }, '0', 1],
  ])('%s', (_, answers, score, proposed) => {
    const scored = scoreQuality(FORM, { ...GOOD, ...answers });
    expect(Number(scored.score)).toBe(Number(score));
    expect(scored.minus).toHaveLength(proposed);
  });

  test('is rounded half up to two places', () => {
    const thirds = [weighted('a', 30), weighted('b', 30), weighted('c', 40)];
    const answers = { a: says('met'), b: says('missed'), c: says('not_applicable') };
    expect(Number(scoreQuality(thirds, answers).score)).toBe(50);
    const uneven = { a: says('met'), b: says('not_applicable'), c: says('missed') };
    expect(scoreQuality(thirds, uneven).score).toMatch(/^42\.86$/);
  });

  test.each<[string, Record<string, QualityAnswer | undefined>, string | undefined]>([
    ['whole', {}, undefined],
    ['a line is left out', { note: undefined }, 'quality_lines_open'],
    ['a line nobody asked for', { other: says('met') }, 'quality_line_unknown'],
    ['a word of another kind of line', { cold: says('met') }, 'quality_mark_wrong'],
    ['a cost without a word', { answer: says('missed', ' ') }, 'quality_comment_missing'],
    ['a quote is enough', { answer: { ...says('missed', ''), quote: { messageId: 'm', text: '不知道' } } }, undefined],
    ['no cost, no word', { answer: says('met', '') }, undefined],
    ['nothing applies', { answer: says('not_applicable'), note: says('not_applicable') }, 'quality_nothing_scored'],
  ])('%s', (_, more, code) => {
    const merged = { ...GOOD, ...more };
    const answers = Object.fromEntries(Object.entries(merged).filter(([, answer]) => answer)) as QualityAnswers;
    expect(codeOf(() => checkAnswers(FORM, answers))).toBe(code);
  });
});

describe('a check', () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 10, 23, hour));
  const open: QualityCheck = {
    ...{ state: 'open', agentId: 'li', reviewerId: 'chen', markedById: null, appealDueAt: null },
  };
  const mark = { byId: 'chen', formVersion: 2, currentVersion: 2, appealUntil: at(10) };
  const sent = sendMark(open, mark);
  const appealed = appealMark(sent, { byId: 'li', now: at(9) });

  test('goes its whole way', () => {
    expect(sent).toMatchObject({ state: 'sent', markedById: 'chen', appealDueAt: at(10) });
    expect(decideMark(appealed, { byId: 'lin', outcome: 'changed' }).state).toBe('changed');
    expect(handCheck(open, 'wang').reviewerId).toBe('wang');
  });

  test.each<[string, () => unknown, string]>([
    ['own conversation', () => sendMark({ ...open, reviewerId: 'li' }, { ...mark, byId: 'li' }), 'quality_own'],
    ['somebody else’s check', () => mustReview(open, 'wang'), 'quality_not_reviewer'],
    ['twice marked', () => sendMark(sent, mark), 'quality_marked'],
    ['on an old form', () => sendMark(open, { ...mark, formVersion: 1 }), 'quality_form_changed'],
    ['given to the judged agent', () => handCheck(open, 'li'), 'quality_own'],
    ['given after it was sent', () => handCheck(sent, 'wang'), 'quality_marked'],
    ['a colleague appeals', () => appealMark(sent, { byId: 'wang', now: at(9) }), 'forbidden'],
    ['appealed at the end of the term', () => appealMark(sent, { byId: 'li', now: at(10) }), 'appeal_too_late'],
    ['appealed twice', () => appealMark(appealed, { byId: 'li', now: at(9) }), 'quality_state'],
    ['decided by the marker', () => decideMark(appealed, { byId: 'chen', outcome: 'upheld' }), 'quality_same_judge'],
    ['decided by the agent', () => decideMark(appealed, { byId: 'li', outcome: 'changed' }), 'quality_own'],
    ['decided without an appeal', () => decideMark(sent, { byId: 'lin', outcome: 'upheld' }), 'quality_state'],
  ])('%s is refused', (_, act, code) => expect(codeOf(act)).toBe(code));
});

describe('agreement', () => {
  const pairs = (yesYes: number, yesNo: number, noYes: number, noNo: number): string[][] => [
    ...Array<string[]>(yesYes).fill(['yes', 'yes']),
    ...Array<string[]>(yesNo).fill(['yes', 'no']),
    ...Array<string[]>(noYes).fill(['no', 'yes']),
    ...Array<string[]>(noNo).fill(['no', 'no']),
  ];
  test.each<[string, string[][], number | null, number | null]>([
    // po 0.7, pe 0.5 · 0.6 + 0.5 · 0.4 = 0.5
    ['of two is Cohen’s', pairs(20, 5, 10, 15), 0.7, 0.4],
    ['is less than chance would give', pairs(0, 5, 5, 0), 0, -1],
    ['is whole', pairs(3, 0, 0, 2), 1, 1],
    ['says nothing where all said one word', pairs(4, 0, 0, 0), 1, null],
    // One word of both each time but once: high agreement, and none beyond chance.
    ['is not percent alone', pairs(8, 1, 1, 0), 0.8, -1 / 9],
    ['needs two', [['yes'], ['no']], null, null],
    ['of nothing', [], null, null],
  ])('%s', (_, rows, percent, kappa) => {
    const found = raterAgreement(rows);
    if (percent === null) expect(found.percent).toBeNull();
    else expect(found.percent).toBeCloseTo(percent, 10);
    if (kappa === null) expect(found.kappa).toBeNull();
    else expect(found.kappa).toBeCloseTo(kappa, 10);
  });

  test('of more is Fleiss’: the table of his article’s kind, ten things and fourteen reviewers', () => {
    const table = [
      [0, 0, 0, 0, 14],
      [0, 2, 6, 4, 2],
      [0, 0, 3, 5, 6],
      [0, 3, 9, 2, 0],
      [2, 2, 8, 1, 1],
      [7, 7, 0, 0, 0],
      [3, 2, 6, 3, 0],
      [2, 5, 3, 2, 2],
      [6, 5, 2, 1, 0],
      [0, 2, 2, 3, 7],
    ];
    const rows = table.map((counts) => counts.flatMap((n, word) => Array<string>(n).fill(String(word))));
    const { percent, kappa, raters } = raterAgreement(rows);
    expect(raters).toBe(14);
    expect(percent).toBeCloseTo(0.378, 3);
    expect(kappa).toBeCloseTo(0.21, 3);
  });

  test('leaves out what somebody has not judged yet', () => {
    expect(raterAgreement([['met', 'met'], ['met']])).toMatchObject({ items: 1, raters: 2, percent: 1 });
  });
});
