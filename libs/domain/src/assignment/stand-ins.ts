/** Who stands in for an agent who is away: in a span of time, or whenever that is (null on that side). */
export interface StandIn {
  agentId: string;
  standInId: string;
  /** Included. */
  from: Date | null;
  /** Not included. */
  until: Date | null;
}

/** Agent → stand-in at an instant. One with dates comes before one for whenever; of two of a kind the later made. */
export function standInsAt(rows: readonly StandIn[], at: Date): Map<string, string> {
  const standing = rows.filter((row) => begins(row) <= at.getTime() && at.getTime() < ends(row));
  const dated = (row: StandIn): boolean => row.from !== null || row.until !== null;
  const inOrder = [...standing.filter((row) => !dated(row)), ...standing.filter(dated)];
  return new Map(inOrder.map(({ agentId, standInId }) => [agentId, standInId]));
}

/**
 * The loop that a new stand-in would close at some time, as agents in order beginning and ending with its agent; null when it
 * closes none. Rows whose times never meet make no loop. `rows` are the others that stand, without the one it replaces.
 */
export function standInLoop(rows: readonly StandIn[], added: StandIn): string[] | null {
  return walk(rows, added, [added.agentId, added.standInId], begins(added), ends(added));
}

function walk(rows: readonly StandIn[], added: StandIn, path: string[], from: number, until: number): string[] | null {
  const at = path.at(-1)!;
  if (at === added.agentId) return path;
  for (const row of rows) {
    if (row.agentId !== at || path.slice(1).includes(row.standInId)) continue;
    const [later, sooner] = [Math.max(from, begins(row)), Math.min(until, ends(row))];
    const loop = later < sooner ? walk(rows, added, [...path, row.standInId], later, sooner) : null;
    if (loop) return loop;
  }
  return null;
}

const begins = ({ from }: StandIn): number => from?.getTime() ?? -Infinity;
const ends = ({ until }: StandIn): number => until?.getTime() ?? Infinity;
