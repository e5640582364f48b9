/** A change that a join made to a fact of the survivor. */
export interface FactChange {
  before: string | null;
  after: string | null;
}
export type FactChanges = Readonly<Record<string, FactChange>>;

/**
 * What an undone join gives back: each fact that still stands as the join left it. What somebody has changed since
 * stays: it is newer than the join.
 */
export function factsToRestore(
  changes: FactChanges,
  current: Readonly<Record<string, string | null>>,
): Record<string, string | null> {
  const untouched = Object.entries(changes).filter(([fact, { after }]) => (current[fact] ?? null) === after);
  return Object.fromEntries(untouched.map(([fact, { before }]) => [fact, before]));
}

/**
 * The changes of a later join of the same survivor once an earlier one is undone: where the later one would give back
 * what the earlier one had brought, it gives back what stood before both.
 */
export function withoutEarlier(later: FactChanges, undone: FactChanges): FactChanges {
  const settled = Object.entries(later).map(([fact, change]): [string, FactChange] => {
    const earlier = undone[fact];
    return [fact, earlier && earlier.after === change.before ? { ...change, before: earlier.before } : change];
  });
  return Object.fromEntries(settled);
}
