import { type Exact, exact, sum, ZERO } from './exact';
import { inYuan } from './formula';
import { type Grade, gradeOf, scoreOf } from './grades';
import { type Measure, pointsOf } from './points';
import type { TemplateLine } from './template';

/** What people said of a line; each null until somebody said something else than before. */
export interface Said {
  self: Exact | null;
  superior: Exact | null;
  reviewer: Exact | null;
}

export interface LineResult {
  key: string;
  /** By the formula; null where only a person can say. */
  computed: Exact | null;
  /** What holds: the reviewer's, else the superior's, else the computed points. A self score is advice only. */
  final: Exact | null;
}

export interface CardResult {
  lines: LineResult[];
  /** Points of all lines that have any, not rounded. */
  total: Exact;
  score: Exact;
  grade: Grade;
  /** What lines in yuan propose, one below the other. */
  amount: Exact;
  /** Lines that still wait for a person. */
  open: string[];
}

/** A card as it stands, from what was measured and said of each line (DOMAIN sections 2 and 3). */
export function resultOf(
  content: { lines: readonly TemplateLine[]; grades: readonly Grade[] },
  measured: (line: TemplateLine) => readonly Measure[],
  said: (line: TemplateLine) => Said,
): CardResult {
  const lines = content.lines.map((line) => lineResult(line, measured(line), said(line)));
  const of = (yuan: boolean): Exact[] =>
    lines.filter((_, i) => inYuan(content.lines[i]!.formula) === yuan).map(({ final }) => final ?? ZERO);
  const total = sum(of(false));
  const score = scoreOf(total);
  const open = lines
    .filter(({ final }, i) => final === null && !inYuan(content.lines[i]!.formula))
    .map(({ key }) => key);
  return { lines, total, score, grade: gradeOf(content.grades, score), amount: sum(of(true)), open };
}

function lineResult(line: TemplateLine, measures: readonly Measure[], { superior, reviewer }: Said): LineResult {
  const computed = pointsOf(line.formula, exact(line.weight), measures);
  return { key: line.key, computed, final: reviewer ?? superior ?? computed };
}
