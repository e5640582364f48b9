import { Injectable } from '@nestjs/common';
import type { WorkCalendar } from '#domain';
import { Database, type Sql } from '../../platform/database/database';

export interface CalendarRow extends WorkCalendar {
  id: string;
  name: string;
  version: number;
}

const SELECT = 'select id, name, zone, weekly, overrides, version from calendar';

@Injectable()
export class CalendarsRepository {
  constructor(private readonly database: Database) {}

  /** Oldest first: ids are time-ordered. */
  all(sql: Sql = this.database): Promise<CalendarRow[]> {
    return sql.rows<CalendarRow>(`${SELECT} order by id`);
  }

  one(sql: Sql, id: string): Promise<CalendarRow | null> {
    return sql.row<CalendarRow>(`${SELECT} where id = $1`, [id]);
  }

  lock(sql: Sql, id: string): Promise<CalendarRow | null> {
    return sql.row<CalendarRow>(`${SELECT} where id = $1 for no key update`, [id]);
  }

  /** Which team works by which calendar. */
  ofTeams(): Promise<{ id: string; calendar_id: string }[]> {
    return this.database.rows('select id, calendar_id from team');
  }

  async save(sql: Sql, c: CalendarRow): Promise<void> {
    await sql.rows(
      `insert into calendar (id, name, zone, weekly, overrides, version) values ($1, $2, $3, $4, $5, $6)
       on conflict (id) do update set name = excluded.name, zone = excluded.zone, weekly = excluded.weekly,
         overrides = excluded.overrides, version = excluded.version`,
      [c.id, c.name, c.zone, JSON.stringify(c.weekly), JSON.stringify(c.overrides), c.version],
    );
  }
}
