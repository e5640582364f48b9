import { Injectable } from '@nestjs/common';
import type { Policy, PolicyConditions } from '#domain';
import { Database, type Sql } from '../../platform/database/database';
import { groupsOf, personOf } from '../contacts/person';
import { Conditions } from '../records/conditions';
import { type PolicyName, policyNameOf, type ServicePolicyRow } from './service-policy.view';

const COLUMNS = 'id, version, name, position, active, conditions, targets, rule, matrix, by_name, since';
/** Two admins who write at once take turns: whether policies can be told apart is asked of all of them. */
const LOCK = 'select pg_advisory_xact_lock(1795300017)';

export interface NewVersion extends Policy {
  rule: string | null;
  matrix: string | null;
  byId: string;
  byName: string;
  since: Date;
}

@Injectable()
export class ServicePoliciesRepository {
  constructor(private readonly database: Database) {}

  async lock(sql: Sql): Promise<void> {
    await sql.rows(LOCK);
  }

  newest(sql: Sql = this.database): Promise<ServicePolicyRow[]> {
    return sql.rows<ServicePolicyRow>(
      `select distinct on (id) ${COLUMNS} from service_policy order by id, version desc`,
    );
  }

  async append(sql: Sql, v: NewVersion): Promise<void> {
    const json = (value: unknown) => JSON.stringify(value);
    await sql.rows(
      `insert into service_policy (id, version, name, position, active, conditions, targets, rule, matrix, by_id, by_name, since)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        v.id,
        v.version,
        v.name,
        v.position,
        v.active,
        json(v.conditions),
        json(v.targets),
        v.rule,
        v.matrix,
        v.byId,
        v.byName,
        v.since,
      ],
    );
  }

  async actBefore(sql: Sql, agentId: string, clientId: string): Promise<string | null> {
    const act = await sql.row<{ policy_id: string }>(
      'select policy_id from service_policy_act where agent_id = $1 and client_id = $2',
      [agentId, clientId],
    );
    return act?.policy_id ?? null;
  }

  async keepAct(sql: Sql, agentId: string, clientId: string, policyId: string): Promise<void> {
    await sql.rows('insert into service_policy_act (agent_id, client_id, policy_id) values ($1, $2, $3)', [
      agentId,
      clientId,
      policyId,
    ]);
  }

  async teamsExist(sql: Sql, ids: readonly string[]): Promise<boolean> {
    const known = await sql.rows('select from team where id = any($1::uuid[])', [ids]);
    return known.length === new Set(ids).size;
  }

  async namesOf(versions: readonly { id: string; version: number }[]): Promise<Map<string, PolicyName>> {
    const rows = await this.database.rows<{ id: string; version: number; name: string; matrix: string | null }>(
      `select p.id, p.version, p.name, p.matrix from service_policy p
       join unnest($1::uuid[], $2::int[]) as v(id, version) on v.id = p.id and v.version = p.version`,
      [versions.map(({ id }) => id), versions.map(({ version }) => version)],
    );
    return new Map(rows.map(({ id, version, ...row }) => [`${id} ${version}`, policyNameOf(row)]));
  }

  /** How many of the tickets that are worked on meet the conditions. */
  async count(conditions: PolicyConditions): Promise<{ matching: number; open: number }> {
    const any = <V>(list: readonly V[]): V[] | null => (list.length ? [...list] : null);
    const asked = new Conditions()
      .when('t.channel = any(?)', any(conditions.channels))
      .when('t.team_id = any(?::uuid[])', any(conditions.teams))
      .when('t.priority = any(?)', any(conditions.priorities))
      .when('s.product = any(?)', any(conditions.products))
      .when('s.market_tier = any(?::int[])', any(conditions.marketTiers))
      .when('s.service_type = any(?)', any(conditions.serviceTypes))
      .when('s.return_from = any(?)', any(conditions.returnOrigins))
      .when(`${groupsOf(personOf('t.contact_id'))} && ?::uuid[]`, any(conditions.contactGroups));
    const open = `ticket t left join ticket_service s on s.ticket_id = t.id`;
    const active = `t.status in ('open', 'waiting', 'on_hold')`;
    const where = asked.where ? `${asked.where} and ${active}` : `where ${active}`;
    const row = await this.database.row<{ matching: number; open: number }>(
      `select (select count(*)::int from ${open} ${where}) as matching, (select count(*)::int from ticket t where ${active}) as open`,
      asked.params,
    );
    return row!;
  }
}
