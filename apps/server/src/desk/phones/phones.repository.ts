import { Injectable } from '@nestjs/common';
import type { AgentPhone } from '#domain';
import { Database, type Sql } from '../../platform/database/database';
import type { PhoneRow } from './agent-phone.view';

const COLUMNS = 'agent_id, state, since, due_at, call_id, "then", version';

@Injectable()
export class PhonesRepository {
  constructor(private readonly database: Database) {}

  all(sql: Sql = this.database): Promise<PhoneRow[]> {
    return sql.rows<PhoneRow>(`select ${COLUMNS} from agent_phone`);
  }

  of(agentId: string, sql: Sql = this.database): Promise<PhoneRow | null> {
    return sql.row<PhoneRow>(`select ${COLUMNS} from agent_phone where agent_id = $1`, [agentId]);
  }

  /** The agent's phone, locked; made ready where there was none. */
  async lock(sql: Sql, agentId: string, now: Date): Promise<PhoneRow> {
    await sql.rows(
      `insert into agent_phone (agent_id, state, since, "then", version) values ($1, 'ready', $2, 'ready', 0)
       on conflict (agent_id) do nothing`,
      [agentId, now],
    );
    return (await sql.row<PhoneRow>(`select ${COLUMNS} from agent_phone where agent_id = $1 for update`, [agentId]))!;
  }

  async save(sql: Sql, agentId: string, phone: AgentPhone): Promise<PhoneRow> {
    return (await sql.row<PhoneRow>(
      `update agent_phone set state = $2, since = $3, due_at = $4, call_id = $5, "then" = $6, version = version + 1
       where agent_id = $1 returning ${COLUMNS}`,
      [agentId, phone.state, phone.since, phone.dueAt, phone.callId, phone.then],
    ))!;
  }

  async due(now: Date, limit: number): Promise<string[]> {
    const rows = await this.database.rows<{ agent_id: string }>(
      'select agent_id from agent_phone where due_at <= $1 order by due_at limit $2',
      [now, limit],
    );
    return rows.map(({ agent_id }) => agent_id);
  }

  async nextDueAt(): Promise<Date | null> {
    const row = await this.database.row<{ at: Date | null }>('select min(due_at) as at from agent_phone');
    return row?.at ?? null;
  }
}
