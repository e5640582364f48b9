import { Injectable } from '@nestjs/common';
import type { BoardAlarm } from '#contract';
import { Database, type Sql } from '../../platform/database/database';

export interface AlarmRow {
  id: string;
  rule_id: string;
  rule_version: number;
  team_id: string | null;
  inbox_id: string | null;
  told_team_id: string | null;
  figure: BoardAlarm['figure'];
  threshold: number;
  sound: boolean;
  seen: number;
  worst: number;
  raised_at: Date;
  calm_since: Date | null;
  cleared_at: Date | null;
  cleared_by: BoardAlarm['clearedBy'];
  acknowledged_at: Date | null;
  acknowledged_by_id: string | null;
  acknowledged_by_name: string | null;
  version: number;
}

const COLUMNS = `id, rule_id, rule_version, team_id, inbox_id, told_team_id, figure, threshold, sound, seen, worst, raised_at,
  calm_since, cleared_at, cleared_by, acknowledged_at, acknowledged_by_id, acknowledged_by_name, version`;

@Injectable()
export class BoardAlarmsRepository {
  constructor(private readonly database: Database) {}

  /** True for the one process that is to look now. `restMs` keeps the others from looking again at once. */
  async claimLook(now: Date, restMs: number): Promise<boolean> {
    const rows = await this.database.rows(
      'update board_look set at = $1 where at <= $2 or at > $1 returning only_one',
      [now, new Date(now.getTime() - restMs)],
    );
    return rows.length > 0;
  }

  standing(sql: Sql = this.database): Promise<AlarmRow[]> {
    return sql.rows(`select ${COLUMNS} from board_alarm where cleared_at is null order by raised_at, id`);
  }

  /** Raised or cleared since, and those that stand; the newest first. */
  since(from: Date, limit: number): Promise<AlarmRow[]> {
    return this.database.rows(
      `select ${COLUMNS} from board_alarm where raised_at >= $1
       union select ${COLUMNS} from board_alarm where cleared_at is null order by raised_at desc, id desc limit $2`,
      [from, limit],
    );
  }

  byId(sql: Sql, id: string): Promise<AlarmRow | null> {
    return sql.row(`select ${COLUMNS} from board_alarm where id = $1 for update`, [id]);
  }

  ofRule(sql: Sql, ruleId: string): Promise<AlarmRow | null> {
    return sql.row(`select ${COLUMNS} from board_alarm where rule_id = $1 and cleared_at is null for update`, [ruleId]);
  }

  /** False when it stands already. */
  async insert(sql: Sql, r: AlarmRow): Promise<boolean> {
    const rows = await sql.rows(
      `insert into board_alarm (id, rule_id, rule_version, team_id, inbox_id, told_team_id, figure, threshold, sound, seen, worst,
         raised_at, version)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)
       on conflict (rule_id) where cleared_at is null do nothing returning id`,
      [
        ...[r.id, r.rule_id, r.rule_version, r.team_id, r.inbox_id, r.told_team_id, r.figure],
        ...[r.threshold, r.sound, r.seen, r.worst, r.raised_at],
      ],
    );
    return rows.length > 0;
  }

  /** What is no event of its own: how bad it got and since when it is calm. */
  async mark(sql: Sql, { id, worst, calm_since }: AlarmRow): Promise<void> {
    await sql.rows('update board_alarm set worst = $2, calm_since = $3 where id = $1', [id, worst, calm_since]);
  }

  async save(sql: Sql, r: AlarmRow): Promise<void> {
    await sql.rows(
      `update board_alarm set worst = $2, calm_since = $3, cleared_at = $4, cleared_by = $5, acknowledged_at = $6,
         acknowledged_by_id = $7, acknowledged_by_name = $8, version = $9 where id = $1`,
      [
        ...[r.id, r.worst, r.calm_since, r.cleared_at, r.cleared_by],
        ...[r.acknowledged_at, r.acknowledged_by_id, r.acknowledged_by_name, r.version],
      ],
    );
  }
}

export const alarmView = (r: AlarmRow): BoardAlarm => ({
  id: r.id,
  ruleId: r.rule_id,
  teamId: r.team_id,
  inboxId: r.inbox_id,
  ledByTeamId: r.told_team_id,
  figure: r.figure,
  threshold: r.threshold,
  seen: r.seen,
  worst: r.worst,
  sound: r.sound,
  raisedAt: r.raised_at.toISOString(),
  clearedAt: r.cleared_at && r.cleared_at.toISOString(),
  clearedBy: r.cleared_by,
  acknowledgedAt: r.acknowledged_at && r.acknowledged_at.toISOString(),
  acknowledgedBy: r.acknowledged_by_name,
  version: r.version,
});
