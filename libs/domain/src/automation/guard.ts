/** Why a rule whose conditions held was not let act. */
export type Guarded = 'loop' | 'depth' | 'often';

/**
 * Whether a rule may act on an event with these causes behind it: never on its own doing, whatever lies between (`loop`), not at the end
 * of a chain of `depth` rules (`depth`), and on one ticket at most `hourly` times an hour (`often`). Null when it may.
 */
export function guardOf(
  ruleId: string,
  { chain, ranLastHour }: { chain: readonly string[]; ranLastHour: number },
  { depth, hourly }: { depth: number; hourly: number },
): Guarded | null {
  if (chain.includes(ruleId)) return 'loop';
  if (chain.length >= depth) return 'depth';
  return ranLastHour >= hourly ? 'often' : null;
}
