import { Injectable } from '@nestjs/common';
import type { AgentLimit } from '#contract';
import { Database, type Sql } from '../../platform/database/database';

export interface LimitRow {
  id: string;
  agent_id: string;
  capacity: number;
  usual: number;
  reason: string;
  from_at: Date;
  until_at: Date | null;
  ended_at: Date | null;
  ended_by_name: string | null;
  by_name: string;
}
export type NewLimit = LimitRow & { by_id: string; client_id: string };

const COLUMNS = 'id, agent_id, capacity, usual, reason, from_at, until_at, ended_at, ended_by_name, by_name';

@Injectable()
export class LimitsRepository {
  constructor(private readonly database: Database) {}

  list(agentId: string, limit: number): Promise<LimitRow[]> {
    return this.database.rows(
      `select ${COLUMNS} from agent_limit where agent_id = $1 order by from_at desc, id desc limit $2`,
      [agentId, limit],
    );
  }

  byClient(sql: Sql, byId: string, clientId: string): Promise<LimitRow | null> {
    return sql.row(`select ${COLUMNS} from agent_limit where by_id = $1 and client_id = $2`, [byId, clientId]);
  }

  /** Ends the one that runs, if one does, and answers it. */
  endRunning(sql: Sql, agentId: string, at: Date, byName: string | null): Promise<LimitRow | null> {
    return sql.row(
      `update agent_limit set ended_at = $2, ended_by_name = $3 where agent_id = $1 and ended_at is null returning ${COLUMNS}`,
      [agentId, at, byName],
    );
  }

  async insert(sql: Sql, row: NewLimit): Promise<void> {
    await sql.rows(
      `insert into agent_limit (${COLUMNS}, by_id, client_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        ...[row.id, row.agent_id, row.capacity, row.usual, row.reason, row.from_at, row.until_at],
        ...[row.ended_at, row.ended_by_name, row.by_name, row.by_id, row.client_id],
      ],
    );
  }

  due(now: Date, limit: number): Promise<{ agent_id: string; until_at: Date }[]> {
    return this.database.rows(
      'select agent_id, until_at from agent_limit where ended_at is null and until_at <= $1 order by until_at limit $2',
      [now, limit],
    );
  }

  /** Null when somebody has ended it meanwhile. */
  async usualOfDue(sql: Sql, agentId: string, now: Date): Promise<number | null> {
    await sql.rows('select from agent where id = $1 for no key update', [agentId]);
    const row = await sql.row<{ usual: number }>(
      'select usual from agent_limit where agent_id = $1 and ended_at is null and until_at <= $2',
      [agentId, now],
    );
    return row && row.usual;
  }

  async endDue(sql: Sql, agentId: string, now: Date): Promise<void> {
    await sql.rows(
      `update agent_limit set ended_at = until_at where agent_id = $1 and ended_at is null and until_at <= $2`,
      [agentId, now],
    );
  }

  async nextEnd(): Promise<Date | null> {
    const row = await this.database.row<{ at: Date | null }>(
      'select min(until_at) as at from agent_limit where ended_at is null',
    );
    return row?.at ?? null;
  }
}

export const limitView = (r: LimitRow): AgentLimit => ({
  id: r.id,
  agentId: r.agent_id,
  capacity: r.capacity,
  usual: r.usual,
  reason: r.reason,
  byName: r.by_name,
  fromAt: r.from_at.toISOString(),
  untilAt: r.until_at && r.until_at.toISOString(),
  endedAt: r.ended_at && r.ended_at.toISOString(),
  endedByName: r.ended_by_name,
});
