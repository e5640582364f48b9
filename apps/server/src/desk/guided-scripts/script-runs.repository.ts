import { Injectable } from '@nestjs/common';
import { Database, type Sql } from '../../platform/database/database';
import { joinPerson } from '../contacts/person';
import { insertOnce } from '../records/record-rows';
import type { RunRow } from './script-run.view';

type Shown = 'title' | 'kind' | 'agent_name' | 'callback_result' | 'ticket_team_id' | 'ticket_holder_id';
export type NewRun = Omit<RunRow, Shown | 'version'>;

/** What a script is filled in with, of a ticket or a callback. */
export interface RunSubject {
  ticketId: string | null;
  contactId: string;
  inboxId: string;
  teamId: string | null;
  contactName: string;
  contactCompany: string | null;
  locale: string | null;
  number: string | null;
  subject: string | null;
  openedAt: Date | null;
}

const SELECT = `select r.*, s.title, s.kind, a.name as agent_name, b.result as callback_result, t.team_id as ticket_team_id,
  t.holder_id as ticket_holder_id from script_run r join guided_script s on s.id = r.script_id
  join agent a on a.id = r.agent_id left join callback b on b.id = r.callback_id left join ticket t on t.id = r.ticket_id`;
const SUBJECT = `t.inbox_id as "inboxId", t.team_id as "teamId", c.name as "contactName", c.company as "contactCompany",
  c.locale, t.number, t.subject, t.created_at as "openedAt"`;

@Injectable()
export class ScriptRunsRepository {
  constructor(private readonly database: Database) {}

  row(sql: Sql, id: string): Promise<RunRow | null> {
    return sql.row<RunRow>(`${SELECT} where r.id = $1`, [id]);
  }

  lock(sql: Sql, id: string): Promise<RunRow | null> {
    return sql.row<RunRow>(`${SELECT} where r.id = $1 for update of r`, [id]);
  }

  byClient(sql: Sql, agentId: string, clientId: string): Promise<RunRow | null> {
    return sql.row<RunRow>(`${SELECT} where r.agent_id = $1 and r.client_id = $2`, [agentId, clientId]);
  }

  /** The run of that script which this agent has not ended, there. */
  running(sql: Sql, run: Pick<NewRun, 'script_id' | 'agent_id' | 'ticket_id' | 'callback_id'>): Promise<RunRow | null> {
    return sql.row<RunRow>(
      `${SELECT} where r.script_id = $1 and r.agent_id = $2 and r.ended_at is null
         and r.callback_id is not distinct from $3 and ($3::uuid is not null or r.ticket_id = $4)`,
      [run.script_id, run.agent_id, run.callback_id, run.ticket_id],
    );
  }

  of(about: { ticketId?: string | undefined; callbackId?: string | undefined }): Promise<RunRow[]> {
    const [column, id] = about.callbackId ? ['callback_id', about.callbackId] : ['ticket_id', about.ticketId];
    return this.database.rows<RunRow>(`${SELECT} where r.${column} = $1 order by r.started_at desc limit 50`, [id]);
  }

  /** False when the agent has one running there, or this is a retry. */
  insert(sql: Sql, run: NewRun): Promise<boolean> {
    return insertOnce(sql, 'script_run', '', { ...run, steps: JSON.stringify(run.steps) });
  }

  async save(sql: Sql, { id, steps, ended_at }: RunRow): Promise<void> {
    await sql.rows('update script_run set steps = $2, ended_at = $3, version = version + 1 where id = $1', [
      id,
      JSON.stringify(steps),
      ended_at,
    ]);
  }

  ofTicket(sql: Sql, id: string): Promise<RunSubject | null> {
    return sql.row<RunSubject>(
      `select t.id as "ticketId", t.contact_id as "contactId", ${SUBJECT} from ticket t ${joinPerson('t.contact_id')} where t.id = $1`,
      [id],
    );
  }

  ofCallback(sql: Sql, id: string): Promise<RunSubject | null> {
    return sql.row<RunSubject>(
      `select b.ticket_id as "ticketId", b.contact_id as "contactId", ${SUBJECT} from callback b
       ${joinPerson('b.contact_id')} left join ticket t on t.id = b.ticket_id where b.id = $1`,
      [id],
    );
  }
}
