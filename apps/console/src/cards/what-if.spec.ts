import type { Card, CardLine } from '#contract';
import { SHIPPED_CONTENT, shown, unrounded } from '#domain';
import { faultOf, linesOf, scoringOf } from './card-drafts';
import { imaginable, imagined, reachOf } from './what-if';

const { lines, grades } = SHIPPED_CONTENT.online;
const measured: Record<string, [string, string]> = {
  result: ['396', '450'],
  callbacks: ['19', '20'],
  refinement: ['200', '210'],
  analysis: ['2', '3'],
  other: ['1', '0'],
};
const card = {
  grades,
  lines: lines.map((line) => {
    const [actual, target] = measured[line.key]!;
    const none = { computed: '1', self: null, superior: null, reviewer: null, final: '1', evidence: 0, imported: null };
    return { ...line, measures: [{ actual, target }], ...none } as CardLine;
  }),
} as Pick<Card, 'lines' | 'grades'>;
const at = (wishes: Record<string, number>) => {
  const { total, score, grade } = imagined(card, wishes);
  return [unrounded(total), shown(score, 2), grade.name['zh-CN'], grade.k];
};

test('thirty more leads, and the third deliverable', () => {
  expect(at({})).toEqual(['88.190476…', '88.19', '合格', 0.9]);
  expect(at({ result: 30 })).toEqual(['91.523810…', '91.52', '良好', 1]);
  expect(at({ result: 30, analysis: 1 })).toEqual(['94.857143…', '94.86', '良好', 1]);
  expect(at({ result: 1000 })[0]).toBe(at({ result: 54 })[0]);
});

test('what a superior said gives way where other work is imagined, and nowhere else', () => {
  const said = {
    ...card,
    lines: card.lines.map((line) =>
      line.key === 'analysis' ? { ...line, superior: { points: '9', reason: '好' } } : line,
    ),
  };
  expect(unrounded(imagined(said, {}).total)).toBe('90.523810…');
  expect(unrounded(imagined(said, { analysis: 1 }).total)).toBe('91.523810…');
});

test('sliders reach beyond the target, and below nothing for what costs points', () => {
  const reach = Object.fromEntries(card.lines.filter(imaginable).map((line) => [line.key, reachOf(line)]));
  expect(reach.result).toEqual({ least: 0, most: 145, step: 5 });
  expect(reach.callbacks).toEqual({ least: 0, most: 5, step: 1 });
  expect(reach.other).toEqual({ least: -1, most: 10, step: 0.5 });
});

test.each([
  ['', '', null],
  ['8', '', 'reason'],
  ['8', '质量好', null],
  ['1', '', null],
  ['10.01', '好的', 'range'],
  ['八', '好的', 'number'],
  ['-1', '好的', 'number'],
])('points %p with reason %p: %p', (points, reason, fault) => {
  expect(faultOf(card.lines[3]!, 'score', { points, reason })).toBe(fault);
});

test('one kind of points at a time, and only typed ones are sent', () => {
  expect([scoringOf({ acts: ['score', 'confirm'] }), scoringOf({ acts: ['approve'] })]).toEqual(['confirm', null]);
  expect(linesOf({ a: { points: ' 3 ', reason: ' x ' }, b: { points: ' ', reason: '' } })).toEqual([
    { line: 'a', points: '3', reason: 'x' },
  ]);
});
