import { Injectable } from '@nestjs/common';
import type { SurveyRule, SurveyRuleWrite } from '#contract';
import { DomainError, surveyRuleFor } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { Database, type Sql } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { InboxesService } from '../inboxes/inboxes.service';
import type { Acting } from '../setup/acting';
import { SetupLog } from '../setup/setup-log';
import { TeamsService } from '../teams/teams.service';

export type RuleRow = SurveyRule & { id: string };

/** The rule of all in the log of events, where every subject has an id. */
const OF_ALL = '00000000-0000-7000-8000-0000000a5c00';

const SELECT = `select id, inbox_id as "inboxId", team_id as "teamId", version, enabled, delay_minutes as "delayMinutes", reopens, words,
  from_at as "fromAt", by_name as "byName" from survey_rule`;

/** Who is asked, when and in what words: dated versions (law 8), each kept. */
@Injectable()
export class SurveyRules {
  constructor(
    private readonly database: Database,
    private readonly inboxes: InboxesService,
    private readonly teams: TeamsService,
    private readonly setupLog: SetupLog,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<{ rows: SurveyRule[] }> {
    return { rows: (await this.at(this.database, this.clock.now())).map(viewOf) };
  }

  /** What held at a closing; null where nobody is asked. */
  async inForce(sql: Sql, place: { inboxId: string; teamId: string | null }, at: Date): Promise<RuleRow | null> {
    const rule = surveyRuleFor(await this.at(sql, at), place);
    return rule?.enabled ? rule : null;
  }

  async byId(sql: Sql, id: string): Promise<RuleRow> {
    return rowOf((await sql.row<Stored>(`${SELECT} where id = $1`, [id]))!);
  }

  async write(by: Acting, written: SurveyRuleWrite): Promise<SurveyRule> {
    const subject = await this.subjectOf(written);
    return this.database.transaction(async (tx) => {
      await tx.rows('lock table survey_rule in share row exclusive mode');
      const now = this.clock.now();
      const held = (await this.at(tx, now)).find((rule) => isOf(rule, written));
      if ((held?.version ?? 0) !== written.version)
        throw new DomainError('version_conflict', { version: held?.version ?? 0 });
      const { inboxId, teamId, enabled, delayMinutes, reopens, words } = written;
      const version = written.version + 1;
      await tx.rows(
        `insert into survey_rule (id, inbox_id, team_id, version, enabled, delay_minutes, reopens, words, from_at, by_agent_id, by_name)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          ...[newId(), inboxId, teamId, version, enabled, delayMinutes, reopens, JSON.stringify(words), now],
          ...[by.agentId, by.name],
        ],
      );
      const detail = { version, enabled, delayMinutes, reopens };
      const subjectId = inboxId ?? teamId ?? OF_ALL;
      await this.setupLog.record(tx, by, { area: 'surveys', subjectId, subject, act: 'survey_rule.written', detail });
      return viewOf((await this.at(tx, now)).find((rule) => isOf(rule, written))!);
    });
  }

  private async subjectOf({ inboxId, teamId }: SurveyRuleWrite): Promise<string> {
    if (inboxId) return (await this.inboxes.byId(inboxId)).name;
    return teamId ? (await this.teams.byId(teamId)).name : '';
  }

  private async at(sql: Sql, at: Date): Promise<RuleRow[]> {
    const rows = await sql.rows<Stored>(
      `select distinct on ("inboxId", "teamId") * from (${SELECT} where from_at <= $1) r
       order by "inboxId", "teamId", version desc`,
      [at],
    );
    return rows.map(rowOf);
  }
}

type Stored = Omit<RuleRow, 'from'> & { fromAt: Date };
const rowOf = ({ fromAt, ...rule }: Stored): RuleRow => ({ ...rule, from: fromAt.toISOString() });
const viewOf = ({ id: _, ...rule }: RuleRow): SurveyRule => rule;
const isOf = (rule: RuleRow, { inboxId, teamId }: SurveyRuleWrite): boolean =>
  rule.inboxId === inboxId && rule.teamId === teamId;
