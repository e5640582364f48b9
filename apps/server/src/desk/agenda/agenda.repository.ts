import { Injectable } from '@nestjs/common';
import type { Interval, PromiseKind } from '#domain';
import { Database } from '../../platform/database/database';
import { joinPerson } from '../contacts/person';

/** A callback or a promise as a calendar has it. */
export interface DatedRow {
  id: string;
  /** Null for a callback. */
  kind: PromiseKind | null;
  from_at: Date;
  /** Null where only the beginning is known. */
  to_at: Date | null;
  version: number;
  changed_at: Date;
  contact_name: string;
  ticket_id: string | null;
  ticket_number: string | null;
  ticket_team_id: string | null;
  ticket_holder_id: string | null;
}

const LONGEST = 500;
const changedAt = (
  kind: string,
) => `(select e.at from desk_event e where e.subject_kind = '${kind}' and e.subject_id = r.id
  order by e.version desc limit 1)`;
const TICKET = `t.id as ticket_id, t.number as ticket_number, t.team_id as ticket_team_id, t.holder_id as ticket_holder_id,
  c.name as contact_name`;
const DUE = 'greatest(r.due_at, r.snoozed_until)';

@Injectable()
export class AgendaRepository {
  constructor(private readonly database: Database) {}

  /** Those of the agent that are still to be done. */
  callbacks(agentId: string, { from, to }: Interval): Promise<DatedRow[]> {
    return this.database.rows<DatedRow>(
      `select r.id, null as kind, ${DUE} as from_at, null as to_at, r.version,
         coalesce(${changedAt('callback')}, r.planned_at) as changed_at, ${TICKET}
       from callback r ${joinPerson('r.contact_id')} left join ticket t on t.id = r.ticket_id
       where r.agent_id = $1 and r.done_at is null and r.cancelled_at is null and ${DUE} between $2 and $3
       order by from_at, r.id limit ${LONGEST}`,
      [agentId, from, to],
    );
  }

  /** Those that run, of the tickets the agent holds and those the agent goes out for. */
  promises(agentId: string, { from, to }: Interval): Promise<DatedRow[]> {
    return this.database.rows<DatedRow>(
      `select r.id, r.kind, r.from_at, r.to_at, r.version, coalesce(${changedAt('promise')}, r.from_at) as changed_at, ${TICKET}
       from promise r ${joinPerson('r.contact_id')} join ticket t on t.id = r.ticket_id
       where (t.holder_id = $1 or r.resource_agent_id = $1) and r.from_at between $2 and $3
         and r.kept_at is null and r.absent_at is null and r.cancelled_at is null
       order by r.from_at, r.id limit ${LONGEST}`,
      [agentId, from, to],
    );
  }

  /** Which version the agent's shifts are in, and when that was written down; null for whom none were ever planned. */
  shiftsWritten(agentId: string): Promise<{ version: number; at: Date } | null> {
    return this.database.row(
      `select p.version, w.at from shift_plan p join lateral (select max(created_at) as at from (
           select created_at from shift_pattern where agent_id = p.agent_id
           union all select created_at from shift_day where agent_id = p.agent_id) written) w on w.at is not null
       where p.agent_id = $1`,
      [agentId],
    );
  }
}
