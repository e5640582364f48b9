import { compare, exact, sum } from '../cards';
import type { ConductRule } from '../conduct';
import { DomainError } from '../errors';

interface Line {
  key: string;
  name: { 'zh-CN': string; en: string };
  /** What to look for. */
  help: { 'zh-CN': string; en: string };
}
/** A part of the hundred. */
export type WeightedLine = Line & { kind: 'weighted'; weight: number };
/** What a yes proposes to the ledger of conduct, at the points of its day (DOMAIN W2): it takes nothing from the score itself. */
export type MinusLine = Line & { kind: 'minus'; rule: ConductRule };
/** A yes makes the whole score nothing. */
export type FatalLine = Line & { kind: 'fatal' };
export type QualityLine = WeightedLine | MinusLine | FatalLine;
export type QualityMedium = 'call' | 'written';

/**
 * Refuses a form that nobody could mark by: throws `quality_weights_wrong` with the sum unless the weights add to 100, and
 * `quality_line_wrong` for a line that stands twice, weighs nothing, or repeats the rule of another.
 */
export function checkQualityForm(lines: readonly QualityLine[]): void {
  mustBeOnce(lines.map(({ key }) => key));
  mustBeOnce(lines.flatMap((line) => (line.kind === 'minus' ? [line.rule] : [])));
  const weighted = lines.filter((line) => line.kind === 'weighted');
  for (const { key, weight } of weighted)
    if (!(weight > 0)) throw new DomainError('quality_line_wrong', { line: key, why: 'weight' });
  const total = sum(weighted.map(({ weight }) => exact(weight)));
  if (compare(total, exact(100)) !== 0)
    throw new DomainError('quality_weights_wrong', { sum: Number(total.n) / Number(total.d) });
}

function mustBeOnce(names: readonly string[]): void {
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new DomainError('quality_line_wrong', { line: twice, why: 'twice' });
}
