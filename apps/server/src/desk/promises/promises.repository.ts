import { Injectable } from '@nestjs/common';
import type { Interval } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { Database, type Sql, type Tx } from '../../platform/database/database';
import { joinPerson, membersOf } from '../contacts/person';
import { Conditions } from '../records/conditions';
import { insertOnce, saveColumns } from '../records/record-rows';
import { visibleBranches } from '../tickets/gate';
import type { PromiseRow } from './promise.view';

type Joined = 'contact_name' | 'ticket_number' | 'ticket_team_id' | 'ticket_holder_id';
export type NewPromise = Omit<PromiseRow, 'version' | Joined>;

export interface PromiseFilter {
  day?: Interval;
  resourceKey?: string;
  holderId?: string;
  ticketId?: string;
  contactId?: string;
  state: 'open' | 'breached' | 'ended' | 'all';
}

export interface DoneBefore {
  promise_id: string;
  ticket_id: string;
  act: string;
}

const SELECT = `select r.*, r.expected_on::text as expected_on, c.name as contact_name, t.number as ticket_number,
  t.team_id as ticket_team_id, t.holder_id as ticket_holder_id
  from promise r ${joinPerson('r.contact_id')} join ticket t on t.id = r.ticket_id`;

const RUNNING = 'r.kept_at is null and r.absent_at is null and r.cancelled_at is null';
const STATES = { open: RUNNING, breached: 'r.breached_at is not null', ended: `not (${RUNNING})`, all: 'true' };

const CHANGED = [
  ...(['from_at', 'to_at', 'zone', 'agreement', 'former', 'reminders', 'next_step_at', 'breached_at'] as const),
  ...(['charged_id', 'kept_at', 'lifted_at', 'absent_at', 'cancelled_at', 'end_note', 'callback_id'] as const),
  ...(['resource', 'resource_agent_id', 'resource_key', 'expected_on'] as const),
];

@Injectable()
export class PromisesRepository {
  constructor(private readonly database: Database) {}

  row(sql: Sql, id: string): Promise<PromiseRow | null> {
    return sql.row<PromiseRow>(`${SELECT} where r.id = $1`, [id]);
  }

  lock(sql: Sql, id: string): Promise<PromiseRow | null> {
    return sql.row<PromiseRow>(`${SELECT} where r.id = $1 for update of r`, [id]);
  }

  async insert(sql: Sql, promise: NewPromise): Promise<void> {
    await insertOnce(sql, 'promise', 'id', promise);
  }

  save(sql: Sql, promise: PromiseRow): Promise<void> {
    return saveColumns<PromiseRow>(sql, 'promise', CHANGED, promise);
  }

  doneBefore(sql: Sql, agentId: string, clientId: string): Promise<DoneBefore | null> {
    return sql.row<DoneBefore>(
      `select a.promise_id, a.act, p.ticket_id from promise_act a join promise p on p.id = a.promise_id
       where a.agent_id = $1 and a.client_id = $2`,
      [agentId, clientId],
    );
  }

  /** False when another try has just taken the client id. */
  async keepAct(sql: Sql, done: { agentId: string; clientId: string; promiseId: string; act: string; at: Date }) {
    const kept = await sql.rows(
      `insert into promise_act (agent_id, client_id, promise_id, act, at) values ($1, $2, $3, $4, $5)
       on conflict do nothing returning act`,
      [done.agentId, done.clientId, done.promiseId, done.act, done.at],
    );
    return kept.length > 0;
  }

  /** Who wants one resource waits here for who wants it too, so that both can't take the same hour. */
  async lockResource(tx: Tx, key: string): Promise<void> {
    await tx.rows(`select pg_advisory_xact_lock(hashtextextended($1, 7246))`, [`promise:${key}`]);
  }

  /** What takes a resource near a time, without the one that is to be moved. */
  near(sql: Sql, key: string, between: Interval, exceptId: string | null): Promise<PromiseRow[]> {
    return sql.rows<PromiseRow>(
      `${SELECT} where r.resource_key = $1 and r.to_at > $2 and r.from_at < $3 and r.cancelled_at is null
       and r.id is distinct from $4::uuid order by r.from_at`,
      [key, between.from, between.to, exceptId],
    );
  }

  /** Tickets with a step due, each claimed by one sweep at a time. A promise is only ever changed under its ticket's lock. */
  async claimDue(tx: Tx, now: Date, limit: number): Promise<string[]> {
    const due = await tx.rows<{ ticket_id: string }>(
      'select ticket_id from promise where next_step_at <= $1 order by next_step_at limit $2',
      [now, limit],
    );
    const claimed = await tx.rows<{ id: string }>(
      'select id from ticket where id = any($1) order by id for update skip locked',
      [[...new Set(due.map(({ ticket_id }) => ticket_id))]],
    );
    return claimed.map(({ id }) => id);
  }

  dueOf(tx: Tx, ticketIds: readonly string[], now: Date): Promise<PromiseRow[]> {
    return tx.rows<PromiseRow>(
      `${SELECT} where r.ticket_id = any($1) and r.next_step_at <= $2 order by r.next_step_at for update of r`,
      [ticketIds, now],
    );
  }

  async nextDueAt(now: Date): Promise<Date | null> {
    const next = await this.database.row<{ at: Date | null }>(
      'select min(next_step_at) as at from promise where next_step_at > $1',
      [now],
    );
    return next?.at ?? null;
  }

  /** Who held a ticket at an instant, by what is written of it: a transfer since then changes nothing. */
  async holderAt(sql: Sql, ticketId: string, at: Date): Promise<string | null> {
    const told = await sql.row<{ holder_id: string | null }>(
      `select holder_id from desk_event where ticket_id = $1 and subject_kind = 'ticket' and at <= $2
       order by id desc limit 1`,
      [ticketId, at],
    );
    return told?.holder_id ?? null;
  }

  ofTickets(sql: Sql, ticketIds: string[]): Promise<PromiseRow[]> {
    return sql.rows<PromiseRow>(`${SELECT} where r.ticket_id = any($1::uuid[]) order by r.created_at`, [ticketIds]);
  }

  page(me: Principal, filter: PromiseFilter, after: string[] | null, limit: number) {
    const asked = new Conditions();
    asked
      .always(seenBy(me, asked))
      .always(STATES[filter.state])
      .when('r.from_at >= ? and r.from_at < ?', filter.day?.from, filter.day?.to)
      .when('r.resource_key = ?', filter.resourceKey)
      .when('t.holder_id = ?', filter.holderId)
      .when('r.ticket_id = ?', filter.ticketId)
      .when(`r.contact_id = any(${membersOf('?')})`, filter.contactId)
      .when('(r.from_at, r.id) > (?::timestamptz, ?::uuid)', after?.[0], after?.[1]);
    const select = SELECT.replace('select r.*', 'select r.*, r.from_at::text as key_at');
    return this.database.rows<PromiseRow & { key_at: string }>(
      `${select} ${asked.where} order by r.from_at, r.id limit ${asked.param(limit)}`,
      asked.params,
    );
  }

  /** A day with everything that takes a resource; `seen` says which of it the reader may know more of. */
  day(me: Principal, { from, to }: Interval): Promise<(PromiseRow & { seen: boolean })[]> {
    const asked = new Conditions().when('r.from_at >= ? and r.from_at < ?', from, to);
    const select = SELECT.replace('select r.*', `select r.*, ${seenBy(me, asked)} as seen`);
    return this.database.rows(`${select} ${asked.where} order by r.from_at, r.id`, asked.params);
  }

  /** What was booked since a time, each once, the names as they were last written. */
  resourcesSince(at: Date): Promise<Pick<PromiseRow, 'resource' | 'resource_agent_id'>[]> {
    return this.database.rows(
      `select distinct on (resource_key) resource, resource_agent_id from promise
       where resource_key is not null and from_at > $1 order by resource_key, from_at desc limit 60`,
      [at],
    );
  }
}

/** The one gate of its ticket (law 10). */
function seenBy(me: Principal, asked: Conditions): string {
  const branches = visibleBranches(me, (value) => asked.param(value)).map((branch) => `(${branch})`);
  return `exists (select 1 from ticket where ticket.id = r.ticket_id and (${branches.join(' or ')}))`;
}
