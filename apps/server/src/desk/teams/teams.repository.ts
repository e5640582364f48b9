import { Injectable } from '@nestjs/common';
import type { Team } from '#contract';
import { Database, type Sql } from '../../platform/database/database';

export interface TeamRow {
  id: string;
  name: string;
  strategy: Team['strategy'];
  calendar_id: string;
  calls_back_since: Date | null;
  skill_rules: Team['skillRules'];
  overflow_to_id: string | null;
  overflow_minutes: number | null;
  owner_only_since: Date | null;
  day_check_minute: number | null;
  presence_deals_since: Date | null;
  version: number;
  member_ids: string[];
  lead_ids: string[];
}

type TeamColumns = Omit<Team, 'memberIds' | 'leadIds' | 'version'>;

const IDS = `coalesce(json_agg(m.agent_id order by m.agent_id) filter (where m.agent_id is not null), '[]')`;
const LEADS = IDS.replace('is not null', 'is not null and m.is_lead');
const SELECT = `select t.id, t.name, t.strategy, t.calendar_id, t.calls_back_since,
  t.skill_rules, t.overflow_to_id, t.overflow_minutes, t.owner_only_since, t.day_check_minute, t.presence_deals_since, t.version, ${IDS} as member_ids, ${LEADS} as lead_ids
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

  async insert(sql: Sql, t: TeamColumns, at: Date): Promise<void> {
    await sql.rows(
      `insert into team (id, name, strategy, calendar_id, calls_back_since, skill_rules, overflow_to_id, overflow_minutes, owner_only_since,
         day_check_minute, presence_deals_since) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      valuesOf(t, at),
    );
  }

  /** What a team did before it goes on doing since then. */
  async update(sql: Sql, t: TeamColumns, at: Date): Promise<void> {
    await sql.rows(
      `update team set name = $2, strategy = $3, calendar_id = $4, version = version + 1,
         calls_back_since = case when $5::timestamptz is not null then coalesce(calls_back_since, $5) end,
         skill_rules = $6, overflow_to_id = $7, overflow_minutes = $8, day_check_minute = $10,
         owner_only_since = case when $9::timestamptz is not null then coalesce(owner_only_since, $9) end,
         presence_deals_since = case when $11::timestamptz is not null then coalesce(presence_deals_since, $11) end where id = $1`,
      valuesOf(t, at),
    );
  }

  /** Two teams saved at once could each be without a loop and together make one. */
  async lockOverflows(sql: Sql): Promise<void> {
    await sql.rows(`select pg_advisory_xact_lock(hashtext('team overflow'))`);
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

const valuesOf = (t: TeamColumns, at: Date): unknown[] => [
  ...[t.id, t.name, t.strategy, t.calendarId, t.callsBack ? at : null, JSON.stringify(t.skillRules)],
  ...[t.overflow?.toTeamId ?? null, t.overflow?.minutes ?? null, t.ownerOnly ? at : null, t.dayCheckMinute],
  t.presenceDeals ? at : null,
];
