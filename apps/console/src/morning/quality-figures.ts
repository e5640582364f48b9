import type { RecordFact } from '#contract';

/** In the order in which they are asked for (DOMAIN V8). */
export const FACTS: readonly RecordFact[] = ['name', 'address', 'phone', 'model', 'boughtOn', 'fault', 'wish'];

/** A whole per cent that never says 100 of what is not whole. */
export function percent(part: number, whole: number): number {
  if (whole === 0) return 0;
  return part === whole ? 100 : Math.min(99, Math.round((part / whole) * 100));
}
