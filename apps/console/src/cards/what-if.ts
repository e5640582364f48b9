import type { Card, CardLine } from '#contract';
import { type CardResult, exact, type Exact, plus, resultOf } from '#domain';

/** By how much more of a line is imagined, in the line's own unit. */
export type Wishes = Record<string, number>;

/** The card as it would be with more done, by the very functions the server computes with. */
export function imagined(card: Pick<Card, 'lines' | 'grades'>, wishes: Wishes): CardResult {
  return resultOf(
    card,
    ({ key }) =>
      measuresOf(
        card.lines.find((line) => line.key === key)!,
        wishes[key] ?? 0,
      ),
    ({ key }) =>
      saidOf(
        card.lines.find((line) => line.key === key)!,
        wishes[key] ?? 0,
      ),
  );
}

function measuresOf({ measures }: CardLine, more: number) {
  return measures.map(({ actual, target }) => ({ actual: plus(exact(actual), exact(more)), target: exact(target) }));
}

const pointsOf = (said: { points: string } | null): Exact | null => said && exact(said.points);

/** Who imagines other work looks at the formula: what people said was said of the work that was done. */
function saidOf({ superior, reviewer }: CardLine, more: number) {
  const said = more === 0;
  return { self: null, superior: said ? pointsOf(superior) : null, reviewer: said ? pointsOf(reviewer) : null };
}

/** Lines one can imagine more or less of: measured once, and by counting. */
export const imaginable = ({ measures, source, formula }: CardLine): boolean =>
  measures.length === 1 && formula.type !== 'per_unit_missing' && source.kind !== 'conditions';

/** How far the slider of a line goes: to its target and half of it again, or by twenty half-points of conduct. */
export function reachOf({ measures, source, formula }: CardLine): { least: number; most: number; step: number } {
  const [actual, target] = [Number(toNumber(measures[0]!.actual)), Number(toNumber(measures[0]!.target))];
  if (formula.type === 'per_event') return { least: -actual, most: 10, step: source.kind === 'violations' ? 0.5 : 1 };
  const step = target > 20 ? Math.max(1, Math.round(target / 100)) : 1;
  return { least: 0, most: Math.max(step, Math.ceil((target * 1.2 - actual) / step) * step), step };
}

function toNumber(text: string): number {
  const { n, d } = exact(text);
  return Number(n) / Number(d);
}
