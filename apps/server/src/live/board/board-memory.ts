import type { DeskEvent, QueueCounts, TicketPayload, TicketRow } from '#contract';
import { maySee } from '../../desk/tickets/gate';
import type { Principal } from '../../platform/auth/principal';

const ACTIVE = new Set(['open', 'waiting', 'on_hold']);
const BREACHING_MS = 10 * 60_000;

interface Group {
  teamId: string | null;
  holderId: string | null;
  status: string;
  count: number;
}

/** Every active ticket's row, kept by the feed: counts and waiting lists cost no query. */
export class BoardMemory {
  private readonly rows = new Map<string, TicketRow>();
  private readonly waiting = new Map<string, TicketRow>();
  private readonly groups = new Map<string, Group>();
  private readonly queued = new Map<string, TicketRow>();
  /** Since when nobody could take a ticket. */
  readonly unassignable = new Map<string, string>();

  load(rows: TicketRow[], unassignable: { id: string; at: string }[]): void {
    rows.forEach((row) => this.put(row));
    unassignable.forEach(({ id, at }) => this.unassignable.set(id, at));
  }

  /** Answers the ticket's row after the event; undefined when it is not known here and must be read. */
  apply(event: DeskEvent): TicketRow | undefined {
    const { changes } = event.payload as unknown as TicketPayload;
    const known = this.rows.get(event.subject.id);
    if (known && event.version <= known.version) return known;
    if (!known && event.type !== 'ticket.opened') return undefined;
    const row = { ...known, ...changes, version: event.version } as TicketRow;
    this.put(row);
    if (event.type === 'ticket.unassignable') this.unassignable.set(row.id, event.at);
    if (row.holderId || !ACTIVE.has(row.status)) this.unassignable.delete(row.id);
    return row;
  }

  put(row: TicketRow): void {
    const before = this.rows.get(row.id);
    if (before) this.count(before, -1);
    if (ACTIVE.has(row.status)) {
      this.rows.set(row.id, row);
      this.count(row, 1);
    } else this.rows.delete(row.id);
    if (!row.holderId && row.status === 'open') this.queued.set(row.id, row);
    else this.queued.delete(row.id);
    if (row.window && ACTIVE.has(row.status)) this.waiting.set(row.id, row);
    else this.waiting.delete(row.id);
  }

  row(id: string): TicketRow | undefined {
    return this.rows.get(id);
  }

  /** Tickets with a running window that this agent may see, soonest due first. */
  waitingFor(me: Principal, teamId?: string): TicketRow[] {
    const seen = [...this.waiting.values()].filter((row) => maySee(me, row) && (!teamId || row.teamId === teamId));
    return seen.sort((a, b) => (a.window!.dueAt < b.window!.dueAt ? -1 : 1));
  }

  /** Tickets that have wanted an agent for longer than a while, and of which nobody has said that none can take them. */
  leftAlone(since: number): TicketRow[] {
    return [...this.queued.values()].filter(
      (row) => !this.unassignable.has(row.id) && Date.parse(row.updatedAt) < since,
    );
  }

  countWaiting(me: Principal, teamId?: string): number {
    let count = 0;
    for (const row of this.waiting.values()) if (maySee(me, row) && (!teamId || row.teamId === teamId)) count += 1;
    return count;
  }

  /** Who answers for how many windows, and when the next of them is due: one pass for all holders. */
  windowsByHolder(): Map<string, { windowsOpen: number; nextDueAt: string }> {
    const byHolder = new Map<string, { windowsOpen: number; nextDueAt: string }>();
    for (const { holderId, window } of this.waiting.values()) {
      if (!holderId) continue;
      const held = byHolder.get(holderId);
      if (!held) byHolder.set(holderId, { windowsOpen: 1, nextDueAt: window!.dueAt });
      else {
        held.windowsOpen += 1;
        if (window!.dueAt < held.nextDueAt) held.nextDueAt = window!.dueAt;
      }
    }
    return byHolder;
  }

  totals(me: Principal, teamId?: string): { open: number; unassigned: number } {
    const groups = this.groupsFor(me).filter((g) => !teamId || g.teamId === teamId);
    return { open: sum(groups), unassigned: sum(groups.filter((g) => !g.holderId)) };
  }

  loads(): Map<string, number> {
    const loads = new Map<string, number>();
    for (const { holderId, status, count } of this.groups.values())
      if (holderId && status === 'open') loads.set(holderId, (loads.get(holderId) ?? 0) + count);
    return loads;
  }

  counts(me: Principal, now: number): QueueCounts {
    const groups = this.groupsFor(me);
    const soon = new Date(now + BREACHING_MS).toISOString();
    return {
      mine: sum([...this.groups.values()].filter((g) => g.holderId === me.agentId)),
      unassigned: sum(groups.filter((g) => !g.holderId)),
      team: sum(groups.filter((g) => g.teamId !== null && me.teamIds.includes(g.teamId))),
      all: sum(groups),
      breaching: [...this.waiting.values()].filter((row) => row.window!.dueAt < soon && maySee(me, row)).length,
      waiting: sum(groups.filter((g) => g.status === 'waiting')),
    };
  }

  private groupsFor(me: Principal): Group[] {
    return [...this.groups.values()].filter((group) => maySee(me, group));
  }

  private count({ teamId, holderId, status }: TicketRow, by: number): void {
    const key = `${teamId} ${holderId} ${status}`;
    const group = this.groups.get(key) ?? { teamId, holderId, status, count: 0 };
    group.count += by;
    if (group.count === 0) this.groups.delete(key);
    else this.groups.set(key, group);
  }
}

const sum = (groups: Group[]): number => groups.reduce((n, { count }) => n + count, 0);
