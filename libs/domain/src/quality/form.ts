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

/** What is wrong with a form: in which field of which line (from 0), and why. */
export interface QualityFormFault {
  at: number;
  field: 'key' | 'rule' | 'weight';
  why: 'twice' | 'weight';
}

/** Lines that nobody could mark by: one that stands twice, weighs nothing, or repeats the rule of another. */
export function qualityFormFaults(lines: readonly QualityLine[]): QualityFormFault[] {
  return lines.flatMap((line, at): QualityFormFault[] => {
    const before = lines.slice(0, at);
    if (before.some(({ key }) => key === line.key)) return [{ at, field: 'key', why: 'twice' }];
    if (line.kind === 'minus' && before.some((one) => one.kind === 'minus' && one.rule === line.rule))
      return [{ at, field: 'rule', why: 'twice' }];
    return line.kind === 'weighted' && !(line.weight > 0) ? [{ at, field: 'weight', why: 'weight' }] : [];
  });
}

/**
 * Refuses a form that nobody could mark by: throws `quality_line_wrong` with the field of its first fault, and `quality_weights_wrong`
 * with the sum unless the weights add to 100.
 */
export function checkQualityForm(lines: readonly QualityLine[]): void {
  const [fault] = qualityFormFaults(lines);
  if (fault) {
    const { at, field, why } = fault;
    throw new DomainError('quality_line_wrong', { line: lines[at]!.key, why, field: `lines.${at}.${field}` });
  }
  const weights = lines.flatMap((line) => (line.kind === 'weighted' ? [exact(line.weight)] : []));
  const total = sum(weights);
  if (compare(total, exact(100)) !== 0)
    throw new DomainError('quality_weights_wrong', { sum: Number(total.n) / Number(total.d) });
}
