/** A minute to four hours, and half an hour among them (DOMAIN W1). */
const OF_WAITS = [60, 120, 300, 600, 900, 1200, 1500, 1800, 2700, 3600, 7200, 14_400] as const;
/** Half an hour to a week. */
const OF_DAYS = [1800, 3600, 7200, 14_400, 28_800, 57_600, 86_400, 172_800, 259_200, 604_800] as const;

/** Where the classes of durations begin, in seconds: those of waits, unless a tenth and more of the durations outlast them. */
export const spreadEdges = (p90: number): readonly number[] => (p90 <= OF_WAITS.at(-1)! ? OF_WAITS : OF_DAYS);

/**
 * How many values lie in each class: below the first edge, from each edge to the next, and from the last one on. An edge
 * belongs to the class that it begins, as a reply at the limit is late (DOMAIN W1). Edges stand in rising order.
 */
export function spreadOf(values: Iterable<number>, edges: readonly number[]): number[] {
  const counts = Array.from({ length: edges.length + 1 }, () => 0);
  for (const value of values) counts[classOf(value, edges)]! += 1;
  return counts;
}

function classOf(value: number, edges: readonly number[]): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
