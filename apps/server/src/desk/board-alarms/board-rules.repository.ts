import { Injectable } from '@nestjs/common';
import type { BoardRule } from '#contract';
import { Database, type Sql } from '../../platform/database/database';

export interface RuleRow {
  id: string;
  version: number;
  team_id: string | null;
  inbox_id: string | null;
  figure: BoardRule['figure'];
  threshold: number;
  sound: boolean;
  email: boolean;
  removed: boolean;
  written_at: Date;
  by_name: string;
}

const COLUMNS = 'id, version, team_id, inbox_id, figure, threshold, sound, email, removed, written_at, by_name';

@Injectable()
export class BoardRulesRepository {
  constructor(private readonly database: Database) {}

  /** The newest version of each that was not removed; earlier ones stay written down. */
  async inForce(sql: Sql = this.database): Promise<RuleRow[]> {
    const rows = await sql.rows<RuleRow>(
      `select distinct on (id) ${COLUMNS} from board_rule order by id, version desc`,
    );
    return rows.filter(({ removed }) => !removed);
  }

  /** Two leads at once write one after the other. */
  async lock(sql: Sql): Promise<void> {
    await sql.rows('lock table board_rule in share row exclusive mode');
  }

  async append(sql: Sql, row: RuleRow, byAgentId: string): Promise<void> {
    await sql.rows(
      `insert into board_rule (${COLUMNS}, by_agent_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        ...[row.id, row.version, row.team_id, row.inbox_id, row.figure, row.threshold],
        ...[row.sound, row.email, row.removed, row.written_at, row.by_name, byAgentId],
      ],
    );
  }
}

export const ruleView = (r: RuleRow): BoardRule => ({
  id: r.id,
  version: r.version,
  teamId: r.team_id,
  inboxId: r.inbox_id,
  figure: r.figure,
  threshold: r.threshold,
  sound: r.sound,
  email: r.email,
  writtenAt: r.written_at.toISOString(),
  writtenBy: r.by_name,
});
