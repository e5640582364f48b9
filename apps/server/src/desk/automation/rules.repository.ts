import { Injectable } from '@nestjs/common';
import type { AutomationRuleView } from '#contract';
import type { AutomationRule } from '#domain';
import { Database, type Sql } from '../../platform/database/database';

/** A rule as it is stored. */
export interface RuleRow extends AutomationRule {
  position: number;
  stops: boolean;
  onSince: Date | null;
  writtenBy: string;
  writtenAt: Date;
  version: number;
}
export interface RuleCounts extends Pick<AutomationRuleView, 'day'> {
  id: string;
  lastFailure: { at: Date; code: string; ticketNumber: number } | null;
}

const COLUMNS = `id, name, position, trigger, conditions, actions, run_when as "runWhen", stops, on_since as "onSince",
  written_by as "writtenBy", written_at as "writtenAt", version`;

@Injectable()
export class RulesRepository {
  constructor(private readonly database: Database) {}

  /** One act on the list of rules at a time: each is checked against all others. */
  async lockList(sql: Sql): Promise<void> {
    await sql.rows(`select pg_advisory_xact_lock(hashtextextended('automation_rule', 24))`);
  }

  all(sql: Sql = this.database): Promise<RuleRow[]> {
    return sql.rows<RuleRow>(`select ${COLUMNS} from automation_rule where deleted_at is null order by position, id`);
  }

  on(sql: Sql): Promise<RuleRow[]> {
    return sql.rows<RuleRow>(
      `select ${COLUMNS} from automation_rule where deleted_at is null and on_since is not null order by position, id`,
    );
  }

  byId(sql: Sql, id: string): Promise<RuleRow | null> {
    return sql.row<RuleRow>(`select ${COLUMNS} from automation_rule where id = $1 and deleted_at is null`, [id]);
  }

  async byClient(sql: Sql, agentId: string, clientId: string): Promise<string | null> {
    const row = await sql.row<{ id: string }>(
      'select id from automation_rule where created_by = $1 and client_id = $2',
      [agentId, clientId],
    );
    return row?.id ?? null;
  }

  async insert(sql: Sql, rule: RuleRow, createdBy: string, clientId: string): Promise<void> {
    await sql.rows(
      `insert into automation_rule (${NAMES.join(', ')}, created_by, client_id)
       values (${NAMES.map((_, i) => `$${i + 1}`).join(', ')}, $${NAMES.length + 1}, $${NAMES.length + 2})`,
      [...valuesOf(rule), createdBy, clientId],
    );
  }

  async update(sql: Sql, rule: RuleRow): Promise<void> {
    const set = NAMES.slice(1).map((name, i) => `${name} = $${i + 2}`);
    await sql.rows(`update automation_rule set ${set.join(', ')} where id = $1`, valuesOf(rule));
  }

  async delete(sql: Sql, id: string, at: Date): Promise<void> {
    await sql.rows(`update automation_rule set deleted_at = $2, on_since = null where id = $1`, [id, at]);
    await sql.rows(`update automation_run set result = 'ended', ran_at = $2 where rule_id = $1 and result is null`, [
      id,
      at,
    ]);
  }

  /** Its deadlines are looked for among the tickets that are there already, from the first one on. */
  async planAnew(sql: Sql, id: string | null): Promise<void> {
    await sql.rows(
      `update automation_rule set planned_after = '00000000-0000-0000-0000-000000000000'
       where deleted_at is null and trigger ->> 'kind' = 'time' and ($1::uuid is null or id = $1)`,
      [id],
    );
  }

  counts(since: Date): Promise<RuleCounts[]> {
    return this.database.rows<RuleCounts>(
      `select r.id, json_build_object('done', count(n.id) filter (where n.result = 'done'),
         'guarded', count(n.id) filter (where n.result = 'guarded'), 'failed', count(n.id) filter (where n.result = 'failed')) as day,
         (select json_build_object('at', f.ran_at, 'code', f.code, 'ticketNumber', t.number) from automation_run f
           join ticket t on t.id = f.ticket_id where f.rule_id = r.id and f.result = 'failed'
           and f.result in ('done', 'guarded', 'failed') order by f.ran_at desc limit 1) as "lastFailure"
       from automation_rule r left join automation_run n
         on n.rule_id = r.id and n.result in ('done', 'guarded', 'failed') and n.ran_at >= $1
       where r.deleted_at is null group by r.id`,
      [since],
    );
  }

  /** Ids that the rule names and that are not there (any more). */
  async unknown(sql: Sql, table: 'team' | 'inbox' | 'status_label', ids: readonly string[]): Promise<string[]> {
    const rows = await sql.rows<{ id: string }>(
      `select asked.id from unnest($1::uuid[]) asked (id) where not exists (select from ${table} t where t.id = asked.id)`,
      [ids],
    );
    return rows.map(({ id }) => id);
  }
}

const NAMES = [
  ...['id', 'name', 'position', 'trigger', 'conditions', 'actions', 'run_when', 'stops', 'on_since'],
  ...['written_by', 'written_at', 'version'],
];
const valuesOf = (rule: RuleRow): unknown[] => [
  ...[rule.id, rule.name, rule.position, JSON.stringify(rule.trigger), JSON.stringify(rule.conditions)],
  ...[JSON.stringify(rule.actions), rule.runWhen, rule.stops, rule.onSince, rule.writtenBy, rule.writtenAt],
  rule.version,
];
