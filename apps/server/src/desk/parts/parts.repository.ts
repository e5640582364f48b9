import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/auth/principal';
import { Database, type Sql, type Tx } from '../../platform/database/database';
import { joinPerson } from '../contacts/person';
import { Conditions } from '../records/conditions';
import { insertOnce, saveColumns } from '../records/record-rows';
import { visibleBranches } from '../tickets/gate';
import type { NewPart, PartRow } from './part.view';

export interface PartFilter {
  state: 'open' | 'today' | 'ended' | 'all';
  ticketId?: string;
  holderId?: string;
}
interface DoneBefore {
  part_id: string;
  ticket_id: string;
  act: string;
}

const SELECT = `select r.*, r.expected_on::text as expected_on, c.name as contact_name, t.number as ticket_number,
  t.team_id as ticket_team_id, t.holder_id as ticket_holder_id
  from part r ${joinPerson('r.contact_id')} join ticket t on t.id = r.ticket_id`;

const OPEN = 'r.fitted_at is null and r.cancelled_at is null';
const STATES = {
  open: OPEN,
  today: `${OPEN} and (r.requested_at is null or r.arrived_at is not null)`,
  ended: `not (${OPEN})`,
  all: 'true',
};

const CHANGED = [
  ...(['kind', 'name', 'number', 'quantity', 'note', 'fault', 'reminded_at', 'late_at', 'requested_at'] as const),
  ...(['requested_by_id', 'expected_on', 'arrived_at', 'fit_by', 'overdue_at', 'fitted_at'] as const),
  ...(['cancelled_at', 'end_note', 'next_step_at', 'message_id'] as const),
];

@Injectable()
export class PartsRepository {
  constructor(private readonly database: Database) {}

  row(sql: Sql, id: string): Promise<PartRow | null> {
    return sql.row<PartRow>(`${SELECT} where r.id = $1`, [id]);
  }

  lock(sql: Sql, id: string): Promise<PartRow | null> {
    return sql.row<PartRow>(`${SELECT} where r.id = $1 for update of r`, [id]);
  }

  async insert(sql: Sql, part: NewPart): Promise<void> {
    await insertOnce(sql, 'part', 'id', part);
  }

  save(sql: Sql, part: PartRow): Promise<void> {
    return saveColumns<PartRow>(sql, 'part', CHANGED, part);
  }

  openOf(sql: Sql, ticketId: string): Promise<PartRow[]> {
    return sql.rows<PartRow>(`${SELECT} where r.ticket_id = $1 and ${OPEN} order by r.needed_at`, [ticketId]);
  }

  doneBefore(sql: Sql, agentId: string, clientId: string): Promise<DoneBefore | null> {
    return sql.row<DoneBefore>(
      `select a.part_id, a.act, p.ticket_id from part_act a join part p on p.id = a.part_id
       where a.agent_id = $1 and a.client_id = $2`,
      [agentId, clientId],
    );
  }

  /** False when another try has just taken the client id. */
  async keepAct(sql: Sql, done: { agentId: string; clientId: string; partId: string; act: string; at: Date }) {
    const kept = await sql.rows(
      `insert into part_act (agent_id, client_id, part_id, act, at) values ($1, $2, $3, $4, $5)
       on conflict do nothing returning act`,
      [done.agentId, done.clientId, done.partId, done.act, done.at],
    );
    return kept.length > 0;
  }

  /** Tickets with a step due, each claimed by one sweep at a time. A part is only ever changed under its ticket's lock. */
  async claimDue(tx: Tx, now: Date, limit: number): Promise<string[]> {
    const due = await tx.rows<{ ticket_id: string }>(
      'select ticket_id from part where next_step_at <= $1 order by next_step_at limit $2',
      [now, limit],
    );
    const claimed = await tx.rows<{ id: string }>(
      'select id from ticket where id = any($1) order by id for update skip locked',
      [[...new Set(due.map(({ ticket_id }) => ticket_id))]],
    );
    return claimed.map(({ id }) => id);
  }

  dueOf(tx: Tx, ticketIds: readonly string[], now: Date): Promise<PartRow[]> {
    return tx.rows<PartRow>(
      `${SELECT} where r.ticket_id = any($1) and r.next_step_at <= $2 order by r.next_step_at for update of r`,
      [ticketIds, now],
    );
  }

  async nextDueAt(now: Date): Promise<Date | null> {
    const next = await this.database.row<{ at: Date | null }>(
      'select min(next_step_at) as at from part where next_step_at > $1',
      [now],
    );
    return next?.at ?? null;
  }

  /** The one gate of the ticket (law 10); the oldest need first. */
  page(me: Principal, filter: PartFilter, after: string[] | null, limit: number) {
    const asked = new Conditions();
    const branches = visibleBranches(me, (value) => asked.param(value)).map((branch) => `(${branch})`);
    asked
      .always(`exists (select 1 from ticket where ticket.id = r.ticket_id and (${branches.join(' or ')}))`)
      .always(STATES[filter.state])
      .when('r.ticket_id = ?', filter.ticketId)
      .when('t.holder_id = ?', filter.holderId)
      .when('(r.needed_at, r.id) > (?::timestamptz, ?::uuid)', after?.[0], after?.[1]);
    const select = SELECT.replace('select r.*', 'select r.*, r.needed_at::text as key_at');
    return this.database.rows<PartRow & { key_at: string }>(
      `${select} ${asked.where} order by r.needed_at, r.id limit ${asked.param(limit)}`,
      asked.params,
    );
  }
}
