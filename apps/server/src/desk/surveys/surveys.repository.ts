import { Injectable } from '@nestjs/common';
import { Database, type Sql } from '../../platform/database/database';
import { joinPerson, membersOf } from '../contacts/person';
import { insertOnce, saveColumns } from '../records/record-rows';
import type { SurveyRow } from './survey.view';

type Shown =
  | 'contact_name'
  | 'ticket_number'
  | 'agent_name'
  | 'ticket_team_id'
  | 'ticket_holder_id'
  | 'delivery_state'
  | 'version';
export type NewSurvey = Omit<SurveyRow, Shown>;

export interface ClosingRow {
  channel: SurveyRow['channel'];
  threadKey: string | null;
  inboxId: string;
  teamId: string | null;
  contactId: string;
  inboxEnabled: boolean;
  contactTookPart: boolean;
  optedOut: boolean;
  askedAt: Date | null;
}

export const FROM_SURVEY = `from survey r ${joinPerson('r.contact_id')} join ticket t on t.id = r.ticket_id
  left join agent a on a.id = r.agent_id left join message m on m.id = r.message_id`;
export const SELECT_SURVEY = `select r.*, c.name as contact_name, t.number as ticket_number, t.team_id as ticket_team_id,
  t.holder_id as ticket_holder_id, a.name as agent_name, m.delivery_state`;

const CHANGED = [
  ...(['state', 'sent_at', 'expires_at', 'message_id', 'token_hash', 'skip_reason', 'skip_note'] as const),
  ...(['skipped_by_name', 'answered_at', 'score', 'solved', 'remark'] as const),
  ...(['followed_up_at', 'callback_id', 'reopened'] as const),
];

@Injectable()
export class SurveysRepository {
  constructor(private readonly database: Database) {}

  row(sql: Sql, id: string): Promise<SurveyRow | null> {
    return sql.row<SurveyRow>(`${SELECT_SURVEY} ${FROM_SURVEY} where r.id = $1`, [id]);
  }

  lock(sql: Sql, id: string): Promise<SurveyRow | null> {
    return sql.row<SurveyRow>(`${SELECT_SURVEY} ${FROM_SURVEY} where r.id = $1 for update of r`, [id]);
  }

  byToken(tokenHash: string): Promise<SurveyRow | null> {
    return this.database.row<SurveyRow>(`${SELECT_SURVEY} ${FROM_SURVEY} where r.token_hash = $1`, [tokenHash]);
  }

  insert(sql: Sql, row: NewSurvey): Promise<boolean> {
    return insertOnce(sql, 'survey', 'event_id', row);
  }

  save(sql: Sql, row: SurveyRow): Promise<void> {
    return saveColumns<SurveyRow>(sql, 'survey', CHANGED, row);
  }

  /** What has been due longest, for this process alone. */
  claimDue(sql: Sql, now: Date): Promise<SurveyRow | null> {
    return sql.row<SurveyRow>(
      `${SELECT_SURVEY} ${FROM_SURVEY} where r.state = 'planned' and r.due_at <= $1
       order by r.due_at limit 1 for update of r skip locked`,
      [now],
    );
  }

  async nextDueAt(): Promise<Date | null> {
    const row = await this.database.row<{ at: Date | null }>(
      `select min(due_at) as at from survey where state = 'planned'`,
    );
    return row?.at ?? null;
  }

  /** What is known of a ticket that has just ended; the person counts, whatever channel they were asked on. */
  closing(sql: Sql, ticketId: string): Promise<ClosingRow | null> {
    return sql.row<ClosingRow>(
      `select t.channel, t.thread_key as "threadKey", t.inbox_id as "inboxId", t.team_id as "teamId", t.contact_id as "contactId",
         i.enabled as "inboxEnabled",
         exists (select from message where ticket_id = t.id and kind = 'inbound' and automatic is null) as "contactTookPart",
         exists (select from survey_opt_out where contact_id = any(person.members)) as "optedOut",
         (select max(coalesce(s.sent_at, s.due_at)) from survey s where s.contact_id = any(person.members)
            and s.state <> 'skipped') as "askedAt"
       from ticket t join inbox i on i.id = t.inbox_id cross join lateral (select ${membersOf('t.contact_id')} as members) person
       where t.id = $1`,
      [ticketId],
    );
  }

  /** How things stand when the question is due: whether work goes on, and whether anybody can be reached. */
  standing(
    sql: Sql,
    { id, ticket_id }: SurveyRow,
  ): Promise<{ ended: boolean; optedOut: boolean; hasAddress: boolean; locale: string | null } | null> {
    return sql.row(
      `select t.status in ('resolved', 'closed') and not exists (select from survey s where s.ticket_id = t.id
           and s.event_id > (select event_id from survey where id = $2)) as ended, c.locale,
         exists (select from survey_opt_out where contact_id = any(${membersOf('t.contact_id')})) as "optedOut",
         t.channel = 'web-chat' or exists (select from identity i where i.contact_id = t.contact_id and i.inbox_id = t.inbox_id)
           or (t.channel = 'email' and c.email is not null) as "hasAddress"
       from ticket t ${joinPerson('t.contact_id')} where t.id = $1`,
      [ticket_id, id],
    );
  }

  localeOf(contactId: string): Promise<{ locale: string | null } | null> {
    return this.database.row(`select c.locale from contact x ${joinPerson('x.id')} where x.id = $1`, [contactId]);
  }

  /** Who still works here. */
  async working(sql: Sql, agentId: string | null): Promise<string | null> {
    const row = await sql.row<{ id: string }>('select id from agent where id = $1 and disabled_at is null', [agentId]);
    return row?.id ?? null;
  }

  async optOut(sql: Sql, contactId: string, at: Date): Promise<void> {
    await sql.rows('insert into survey_opt_out (contact_id, at) values ($1, $2) on conflict do nothing', [
      contactId,
      at,
    ]);
  }
}
