import * as fc from 'fast-check';
import { canonical, differences } from './canonical';
import {
  approveCard,
  cardState,
  type CardSteps,
  checkDeparture,
  checkPoints,
  closeCard,
  confirmCard,
  importIntoCard,
  scoreCard,
  selfScoreCard,
} from './card';
import { compare, exact, minus, plus, rounded, shown, textOf, times, unrounded, wholeOf } from './exact';
import { checkFormula, type Formula } from './formula';
import { checkGrades, gradeOf, GRADES, scoreOf } from './grades';
import { graphEnd, graphOf } from './graph';
import { pointsOf } from './points';
import { ownDays, prorated } from './prorate';
import { SHIPPED_CONTENT } from './shipped';
import { checkTemplate, type TemplateContent, type TemplateLine } from './template';
import { resultOf } from './total';

const refusal = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    const { code, detail } = error as { code: string; detail: object };
    return { code, ...detail };
  }
  return null;
};

describe('exact numbers', () => {
  test.each([
    [0.1, '0.1'],
    ['900/22', '450/11'],
    ['-0.50', '-0.5'],
    [1e-7, '0.0000001'],
    ['1800000', '1800000'],
  ])('%p is kept as %s', (value, text) => expect(textOf(exact(value))).toBe(text));

  test.each([['1,000'], [''], ['1/0'], ['abc'], ['1e400']])('%p is no number', (text) =>
    expect(refusal(() => exact(text))).toMatchObject({ code: 'invalid_input' }),
  );

  test.each([
    ['94.994999', '94.99'],
    ['94.995', '95.00'],
    ['-0.005', '0.00'],
    ['-0.006', '-0.01'],
    ['1/3', '0.33'],
  ])('%s is shown as %s', (value, text) => expect(shown(exact(value), 2)).toBe(text));

  test('what goes on says so', () => {
    expect([unrounded(exact('1/3')), unrounded(exact('87.1905'))]).toEqual(['0.333333…', '87.1905']);
  });

  const value = fc
    .tuple(fc.bigInt(-(10n ** 12n), 10n ** 12n), fc.bigInt(1n, 10n ** 6n))
    .map(([n, d]) => exact(`${n}/${d}`));
  test('reading what was written changes nothing; sums, products and whole parts agree', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(exact(textOf(a))).toEqual(a);
        expect(minus(plus(a, b), b)).toEqual(a);
        expect(times(a, b)).toEqual(times(b, a));
        expect(compare(wholeOf(a), a)).toBeLessThanOrEqual(0);
        expect(compare(minus(a, wholeOf(a)), exact(1))).toBeLessThan(0);
        expect(compare(minus(rounded(a, 2), a), exact('0.005'))).toBeLessThanOrEqual(0);
      }),
    );
  });
});

test.each<[Formula, number, string]>([
  [{ type: 'steps_below', step: 0, loss: 2 }, 20, 'step'],
  [{ type: 'steps_both', step: 0, points: 2 }, 15, 'step'],
  [{ type: 'steps_below', step: 0.5, loss: -2 }, 20, 'loss'],
  [{ type: 'threshold_linear', threshold: 85, cap: 33.99 }, 40, 'cap'],
  [{ type: 'threshold_linear', threshold: 0, cap: 80 }, 40, 'threshold'],
  [{ type: 'per_event', loss: 0.5, floor: 21 }, 20, 'floor'],
  [{ type: 'per_event', loss: 0, floor: 0 }, 20, 'loss'],
  [{ type: 'per_missing', loss: Number.NaN }, 10, 'loss'],
  [{ type: 'per_unit_missing', amount: 0 }, 0, 'amount'],
  [{ type: 'share_of_amount', perMille: 3, bonus: -1, base: 0 }, 0, 'bonus'],
  [{ type: 'all_or_nothing', conditions: [] }, 10, 'conditions'],
])('%j is refused by its %s', (formula, weight, field) => {
  expect(refusal(() => checkFormula(formula, weight))).toMatchObject({ code: 'card_formula_wrong', field });
});

test('a cap that the threshold just reaches is taken', () => {
  expect(refusal(() => checkFormula({ type: 'threshold_linear', threshold: 85, cap: 34 }, 40))).toBeNull();
});

describe('grades (DOMAIN section 3)', () => {
  test.each([
    ['100', '优秀', 1.1],
    ['95.01', '优秀', 1.1],
    ['95', '良好', 1],
    ['90.01', '良好', 1],
    ['90', '合格', 0.9],
    ['85', '待改进', 0.8],
    ['80', '不合格', 0.6],
    ['0', '不合格', 0.6],
  ])('%s is %s with K %d', (score, name, k) => {
    expect(gradeOf(GRADES, exact(score))).toMatchObject({ name: { 'zh-CN': name }, k });
  });

  test.each([
    ['95.004999', '95.00', '良好'],
    ['95.005', '95.01', '优秀'],
    ['123', '100.00', '优秀'],
    ['-4', '0.00', '不合格'],
  ])('%s is rounded to %s first, which is %s', (total, score, name) => {
    expect([shown(scoreOf(exact(total)), 2), gradeOf(GRADES, scoreOf(exact(total))).name['zh-CN']]).toEqual([
      score,
      name,
    ]);
  });

  const bands = (edges: [number, number][]) => edges.map(([above, upTo]) => ({ ...GRADES[0]!, above, upTo }));
  test.each<[string, [number, number][]]>([
    [
      'gap',
      [
        [0, 80],
        [85, 100],
      ],
    ],
    [
      'overlap',
      [
        [0, 86],
        [85, 100],
      ],
    ],
    ['gap', [[10, 100]]],
    ['gap', [[0, 99]]],
    ['beyond', [[0, 101]]],
    [
      'empty',
      [
        [0, 0],
        [0, 100],
      ],
    ],
  ])('a %s is refused', (why, edges) => {
    expect(refusal(() => checkGrades(bands(edges)))).toMatchObject({ code: 'card_grades_wrong', why });
  });

  test('only what the source leaves out is a proposal', () => {
    expect(GRADES.map(({ nameProposed, kProposed }) => [nameProposed, kProposed])).toEqual([
      [false, false],
      [false, true],
      [true, true],
      [true, true],
      [true, true],
    ]);
  });
});

describe('templates', () => {
  const FIGURES = ['quality_score', 'valid_leads', 'callbacks_done', 'talk_minutes'];
  const { lines, grades } = SHIPPED_CONTENT.online;
  const changed = (change: Partial<TemplateLine>): TemplateContent => ({
    grades,
    lines: [{ ...lines[0]!, ...change }, ...lines.slice(1)],
  });

  test('the shipped ones hold, with the weights of the source (DOMAIN K1 to K5, W2)', () => {
    for (const content of Object.values(SHIPPED_CONTENT))
      expect(refusal(() => checkTemplate(content, FIGURES))).toBeNull();
    const weights = (content: TemplateContent) =>
      content.lines.map(({ weight }) => weight).filter((weight) => weight > 0);
    expect(weights(SHIPPED_CONTENT.online)).toEqual([50, 20, 10, 10, 10]);
    expect(weights(SHIPPED_CONTENT.call)).toEqual([20, 30, 10, 10, 5, 5, 10, 10]);
  });

  test.each<[string, Partial<TemplateLine>]>([
    ['card_weights_wrong', { weight: 49.9 }],
    ['card_line_wrong', { weight: 0 }],
    ['card_line_wrong', { key: 'callbacks' }],
    ['card_figure_unknown', { source: { kind: 'figure', figure: 'smiles' } }],
    ['card_target_zero', { target: { kind: 'fixed', value: 0, prorated: true } }],
    ['card_target_zero', { target: { kind: 'none' } }],
    ['card_line_wrong', { source: { kind: 'mark' } }],
    ['card_line_wrong', { source: { kind: 'violations' } }],
    ['card_formula_wrong', { formula: { type: 'steps_below', step: 0, loss: 1 } }],
  ])('%s: %j', (code, change) => {
    expect(refusal(() => checkTemplate(changed(change), FIGURES))).toMatchObject({ code });
  });

  test('weights with decimals add up exactly', () => {
    const tenths = Array.from({ length: 10 }, (_, i) => ({ ...lines[3]!, key: `k${i}`, weight: i === 9 ? 99.1 : 0.1 }));
    expect(refusal(() => checkTemplate({ lines: tenths, grades }, FIGURES))).toBeNull();
  });
});

test('a card adds up: the superior overrides, the reviewer overrides that, self scores are advice', () => {
  const content = SHIPPED_CONTENT.online;
  const actuals: Record<string, [string, string]> = {
    result: ['396', '450'],
    callbacks: ['19', '20'],
    refinement: ['200', '210'],
    analysis: ['2', '3'],
    other: ['1', '0'],
  };
  const measured = ({ key }: TemplateLine) => [{ actual: exact(actuals[key]![0]), target: exact(actuals[key]![1]) }];
  const silent = { self: exact(1), superior: null, reviewer: null };
  const plain = resultOf(content, measured, () => silent);
  expect([unrounded(plain.total), shown(plain.score, 2), plain.grade.k]).toEqual(['88.190476…', '88.19', 0.9]);
  const said = resultOf(content, measured, ({ key }) =>
    key === 'analysis' ? { ...silent, superior: exact(9), reviewer: exact(8) } : silent,
  );
  expect(unrounded(said.total)).toBe('89.523810…');
  expect(
    resultOf(
      content,
      () => [],
      () => silent,
    ).open,
  ).toEqual(['result', 'callbacks', 'refinement', 'analysis', 'other']);
});

test('lines in yuan propose an amount and leave the score alone', () => {
  const { lines, grades } = SHIPPED_CONTENT.call;
  const day = { actual: exact(100), target: exact(120) };
  const none = { self: null, superior: exact(1), reviewer: null };
  const result = resultOf(
    { lines, grades },
    () => [day, day],
    (line) => (line.key === 'talk' ? { ...none, superior: null } : none),
  );
  expect([textOf(result.total), textOf(result.amount)]).toEqual(['8', '-40']);
});

test('targets of who was there for part of a month are a part by working days', () => {
  const month = ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05'];
  expect(textOf(prorated(exact(450), ownDays(month, '2026-11-04', null)))).toBe('225');
  expect(textOf(prorated(exact(450), ownDays(month, '2026-10-01', '2026-11-02')))).toBe('112.5');
  expect(textOf(prorated(exact(450), ownDays(month, '2026-11-02', '2026-11-05')))).toBe('450');
  expect(ownDays(month, '2026-12-01', null).own).toEqual([]);
});

test('a day of leave is nobody’s working day: the target shrinks by it, and N1 deducts nothing for it', () => {
  const month = ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05'];
  const away = ownDays(month, '2026-01-01', null, ['2026-11-03', '2026-11-07']);
  expect(away).toEqual({ month, own: ['2026-11-02', '2026-11-04', '2026-11-05'] });
  expect(textOf(prorated(exact(450), away))).toBe('337.5');
  const silent = away.own.map(() => ({ actual: exact(0), target: exact(120) }));
  expect(textOf(pointsOf({ type: 'per_unit_missing', amount: 1 }, exact(0), silent)!)).toBe('-360');
  expect(ownDays(month, '2026-01-01', null, month).own).toEqual([]);
});

test('a graph goes from nothing to beyond the target, with its edge', () => {
  const formula: Formula = { type: 'threshold_linear', threshold: 85, cap: 80 };
  const end = graphEnd(formula, exact(40), exact(10), exact(100));
  const points = graphOf(formula, exact(40), exact(100), end);
  expect([textOf(end), points.length, textOf(points[0]!.points), textOf(points.at(-1)!.points)]).toEqual([
    '150',
    49,
    '0',
    '60',
  ]);
  expect(graphOf({ type: 'mark' }, exact(10), exact(1), exact(1))).toEqual([]);
  expect(textOf(graphEnd({ type: 'per_event', loss: 0.5, floor: 0 }, exact(10), exact(3), exact(0)))).toBe('23');
});

describe('the steps of a card', () => {
  const day = (d: number) => new Date(Date.UTC(2026, 10, d));
  const planned: CardSteps = {
    agentId: 'ann',
    approvedAt: null,
    selfScoredAt: null,
    scoredAt: null,
    scoredById: null,
    confirmedAt: null,
    closedAt: null,
    from: day(1),
    to: day(30),
    selfDueAt: new Date(Date.UTC(2026, 11, 4)),
  };
  const approved = { ...planned, approvedAt: day(0) };
  const later = new Date(Date.UTC(2026, 11, 2));
  const term = planned.selfDueAt;
  const selfScored = { ...approved, selfScoredAt: later };
  const scored = { ...selfScored, scoredAt: later, scoredById: 'leo' };
  const confirmed = { ...scored, confirmedAt: later };
  const closed = { ...confirmed, closedAt: later };

  test.each([
    [planned, day(5), 'planned'],
    [approved, day(0), 'planned'],
    [approved, day(1), 'running'],
    [selfScored, later, 'self_scored'],
    [scored, later, 'scored'],
    [confirmed, later, 'confirmed'],
    [closed, later, 'closed'],
  ])('%# is %s', (card, now, state) => expect(cardState(card, now)).toBe(state));

  test('a plan approved in its month is late', () => {
    expect([approveCard(planned, 'leo', day(0)), approveCard(planned, 'leo', day(1))]).toEqual([
      { late: false },
      { late: true },
    ]);
  });

  test.each<[string, () => unknown, string | null]>([
    ['own plan', () => approveCard(planned, 'ann', day(0)), 'card_own'],
    ['approved twice', () => approveCard(approved, 'leo', day(0)), 'card_state'],
    ['self score of another', () => selfScoreCard(approved, 'leo', later), 'forbidden'],
    ['self score in the month', () => selfScoreCard(approved, 'ann', day(29)), 'card_month_running'],
    ['self score without a plan', () => selfScoreCard(planned, 'ann', later), 'card_state'],
    ['self score in time', () => selfScoreCard(approved, 'ann', new Date(+term - 1)), null],
    ['self score at the term', () => selfScoreCard(approved, 'ann', term), 'card_self_score_late'],
    ['self score after the lead', () => selfScoreCard(scored, 'ann', later), 'card_state'],
    ['own score', () => scoreCard(selfScored, 'ann', later), 'card_own'],
    ['score before the agent', () => scoreCard(approved, 'leo', later), 'card_self_score_open'],
    ['score after the term', () => scoreCard(approved, 'leo', term), null],
    ['score again', () => scoreCard(scored, 'leo', later), null],
    ['score after confirming', () => scoreCard(confirmed, 'leo', later), 'card_state'],
    ['confirm unscored', () => confirmCard(selfScored, 'max', later), 'card_state'],
    ['confirm own scores', () => confirmCard(scored, 'leo', later), 'card_same_scorer'],
    ['confirm own card', () => confirmCard(scored, 'ann', later), 'card_own'],
    ['confirm', () => confirmCard(scored, 'max', later), null],
    ['close unconfirmed', () => closeCard(scored, [], later), 'card_state'],
    ['close with open lines', () => closeCard(confirmed, ['other'], later), 'card_lines_open'],
    ['close', () => closeCard(confirmed, [], later), null],
    ['close twice', () => closeCard(closed, [], later), 'card_closed'],
    ['score a closed card', () => scoreCard(closed, 'leo', later), 'card_closed'],
    ['import after confirming', () => importIntoCard(confirmed, 'leo', later), 'card_state'],
    ['import into a closed card', () => importIntoCard(closed, 'leo', later), 'card_closed'],
    ['import into one’s own', () => importIntoCard(approved, 'ann', later), 'card_own'],
  ])('%s', (_, act, code) => expect(refusal(act)?.code ?? null).toBe(code));

  test('points stay within the line, and a departure has a reason', () => {
    const [line] = SHIPPED_CONTENT.online.lines;
    expect(refusal(() => checkPoints(line!, exact('50.01')))).toMatchObject({ code: 'card_points_wrong', most: 50 });
    expect(refusal(() => checkPoints(line!, exact('-0.01')))?.code).toBe('card_points_wrong');
    expect(refusal(() => checkPoints(line!, exact(50)))).toBeNull();
    expect(refusal(() => checkDeparture('k', exact(3), exact(4), ' ')))?.toMatchObject({
      code: 'reason_required',
      line: 'k',
    });
    expect(refusal(() => checkDeparture('k', exact(4), exact(4), ''))).toBeNull();
    expect(refusal(() => checkDeparture('k', exact(4), null, ''))).toBeNull();
  });
});

test('one content has one text, and differences name their place', () => {
  expect(canonical({ b: 1, a: [{ d: 1, c: undefined }] })).toBe('{"a":[{"d":1}],"b":1}');
  expect(canonical({ a: 1, b: 2 })).toBe(canonical({ b: 2, a: 1 }));
  expect(differences({ a: { x: 1, y: 2 } }, { a: { x: 1, y: 3, z: 4 } })).toEqual([
    { path: 'a.y', before: 2, after: 3 },
    { path: 'a.z', before: null, after: 4 },
  ]);
});
