/** The middle value, or the mean of the two middle ones; null of nothing. */
export function median(values: readonly number[]): number | null {
  const sorted = ascending(values);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return null;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/**
 * The nearest-rank percentile: the smallest value that at least `share` (0 to 1) of the values do not exceed; null of
 * nothing. It is always one of the values, so the figure opens to a row; a value between two rows would not.
 */
export function percentile(values: readonly number[], share: number): number | null {
  // 0.07 * 100 is 7.000000000000001 in binary: without the cut the rank would be one too high.
  const rank = Math.ceil(Number((share * values.length).toPrecision(12)));
  return ascending(values)[Math.min(Math.max(rank, 1), values.length) - 1] ?? null;
}

/** The part of the values below `limit`, 0 to 1; null of nothing. At the limit is late, as with the window (DOMAIN W1). */
export function shareWithin(values: readonly number[], limit: number): number | null {
  return values.length === 0 ? null : values.filter((value) => value < limit).length / values.length;
}

function ascending(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b);
}
