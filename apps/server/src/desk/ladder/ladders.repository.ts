import { Injectable } from '@nestjs/common';
import type { Ladder } from '#contract';
import { Database, type Sql } from '../../platform/database/database';

export interface LadderRow {
  team_id: string | null;
  version: number;
  steps: NonNullable<Ladder['steps']> | null;
  max_transfers: number;
  manager_id: string | null;
  written_at: Date;
  by_name: string;
}

@Injectable()
export class LaddersRepository {
  constructor(private readonly database: Database) {}

  /** The newest version of each; earlier ones stay written down. */
  latest(sql: Sql = this.database): Promise<LadderRow[]> {
    return sql.rows<LadderRow>(
      `select distinct on (team_id) team_id, version, steps, max_transfers, manager_id, written_at, by_name
       from ladder order by team_id, version desc`,
    );
  }

  /** Two admins at once write one after the other. */
  async lock(sql: Sql): Promise<void> {
    await sql.rows('lock table ladder in share row exclusive mode');
  }

  async append(sql: Sql, row: LadderRow & { by_agent_id: string }): Promise<void> {
    await sql.rows(
      `insert into ladder (team_id, version, steps, max_transfers, manager_id, written_at, by_agent_id, by_name)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        ...[row.team_id, row.version, row.steps && JSON.stringify(row.steps), row.max_transfers, row.manager_id],
        ...[row.written_at, row.by_agent_id, row.by_name],
      ],
    );
  }
}
