/**
 * The groups of a contact after the month turned: each gives way to the one its contacts go over to, one step a month however
 * the groups follow each other (DOMAIN N4). In the order given, each once.
 */
export function turnedGroups(groups: readonly string[], next: ReadonlyMap<string, string>): string[] {
  return [...new Set(groups.map((id) => next.get(id) ?? id))];
}

/** Whether contacts who go over from a group to `nextId` would come back to it in some later month. */
export function turnsBack(id: string, nextId: string, next: ReadonlyMap<string, string>): boolean {
  const seen = new Set<string>();
  for (let at: string | undefined = nextId; at && !seen.has(at); at = next.get(at)) {
    if (at === id) return true;
    seen.add(at);
  }
  return false;
}
