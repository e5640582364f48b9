import { Injectable } from '@nestjs/common';
import type { CallbackReport, Locale, ReportContent } from '#contract';
import { Database, type Sql, type Tx } from '../../platform/database/database';
import type { ClaimedLetter, LetterEnd, LetterRows } from '../channel-health/letter-post.service';

export interface PlanRow {
  addresses: string[];
  locale: Locale;
  since: Date;
  version: number;
}
export interface ReportRow {
  id: string;
  week_from: string;
  week_to: string;
  at: Date;
  key_at: string;
  locale: Locale;
  content: ReportContent;
  letters: CallbackReport['letters'];
}
export interface DueLetter extends ClaimedLetter {
  address: string;
  locale: Locale;
  content: ReportContent;
}
const LETTERS = `(select coalesce(json_agg(json_build_object('id', l.id, 'address', l.address, 'state', l.state, 'error', l.error,
    'at', to_char(l.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'byId', l.by_id) order by l.created_at, l.id), '[]')
  from callback_report_letter l where l.report_id = r.id)`;
const SELECT = `select r.id, r.week_from::text, r.week_to::text, r.at, r.at::text as key_at, r.locale, r.content,
  ${LETTERS} as letters from callback_report r`;

@Injectable()
export class ReportsRepository implements LetterRows<DueLetter> {
  constructor(private readonly database: Database) {}

  async plan(sql: Sql): Promise<PlanRow> {
    return (await sql.row<PlanRow>('select * from callback_report_plan'))!;
  }

  lockPlan(tx: Tx): Promise<PlanRow | null> {
    return tx.row<PlanRow>('select * from callback_report_plan for update');
  }

  async writePlan(tx: Tx, { addresses, locale }: { addresses: string[]; locale: Locale }, since: Date): Promise<void> {
    await tx.rows(
      `update callback_report_plan set addresses = $1, locale = $2, version = version + 1,
         since = case when addresses = '{}' then $3 else since end`,
      [addresses, locale, since],
    );
  }

  /** False where the week has its report (law 3). */
  async keep(tx: Tx, { id, content, locale, at }: { id: string; content: ReportContent; locale: Locale; at: Date }) {
    const kept = await tx.rows(
      `insert into callback_report (id, week_from, week_to, at, locale, content) values ($1, $2, $3, $4, $5, $6)
       on conflict (week_from) do nothing returning id`,
      [id, content.from, content.to, at, locale, JSON.stringify(content)],
    );
    return kept.length > 0;
  }

  /** Of a client id that was used before nothing is written again. */
  async post(
    tx: Tx,
    letters: { id: string; reportId: string; address: string; byId: string | null; clientId: string; at: Date }[],
  ): Promise<void> {
    for (const { id, reportId, address, byId, clientId, at } of letters)
      await tx.rows(
        `insert into callback_report_letter (id, report_id, address, by_id, client_id, created_at, due_at, state)
         values ($1, $2, $3, $4, $5, $6, $6, 'queued') on conflict (report_id, client_id, address) do nothing`,
        [id, reportId, address, byId, clientId, at],
      );
  }

  row(sql: Sql, id: string): Promise<ReportRow | null> {
    return sql.row<ReportRow>(`${SELECT} where r.id = $1`, [id]);
  }

  page(after: string[] | null, limit: number): Promise<ReportRow[]> {
    return this.database.rows<ReportRow>(
      `${SELECT} where $1::timestamptz is null or (r.at, r.id) < ($1::timestamptz, $2::uuid) order by r.at desc, r.id desc limit $3`,
      [after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  claimNext(now: Date): Promise<DueLetter | null> {
    return this.database.row<DueLetter>(
      `update callback_report_letter l set state = 'sending', started_at = $1, attempts = attempts + 1
       from callback_report r where r.id = l.report_id and l.id = (select id from callback_report_letter
         where state = 'queued' and due_at <= $1 order by due_at limit 1 for update skip locked)
       returning l.id, l.attempts, l.address, r.locale, r.content`,
      [now],
    );
  }

  async end({ id, attempts }: DueLetter, end: LetterEnd): Promise<void> {
    const error = 'error' in end ? end.error.slice(0, 500) : null;
    await this.database.rows(
      `update callback_report_letter set state = $3, error = $4, due_at = coalesce($5, due_at)
       where id = $1 and attempts = $2 and state = 'sending'`,
      [id, attempts, end.state, error, end.state === 'queued' ? end.dueAt : null],
    );
  }

  /** Taken by a process that never ended them: they may have gone out, and are not sent again by themselves. */
  async markStale(before: Date): Promise<void> {
    await this.database.rows(
      `update callback_report_letter set state = 'unknown', error = 'interrupted' where state = 'sending' and started_at < $1`,
      [before],
    );
  }

  async nextDueAt(): Promise<Date | null> {
    const next = await this.database.row<{ at: Date | null }>(
      `select min(due_at) as at from callback_report_letter where state = 'queued'`,
    );
    return next?.at ?? null;
  }
}
