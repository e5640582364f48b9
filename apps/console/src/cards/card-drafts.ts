import type { Card, CardActName, CardLine } from '#contract';
import { compare, exact, inYuan, mostOf } from '#domain';

/** Points that somebody is about to give, by line, as typed. */
export type Drafts = Record<string, { points: string; reason: string }>;
export type Scoring = Extract<CardActName, 'self_score' | 'score' | 'confirm'>;

const MODES: readonly Scoring[] = ['self_score', 'confirm', 'score'];

/** Which points this person can give now; one kind at a time. */
export const scoringOf = ({ acts }: Pick<Card, 'acts'>): Scoring | null =>
  MODES.find((mode) => acts.includes(mode)) ?? null;

/** What stands in a field before anything is typed. */
export function startOf(line: CardLine, mode: Scoring): { points: string; reason: string } {
  const said = mode === 'self_score' ? line.self : mode === 'score' ? line.superior : line.reviewer;
  return said ?? { points: '', reason: '' };
}

/** What a line came to before these points: the agent's are held against nothing. */
export const beforeOf = (line: CardLine, mode: Scoring): string | null =>
  mode === 'self_score' ? null : mode === 'score' ? line.computed : line.final;

export type Fault = 'number' | 'range' | 'reason' | null;

/** What is wrong with typed points; the server decides again. */
export function faultOf(line: CardLine, mode: Scoring, { points, reason }: Drafts[string]): Fault {
  if (points.trim() === '') return null;
  if (!/^\d{1,4}(\.\d{1,4})?$/.test(points.trim())) return 'number';
  const typed = exact(points.trim());
  const top = mostOf(line.formula, line.weight);
  if (top !== null && compare(typed, exact(top)) > 0) return 'range';
  const before = beforeOf(line, mode);
  return before !== null && compare(typed, exact(before)) !== 0 && reason.trim().length < 2 ? 'reason' : null;
}

/** Lines whose points are typed by people. */
export const scorable = ({ formula }: CardLine): boolean => !inYuan(formula);

/** What is sent: every line with points. */
export const linesOf = (drafts: Drafts) =>
  Object.entries(drafts)
    .filter(([, { points }]) => points.trim() !== '')
    .map(([line, { points, reason }]) => ({ line, points: points.trim(), reason: reason.trim() }));
