/** Numbers in any order; millions of them are best given as an array of their own kind. */
type Numbers = readonly number[] | Float64Array;

/** The middle value, or the mean of the two middle ones; null of nothing. */
export function median(values: Numbers): number | null {
  if (values.length === 0) return null;
  const own = new Float64Array(values);
  const middle = own.length >> 1;
  const upper = nth(own, middle);
  return own.length % 2 === 1 ? upper : (own.subarray(0, middle).reduce(greater) + upper) / 2;
}

/**
 * The nearest-rank percentile: the smallest value that at least `share` (0 to 1) of the values do not exceed; null of
 * nothing. It is always one of the values, so the figure opens to a row; a value between two rows would not.
 */
export function percentile(values: Numbers, share: number): number | null {
  // 0.07 * 100 is 7.000000000000001 in binary: without the cut the rank would be one too high.
  const rank = Math.ceil(Number((share * values.length).toPrecision(12)));
  return values.length === 0 ? null : nth(new Float64Array(values), Math.min(Math.max(rank, 1), values.length) - 1);
}

/** The part of the values below `limit`, 0 to 1; null of nothing. At the limit is late, as with the window (DOMAIN W1). */
export function shareWithin(values: Numbers, limit: number): number | null {
  return values.length === 0 ? null : Float64Array.from(values).filter((value) => value < limit).length / values.length;
}

const greater = (a: number, b: number): number => (a > b ? a : b);

/**
 * The value that would stand at `index` if the values were sorted; what stands before it afterwards is no greater. By Hoare's
 * selection: a year of a million waits is asked for its middle whenever a report is opened, and sorting it takes several times as long.
 */
function nth(values: Float64Array, index: number): number {
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const pivot = middleOf(values[low]!, values[(low + high) >> 1]!, values[high]!);
    let [i, j] = [low, high];
    while (i <= j) {
      while (values[i]! < pivot) i += 1;
      while (values[j]! > pivot) j -= 1;
      if (i > j) break;
      const moved = values[i]!;
      values[i] = values[j]!;
      values[j] = moved;
      i += 1;
      j -= 1;
    }
    if (index <= j) high = j;
    else if (index >= i) low = i;
    else break;
  }
  return values[index]!;
}

const middleOf = (a: number, b: number, c: number): number => Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
