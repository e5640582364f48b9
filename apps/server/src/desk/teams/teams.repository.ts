import { Injectable } from '@nestjs/common';
import type { Team } from '#contract';
import { Database, type Sql } from '../../platform/database/database';

export interface TeamRow {
  id: string;
  name: string;
  strategy: Team['strategy'];
  calendar_id: string;
  version: number;
  member_ids: string[];
  lead_ids: string[];
}

const IDS = `coalesce(json_agg(m.agent_id order by m.agent_id) filter (where m.agent_id is not null), '[]')`;
const LEADS = IDS.replace('is not null', 'is not null and m.is_lead');
const SELECT = `select t.id, t.name, t.strategy, t.calendar_id, t.version, ${IDS} as member_ids, ${LEADS} as lead_ids
  from team t left join team_member m on m.team_id = t.id`;

@Injectable()
export class TeamsRepository {
  constructor(private readonly database: Database) {}

  all(sql: Sql = this.database): Promise<TeamRow[]> {
    return sql.rows<TeamRow>(`${SELECT} group by t.id order by t.name`);
  }

  byId(id: string, sql: Sql): Promise<TeamRow | null> {
    return sql.row<TeamRow>(`${SELECT} where t.id = $1 group by t.id`, [id]);
  }

  async lock(sql: Sql, id: string): Promise<TeamRow | null> {
    await sql.rows('select from team where id = $1 for no key update', [id]);
    return this.byId(id, sql);
  }

  async insert(sql: Sql, t: { id: string; name: string; strategy: string; calendarId: string }): Promise<void> {
    await sql.rows('insert into team (id, name, strategy, calendar_id) values ($1, $2, $3, $4)', [
      t.id,
      t.name,
      t.strategy,
      t.calendarId,
    ]);
  }

  async update(sql: Sql, t: { id: string; name: string; strategy: string; calendarId: string }): Promise<void> {
    await sql.rows('update team set name = $2, strategy = $3, calendar_id = $4, version = version + 1 where id = $1', [
      t.id,
      t.name,
      t.strategy,
      t.calendarId,
    ]);
  }

  /** Everybody who leads is a member too: `is_lead` is a mark on a membership. */
  async setMembers(sql: Sql, id: string, memberIds: string[], leadIds: string[]): Promise<void> {
    await sql.rows('delete from team_member where team_id = $1', [id]);
    await sql.rows(
      `insert into team_member (team_id, agent_id, is_lead)
       select $1, member, member = any($3::uuid[]) from unnest($2::uuid[]) as member`,
      [id, [...new Set([...memberIds, ...leadIds])], leadIds],
    );
  }

  async agentsExist(sql: Sql, ids: string[]): Promise<boolean> {
    const known = await sql.rows('select from agent where id = any($1::uuid[])', [ids]);
    return known.length === new Set(ids).size;
  }

  async calendarExists(sql: Sql, id: string): Promise<boolean> {
    return (await sql.rows('select from calendar where id = $1', [id])).length > 0;
  }
}
