import type { PromiseDay, PromiseView } from '#contract';
import { isReleased, resourceKey } from '#domain';
import { instantAt, wallClock } from '../records/zone-time';

type Board = Pick<PromiseDay, 'day' | 'zone' | 'rows' | 'taken' | 'resources' | 'gapSeconds' | 'holdSeconds'>;

/** A slot on the board: of a promise, or hours that are taken by what the reader may not see. */
export interface Entry {
  key: string;
  from: number;
  to: number;
  promise: PromiseView | null;
}

export interface Gap {
  from: number;
  to: number;
}

export interface Column {
  key: string;
  resource: string | null;
  resourceAgentId: string | null;
  entries: Entry[];
  /** Hours in which an appointment may still begin and end, with its distance to both neighbours. */
  gaps: Gap[];
}

const NOBODY = 'nobody';
const USUAL_HOURS = { from: 8, to: 20 };
const SHORTEST_GAP_MS = 30 * 60_000;

/** The hours that the board shows: the usual day, and more where something is promised earlier or later. */
export function hoursOf({ zone, rows, taken }: Board): { from: number; to: number } {
  const slots = [...rows, ...taken];
  const hour = (at: string): number => Number(wallClock(zone, new Date(at)).slice(11, 13));
  const end = (at: string): number => hour(new Date(Date.parse(at) - 60_000).toISOString()) + 1;
  return {
    from: Math.min(USUAL_HOURS.from, ...slots.map(({ from }) => hour(from))),
    to: Math.max(USUAL_HOURS.to, ...slots.map(({ to }) => end(to))),
  };
}

/** A column for everything that can be booked, what nobody was found for first, the others by name. */
export function columnsOf(board: Board, nameOf: (agentId: string) => string, nowMs: number): Column[] {
  const columns = new Map<string, Column>();
  const columnOf = (resource: string | null, resourceAgentId: string | null): Column => {
    const key = resourceAgentId ?? (resource === null ? NOBODY : `name:${resourceKey(resource)}`);
    const known = columns.get(key) ?? { key, resource, resourceAgentId, entries: [], gaps: [] };
    columns.set(key, known);
    return known;
  };
  board.resources.forEach(({ resource, resourceAgentId }) => columnOf(resource, resourceAgentId));
  for (const promise of board.rows)
    columnOf(promise.resource, promise.resourceAgentId).entries.push(entryOf(promise.id, promise, promise));
  board.taken.forEach((slot, i) =>
    columnOf(slot.resource, slot.resourceAgentId).entries.push(entryOf(`t${i}`, slot, null)),
  );
  const title = ({ resource, resourceAgentId }: Column) => resource ?? (resourceAgentId ? nameOf(resourceAgentId) : '');
  const sorted = [...columns.values()].sort((a, b) => title(a).localeCompare(title(b), 'zh-CN'));
  return sorted.map((column) => withGaps(column, board, nowMs));
}

const entryOf = (key: string, { from, to }: { from: string; to: string }, promise: PromiseView | null): Entry => ({
  key,
  from: Date.parse(from),
  to: Date.parse(to),
  promise,
});

function withGaps(column: Column, board: Board, nowMs: number): Column {
  const entries = column.entries.sort((a, b) => a.from - b.from);
  if (column.key === NOBODY) return { ...column, entries };
  const hours = hoursOf(board);
  const taking = entries.filter((entry) => takes(entry, board.holdSeconds, nowMs));
  // What has passed is free for nobody.
  const day = { from: Math.max(nowMs, atHour(board, hours.from)), to: atHour(board, hours.to) };
  return { ...column, entries, gaps: gapsBetween(taking, day, board.gapSeconds * 1000) };
}

/** A slot that was called off takes nothing, and neither does one that nobody came to while it was held. */
function takes({ promise, from, to }: Entry, holdSeconds: number, nowMs: number): boolean {
  if (!promise) return true;
  const keptAt = promise.keptAt === null ? null : new Date(promise.keptAt);
  const slot = { from: new Date(from), to: new Date(to) };
  return promise.cancelledAt === null && !isReleased({ slot, keptAt }, holdSeconds, new Date(nowMs));
}

/** What is free between slots, with the distance that must lie around each of them taken off. */
export function gapsBetween(entries: readonly Gap[], day: Gap, distanceMs: number): Gap[] {
  const gaps: Gap[] = [];
  let free = day.from;
  for (const { from, to } of entries) {
    gaps.push({ from: free, to: from - distanceMs });
    free = Math.max(free, to + distanceMs);
  }
  gaps.push({ from: free, to: day.to });
  return gaps.filter((gap) => gap.to - gap.from >= SHORTEST_GAP_MS);
}

/** Midnight at the end of the day is its twenty-fourth hour. */
export function atHour({ zone, day }: Pick<Board, 'zone' | 'day'>, hour: number): number {
  const at = instantAt(zone, day, `${String(Math.min(hour, 23)).padStart(2, '0')}:00`).getTime();
  return hour < 24 ? at : at + 3_600_000;
}
