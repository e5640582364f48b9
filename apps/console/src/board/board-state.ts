import type { Board, BoardAgent, BoardUpdate, DeskEvent, TicketRow } from '#contract';

/** One waiting contact on the board. `dueMs` is parsed once: ten thousand strips are compared often. */
export interface Strip {
  row: TicketRow;
  dueMs: number;
}
export interface BoardState {
  /** Soonest due first; the next to breach is on top. */
  strips: Strip[];
  /** Strips that are still on their way, all due later than those here. */
  more: number;
  agents: BoardAgent[];
  totals: Board['totals'];
  alarms: Board['alarms'];
  thresholds: Board['thresholds'];
  workingUntil: string | null;
  teamId: string | null;
  position: string;
}
export interface PresenceChange {
  agentId: string;
  presence: BoardAgent['agent']['presence'];
}
interface Folded {
  state: BoardState;
  /** Tickets that may have come onto the board, of which an event told too little to draw the strip. */
  unknownIds: string[];
}

export function boardFrom(board: Board, teamId: string | null): BoardState {
  const { agents, totals, alarms, thresholds, more, workingUntil, position } = board;
  const strips = board.waiting.filter((row) => isWaiting(row, teamId)).map(stripOf);
  return { strips: strips.sort(byDue), more, agents, totals, alarms, thresholds, workingUntil, teamId, position };
}

export function foldEvents(state: BoardState, events: readonly DeskEvent[]): Folded {
  const known = new Map(state.strips.map(({ row }) => [row.id, row]));
  const changed = new Map<string, TicketRow>();
  const unknownIds = new Set<string>();
  for (const event of events) {
    if (event.subject.kind !== 'ticket' || !isAfter(event.position, state.position)) continue;
    const before = changed.get(event.subject.id) ?? known.get(event.subject.id);
    const row = patched(before, event);
    if (row) changed.set(row.id, row);
    else if (!before && mayEnter(event, state.teamId)) unknownIds.add(event.subject.id);
  }
  const position = events.reduce(
    (last, event) => (isAfter(event.position, last) ? event.position : last),
    state.position,
  );
  const folded = { ...withRows(state, changed), position };
  return { state: folded, unknownIds: [...unknownIds].filter((id) => !changed.has(id)) };
}

/** Puts in rows that were asked for one by one; an older version than the one shown changes nothing. */
export function foldRows(state: BoardState, rows: readonly TicketRow[]): BoardState {
  const shown = new Map(state.strips.map(({ row }) => [row.id, row.version]));
  const newer = rows.filter((row) => row.version > (shown.get(row.id) ?? 0));
  return withRows(state, new Map(newer.map((row) => [row.id, row])));
}

export function foldUpdate(state: BoardState, update: BoardUpdate): BoardState {
  const changed = new Map(update.agents.map((entry) => [entry.agent.id, entry]));
  const kept = state.agents.map((entry) => changed.get(entry.agent.id) ?? entry);
  const shown = new Set(state.agents.map(({ agent }) => agent.id));
  const added = update.agents.filter(({ agent }) => !shown.has(agent.id));
  const agents = [...kept, ...added].filter(({ agent }) => inTeam(agent.teamIds, state.teamId));
  return { ...state, agents, totals: update.totals, alarms: update.alarms, thresholds: update.thresholds };
}

export function foldPresence(state: BoardState, changes: readonly PresenceChange[]): BoardState {
  const presences = new Map(changes.map(({ agentId, presence }) => [agentId, presence]));
  const agents = state.agents.map((entry) => {
    const presence = presences.get(entry.agent.id);
    return presence ? { ...entry, agent: { ...entry.agent, presence } } : entry;
  });
  return { ...state, agents };
}

/** holder → the window that ends soonest among those the holder answers for. */
export function nextWindows(strips: readonly Strip[]): Map<string, NonNullable<TicketRow['window']>> {
  const soonest = new Map<string, NonNullable<TicketRow['window']>>();
  for (const { row } of strips) {
    if (row.holderId && row.window && !soonest.has(row.holderId)) soonest.set(row.holderId, row.window);
  }
  return soonest;
}

/** Whether feed position `a` comes after `b`: transaction id first, then event id (law 5). */
export function isAfter(a: string, b: string): boolean {
  const [xidA = '0', idA = '0'] = a.split(':');
  const [xidB = '0', idB = '0'] = b.split(':');
  return xidA === xidB ? BigInt(idA) > BigInt(idB) : BigInt(xidA) > BigInt(xidB);
}

function patched(before: TicketRow | undefined, event: DeskEvent): TicketRow | null {
  const changes = changesOf(event);
  if (before) return event.version > before.version ? { ...before, ...changes, version: event.version } : before;
  return isWhole(changes) ? { ...changes, version: event.version } : null;
}

function withRows(state: BoardState, rows: ReadonlyMap<string, TicketRow>): BoardState {
  if (rows.size === 0) return state;
  const kept = state.strips.filter(({ row }) => !rows.has(row.id));
  const entering = [...rows.values()].filter((row) => isWaiting(row, state.teamId)).map(stripOf);
  return { ...state, strips: merged(kept, entering.sort(byDue)) };
}

function merged(a: readonly Strip[], b: readonly Strip[]): Strip[] {
  const all: Strip[] = [];
  let i = 0;
  for (const strip of b) {
    while (i < a.length && byDue(a[i]!, strip) <= 0) all.push(a[i++]!);
    all.push(strip);
  }
  return all.concat(a.slice(i));
}

function mayEnter(event: DeskEvent, teamId: string | null): boolean {
  const changes = changesOf(event);
  return Boolean(changes.window) || (teamId !== null && changes.teamId === teamId);
}

function changesOf(event: DeskEvent): Partial<TicketRow> {
  return 'changes' in event.payload ? (event.payload.changes as Partial<TicketRow>) : {};
}

function isWhole(changes: Partial<TicketRow>): changes is TicketRow {
  return changes.id !== undefined && changes.number !== undefined && changes.contactName !== undefined;
}

function isWaiting(row: TicketRow, teamId: string | null): boolean {
  return row.window !== null && row.closedAt === null && (teamId === null || row.teamId === teamId);
}

function inTeam(teamIds: readonly string[], teamId: string | null): boolean {
  return teamId === null || teamIds.includes(teamId);
}

function stripOf(row: TicketRow): Strip {
  return { row, dueMs: Date.parse(row.window!.dueAt) };
}

function byDue(a: Strip, b: Strip): number {
  return a.dueMs - b.dueMs || a.row.number - b.row.number;
}
