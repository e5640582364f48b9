/** The list with one item moved by some places; past an end nothing moves. */
export function moved<T>(list: readonly T[], index: number, by: number): T[] {
  const to = index + by;
  if (to < 0 || to >= list.length) return [...list];
  const others = list.filter((_, i) => i !== index);
  return [...others.slice(0, to), list[index]!, ...others.slice(to)];
}
