/** Where a team's tickets go that nobody took for a while. */
export interface Overflow {
  teamId: string;
  toTeamId: string;
}

/**
 * The loop that teams would pass a ticket round by, as teams in order beginning and ending with the same one; null when
 * there is none. `rows` hold at most one for each team.
 */
export function overflowLoop(rows: readonly Overflow[], from: string): string[] | null {
  const next = new Map(rows.map(({ teamId, toTeamId }) => [teamId, toTeamId]));
  const path = [from];
  for (let at = next.get(from); at !== undefined; at = next.get(at)) {
    if (path.includes(at)) return at === from ? [...path, at] : null;
    path.push(at);
  }
  return null;
}
