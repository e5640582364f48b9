import { Injectable } from '@nestjs/common';
import type { ShiftDay, ShiftPattern } from '#domain';
import { Database, type Sql, type Tx } from '../../platform/database/database';

export interface StoredDay extends ShiftDay {
  note: string;
  swappedWithId: string | null;
}
/** A plan as it is stored, days from a date on. */
export interface PlanRow {
  agentId: string;
  zone: string;
  version: number;
  patterns: ShiftPattern[];
  days: StoredDay[];
}
export interface Written {
  byName: string;
  at: Date;
}

const PLAN = `select p.agent_id as "agentId", p.zone, p.version,
    coalesce((select json_agg(json_build_object('validFrom', s.valid_from::text, 'withinCalendar', s.within_calendar, 'week', s.week)
      order by s.valid_from) from shift_pattern s where s.agent_id = p.agent_id), '[]') as patterns,
    coalesce((select json_agg(json_build_object('date', d.date::text, 'kind', d.kind, 'pieces', d.pieces, 'note', d.note,
      'swappedWithId', d.swapped_with_id) order by d.date) from shift_day d where d.agent_id = p.agent_id and d.date >= $1), '[]') as days
  from shift_plan p`;

@Injectable()
export class ShiftsRepository {
  constructor(private readonly database: Database) {}

  plans(since: string, sql: Sql = this.database): Promise<PlanRow[]> {
    return sql.rows<PlanRow>(`${PLAN} order by p.agent_id`, [since]);
  }

  /** Whole days off that were granted, both dates included. */
  leave(agentIds: readonly string[], from: string, to: string): Promise<{ agentId: string; date: string }[]> {
    return this.database.rows(
      `select agent_id as "agentId", date::text from shift_day
       where kind = 'leave' and agent_id = any($1::uuid[]) and date between $2 and $3`,
      [agentIds, from, to],
    );
  }

  /** Makes an empty plan where there is none; `zone` holds for it from then on. */
  async lock(tx: Tx, agentId: string, zone: string, since: string): Promise<PlanRow> {
    await tx.rows('insert into shift_plan (agent_id, zone, version) values ($1, $2, 0) on conflict do nothing', [
      agentId,
      zone,
    ]);
    await tx.rows('select from shift_plan where agent_id = $1 for update', [agentId]);
    return (await tx.row<PlanRow>(`${PLAN} where p.agent_id = $2`, [since, agentId]))!;
  }

  earlier(tx: Tx, byId: string, clientId: string): Promise<{ agent_id: string; act: string; version: number } | null> {
    return tx.row('select agent_id, act, version from shift_act where by_id = $1 and client_id = $2', [byId, clientId]);
  }

  async keepAct(
    tx: Tx,
    act: { byId: string; clientId: string; agentId: string; act: string; version: number; at: Date },
  ) {
    await tx.rows(
      'insert into shift_act (by_id, client_id, agent_id, act, version, at) values ($1, $2, $3, $4, $5, $6)',
      [act.byId, act.clientId, act.agentId, act.act, act.version, act.at],
    );
  }

  async raise(tx: Tx, agentId: string): Promise<number> {
    const row = await tx.row<{ version: number }>(
      'update shift_plan set version = version + 1 where agent_id = $1 returning version',
      [agentId],
    );
    return row!.version;
  }

  async savePattern(tx: Tx, agentId: string, p: ShiftPattern, { byName, at }: Written): Promise<void> {
    await tx.rows(
      `insert into shift_pattern (agent_id, valid_from, within_calendar, week, by_name, created_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (agent_id, valid_from) do update set within_calendar = excluded.within_calendar, week = excluded.week,
         by_name = excluded.by_name, created_at = excluded.created_at`,
      [agentId, p.validFrom, p.withinCalendar, p.week && JSON.stringify(p.week), byName, at],
    );
  }

  async saveDay(tx: Tx, agentId: string, d: StoredDay, { byName, at }: Written): Promise<void> {
    await tx.rows(
      `insert into shift_day (agent_id, date, kind, pieces, note, swapped_with_id, by_name, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (agent_id, date) do update set kind = excluded.kind, pieces = excluded.pieces, note = excluded.note,
         swapped_with_id = excluded.swapped_with_id, by_name = excluded.by_name, created_at = excluded.created_at`,
      [agentId, d.date, d.kind, JSON.stringify(d.pieces), d.note, d.swappedWithId, byName, at],
    );
  }

  /** Who works this agent's hours of a date, and the other way round. */
  async swappedWith(agentId: string, date: string, sql: Sql = this.database): Promise<string | null> {
    const row = await sql.row<{ id: string | null }>(
      'select swapped_with_id as id from shift_day where agent_id = $1 and date = $2',
      [agentId, date],
    );
    return row?.id ?? null;
  }

  async removeDay(tx: Tx, agentId: string, date: string): Promise<void> {
    await tx.rows('delete from shift_day where agent_id = $1 and date = $2', [agentId, date]);
  }
}
