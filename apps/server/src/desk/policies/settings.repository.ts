import { Injectable } from '@nestjs/common';
import { Database, type Sql } from '../../platform/database/database';

export interface SettingEntry {
  key: string;
  value: number;
  effective_at: Date;
  by_name: string;
  created_at: Date;
}

@Injectable()
export class SettingsRepository {
  constructor(private readonly database: Database) {}

  /** Everything ever written, in the order of writing: of two values with one date the later written holds. */
  history(sql: Sql = this.database): Promise<SettingEntry[]> {
    return sql.rows<SettingEntry>('select key, value, effective_at, by_name, created_at from setting order by id');
  }

  /** Two writers at once could each leave the ladder in order and together break it. */
  async lock(sql: Sql): Promise<void> {
    await sql.rows('lock table setting in share row exclusive mode');
  }

  async append(
    sql: Sql,
    entry: { key: string; value: number; effectiveAt: Date; byId: string; byName: string; at: Date },
  ): Promise<void> {
    await sql.rows(
      `insert into setting (key, value, effective_at, by_agent_id, by_name, created_at) values ($1, $2, $3, $4, $5, $6)`,
      [entry.key, entry.value, entry.effectiveAt, entry.byId, entry.byName, entry.at],
    );
  }
}
