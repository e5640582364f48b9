import { Injectable } from '@nestjs/common';
import { Database, type Sql, type Tx } from '../database/database';
import { storableJson } from '../database/storable';
import { Wake } from '../wake/wake';

/** A row of desk_event before it is stored (law 4). */
export interface NewEvent {
  subjectKind: string;
  subjectId: string;
  version: number;
  ticketId?: string | null;
  contactId?: string | null;
  agentId?: string | null;
  teamId?: string | null;
  holderId?: string | null;
  messageId?: string | null;
  type: string;
  payload: unknown;
  actor: { kind: 'agent' | 'contact' | 'desk'; id: string | null; name: string };
  at: Date;
}

export interface StoredEvent extends Omit<NewEvent, 'payload'> {
  id: string;
  position: string;
  payload: Record<string, unknown>;
}

/** What a reader wants with each event in the same round trip: ` , name` and the lateral join that brings it. */
export interface Beside {
  column: string;
  join: string;
}
const NOTHING: Beside = { column: '', join: '' };

/** What a reader of some types gets of the next events. */
export interface EventPage<E extends StoredEvent> {
  events: E[];
  /** Up to where it has read, its next position; null when nothing new can be read. */
  at: string | null;
  /** A full page was gone through. */
  more: boolean;
  /** Something is stored that can't be read in order yet. */
  held: boolean;
}

export const EVENTS_STORED = 'events';

const COLUMNS = `subject_kind, subject_id, version, ticket_id, contact_id, agent_id, team_id, holder_id, message_id, type, payload,
  actor_kind, actor_id, actor_name, at`;

/** The insert alone, for writers that put it into a larger statement: `$n` is a JSON array of `eventRow`s. */
export const insertEventsSql = (parameter: string): string =>
  `insert into desk_event (${COLUMNS}) select ${COLUMNS} from json_populate_recordset(null::desk_event, ${parameter}::json)`;

export const eventRow = (e: NewEvent): Record<string, unknown> => ({
  subject_kind: e.subjectKind,
  subject_id: e.subjectId,
  version: e.version,
  ticket_id: e.ticketId ?? undefined,
  contact_id: e.contactId ?? undefined,
  agent_id: e.agentId ?? undefined,
  team_id: e.teamId ?? undefined,
  holder_id: e.holderId ?? undefined,
  message_id: e.messageId ?? undefined,
  type: e.type,
  payload: e.payload,
  actor_kind: e.actor.kind,
  actor_id: e.actor.id,
  actor_name: e.actor.name,
  at: e.at,
});

const READ = `id::text, xid::text || ':' || id::text as position, subject_kind as "subjectKind", subject_id as "subjectId",
  version, ticket_id as "ticketId", contact_id as "contactId", agent_id as "agentId", team_id as "teamId",
  holder_id as "holderId", message_id as "messageId", type, payload,
  json_build_object('kind', actor_kind, 'id', actor_id, 'name', actor_name) as actor, at`;

@Injectable()
export class EventLog {
  constructor(
    private readonly database: Database,
    private readonly wake: Wake,
  ) {}

  /** Stores events in the transaction of their change and wakes the feed once that is durable. */
  async append(tx: Tx, events: NewEvent[]): Promise<void> {
    if (events.length === 0) return;
    await tx.rows(insertEventsSql('$1'), [storableJson(events.map(eventRow))]);
    this.announce(tx);
  }

  announce(tx: Tx): void {
    tx.afterCommit(() => this.wake.up(EVENTS_STORED));
  }

  /**
   * Events after a position, in feed order, below every transaction still running (law 5). `held`: something more is
   * stored that can't be read in order yet.
   */
  async after<E extends StoredEvent = StoredEvent>(
    position: string,
    limit: number,
    beside: Beside = NOTHING,
  ): Promise<{ events: E[]; held: boolean }> {
    const [xid, id] = position.split(':');
    const rows = await this.database.keyed<E & { held: boolean }>(
      `select latest.held, page.* from (select coalesce((select xid >= pg_snapshot_xmin(pg_current_snapshot())
           from desk_event order by xid desc, id desc limit 1), false) as held) latest
       left join lateral (select ${READ}${beside.column}, desk_event.xid as "inXid", desk_event.id as "inOrder"
         from desk_event ${beside.join}
         where (xid, id) > ($1::xid8, $2::bigint) and xid < pg_snapshot_xmin(pg_current_snapshot())
         order by desk_event.xid, desk_event.id limit $3) page on true
       order by page."inXid", page."inOrder"`,
      [xid, id, limit],
    );
    return { events: rows.filter((row) => row.id !== null), held: rows[0]!.held };
  }

  /** As `after` for a reader that wants some types alone: it goes through `limit` events and fetches only those. */
  async some<E extends StoredEvent = StoredEvent>(
    position: string,
    types: readonly string[],
    limit: number,
    beside: Beside = NOTHING,
  ): Promise<EventPage<E>> {
    const [xid, id] = position.split(':');
    const [page] = await this.database.keyed<{ at: string | null; seen: number; settled: number }>(
      `with page as (select xid, id, xid < pg_snapshot_xmin(pg_current_snapshot()) as settled from desk_event
         where (xid, id) > ($1::xid8, $2::bigint) order by xid, id limit $3)
       select (select xid::text || ':' || id::text from page where settled order by page.xid desc, page.id desc limit 1) as at,
         (select count(*)::int from page) as seen, (select count(*)::int from page where settled) as settled`,
      [xid, id, limit],
    );
    const { at, seen, settled } = page!;
    if (!at) return { events: [], at, more: false, held: seen > 0 };
    const [toXid, toId] = at.split(':');
    // The limit keeps the types out of the inner read: a page is found by its place, however many events of a type there are.
    const events = await this.database.keyed<E>(
      `select ${READ}${beside.column} from (select * from desk_event
         where (xid, id) > ($1::xid8, $2::bigint) and (xid, id) <= ($3::xid8, $4::bigint) order by xid, id limit $6) desk_event ${beside.join}
       where type = any($5) order by desk_event.xid, desk_event.id`,
      [xid, id, toXid, toId, types, settled],
    );
    return { events, at, more: settled === limit, held: settled < seen };
  }

  /** The position a snapshot is read at: everything below it is in the snapshot, nothing at or above it is skipped. */
  async position(sql: Sql): Promise<string> {
    const at = await sql.row<{ xmin: string }>('select pg_snapshot_xmin(pg_current_snapshot())::text as xmin');
    return `${at!.xmin}:0`;
  }

  one<E extends StoredEvent = StoredEvent>(id: string, beside: Beside = NOTHING): Promise<E | null> {
    return this.database.row<E>(
      `select ${READ}${beside.column} from desk_event ${beside.join} where desk_event.id = $1`,
      [id],
    );
  }

  /** Newest events of a ticket itself, newest first; `types` are prefixes such as `ticket.`, and say by themselves whose they are. */
  async ofTicket(sql: Sql, ticketId: string, types: string[], limit: number): Promise<StoredEvent[]> {
    return sql.rows<StoredEvent>(
      `select ${READ} from desk_event where ticket_id = $1 and type like any($2) and type <> 'ticket.marks_moved'
       order by desk_event.id desc limit $3`,
      [ticketId, types.map((t) => `${t}%`), limit],
    );
  }

  /** Events of some types from one time on, oldest first; `until.to` is not in it. */
  ofTypes<E extends StoredEvent = StoredEvent>(
    from: Date,
    types: string[],
    beside: Beside = NOTHING,
    until: { to: Date | null; limit: number | null } = { to: null, limit: null },
  ): Promise<E[]> {
    return this.database.rows<E>(
      `select ${READ}${beside.column} from desk_event ${beside.join}
       where type = any($1) and at >= $2 and ($3::timestamptz is null or at < $3) order by desk_event.id limit $4`,
      [types, from, until.to, until.limit],
    );
  }
}
