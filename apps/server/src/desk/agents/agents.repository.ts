import { Injectable } from '@nestjs/common';
import type { ChosenStatus, Preferences, Role } from '#contract';
import { Database, type Sql } from '../../platform/database/database';
import type { Principal } from '../../platform/auth/principal';

export interface AgentRow {
  id: string;
  name: string;
  email: string;
  work_number: string;
  role: Role;
  visibility: Principal['visibility'];
  capacity: number;
  skills: string[];
  probation_since: Date | null;
  locale: 'zh-CN' | 'en';
  preferences: Preferences;
  status: ChosenStatus;
  status_since: Date;
  created_at: Date;
  disabled_at: Date | null;
  second_factor_at: Date | null;
  version: number;
  team_ids: string[];
  lead_of: string[];
}

const TEAMS = `coalesce((select json_agg(m.team_id order by m.team_id) from team_member m where m.agent_id = a.id), '[]')`;
const SECOND_FACTOR_AT = '(select f.confirmed_at from second_factor f where f.agent_id = a.id)';
const LED = TEAMS.replace('a.id)', 'a.id and m.is_lead)');
export const AGENT_COLUMNS = `a.id, a.name, a.email, a.work_number, a.role, a.visibility, a.capacity, a.skills, a.probation_since, a.locale, a.preferences,
  a.status, a.status_since, a.created_at, a.disabled_at, a.version, ${TEAMS} as team_ids, ${LED} as lead_of, ${SECOND_FACTOR_AT} as second_factor_at`;

@Injectable()
export class AgentsRepository {
  constructor(private readonly database: Database) {}

  all(sql: Sql = this.database): Promise<AgentRow[]> {
    return sql.rows<AgentRow>(`select ${AGENT_COLUMNS} from agent a order by a.work_number`);
  }

  byId(id: string, sql: Sql = this.database): Promise<AgentRow | null> {
    return sql.row<AgentRow>(`select ${AGENT_COLUMNS} from agent a where a.id = $1`, [id]);
  }

  /** Locks the agent and reads it after the lock, so that a change builds on the last one. */
  async lock(sql: Sql, id: string): Promise<AgentRow | null> {
    await sql.rows('select from agent where id = $1 for no key update', [id]);
    return this.byId(id, sql);
  }

  statuses(ids: string[]): Promise<{ id: string; status: ChosenStatus }[]> {
    return this.database.rows('select id, status from agent where id = any($1::uuid[])', [ids]);
  }

  /** Members of a team, or everybody when there is none. */
  candidates(teamId: string | null) {
    return this.database.rows<{
      id: string;
      disabled: boolean;
      status: ChosenStatus;
      capacity: number;
      skills: string[];
      last_assigned_at: Date | null;
    }>(
      `select a.id, a.disabled_at is not null as disabled, a.status, a.capacity, a.skills, a.last_assigned_at from agent a
       where $1::uuid is null or exists (select from team_member m where m.team_id = $1 and m.agent_id = a.id)
       order by a.id`,
      [teamId],
    );
  }

  async markAssigned(sql: Sql, id: string, at: Date): Promise<void> {
    await sql.rows('update agent set last_assigned_at = greatest(last_assigned_at, $2) where id = $1', [id, at]);
  }

  async insert(sql: Sql, columns: Record<string, unknown>): Promise<void> {
    const names = Object.keys(columns);
    await sql.rows(
      `insert into agent (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
      Object.values(columns),
    );
  }

  async update(sql: Sql, id: string, columns: Record<string, unknown>): Promise<void> {
    const sets = Object.keys(columns).map((name, i) => `${name} = $${i + 2}, `);
    await sql.rows(`update agent set ${sets.join('')}version = version + 1 where id = $1`, [
      id,
      ...Object.values(columns),
    ]);
  }

  /** What an admin sets for good ends what was set for the day. */
  async endLimits(sql: Sql, id: string, at: Date, byName: string): Promise<void> {
    await sql.rows(
      'update agent_limit set ended_at = $2, ended_by_name = $3 where agent_id = $1 and ended_at is null',
      [id, at, byName],
    );
  }

  async teamsExist(sql: Sql, teamIds: string[]): Promise<boolean> {
    const known = await sql.rows('select from team where id = any($1::uuid[])', [teamIds]);
    return known.length === new Set(teamIds).size;
  }

  /** Into these teams and no others; who leads a team that stays goes on leading it. */
  async setTeams(sql: Sql, id: string, teamIds: string[]): Promise<void> {
    await sql.rows('delete from team_member where agent_id = $1 and team_id <> all($2::uuid[])', [id, teamIds]);
    await sql.rows('insert into team_member (team_id, agent_id) select unnest($2::uuid[]), $1 on conflict do nothing', [
      id,
      teamIds,
    ]);
  }

  /** Locks every admin that can sign in, so that two can't demote each other at once. */
  async lockActiveAdmins(sql: Sql): Promise<string[]> {
    const rows = await sql.rows<{ id: string }>(
      `select id from agent where role = 'admin' and disabled_at is null order by id for no key update`,
    );
    return rows.map(({ id }) => id);
  }

  async savePreferences(id: string, preferences: Preferences): Promise<Preferences> {
    const { locale, ...rest } = preferences;
    const saved = await this.database.row<{ locale: 'zh-CN' | 'en'; preferences: Preferences }>(
      `update agent set locale = coalesce($2, locale), preferences = preferences || $3::jsonb where id = $1
       returning locale, preferences`,
      [id, locale ?? null, JSON.stringify(rest)],
    );
    return { ...saved!.preferences, locale: saved!.locale };
  }
}
