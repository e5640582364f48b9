import { Injectable } from '@nestjs/common';
import type { WorkReport, WorkReportContent } from '#contract';
import type { Interval, ReportPeriod, ReportTerm, WorkReportKind, WorkReportWords } from '#domain';
import { Database, type Sql, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import type { WorkReportRow } from './work-report.row';

interface NewWorkReport extends ReportPeriod, ReportTerm {
  agentId: string;
  kind: WorkReportKind;
  zone: string;
  nextAt: Date;
}
export interface NewStep {
  reportId: string;
  step: WorkReport['steps'][number]['step'];
  at: Date;
  byId: string;
  byName: string;
  note: string;
  words: WorkReportWords | null;
  clientId: string;
}

const STEPS = `(select coalesce(json_agg(json_build_object('step', s.step, 'byName', s.by_name, 'note', s.note, 'words', s.words,
    'at', to_char(s.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by s.at, s.id), '[]')
  from work_report_step s where s.report_id = r.id)`;
const SELECT = `select r.*, r.from_day::text, r.to_day::text, r.opens_on::text, r.due_at::text as key_at, a.name as agent_name,
  ${STEPS} as steps from work_report r join agent a on a.id = r.agent_id`;

@Injectable()
export class WorkReportsRepository {
  constructor(private readonly database: Database) {}

  row(sql: Sql, id: string): Promise<WorkReportRow | null> {
    return sql.row<WorkReportRow>(`${SELECT} where r.id = $1`, [id]);
  }

  lock(tx: Tx, id: string): Promise<WorkReportRow | null> {
    return tx.row<WorkReportRow>(`${SELECT} where r.id = $1 for update of r`, [id]);
  }

  due(tx: Tx, now: Date, count: number): Promise<WorkReportRow[]> {
    return tx.rows<WorkReportRow>(
      `${SELECT} where r.next_at <= $1 order by r.next_at limit $2 for update of r skip locked`,
      [now, count],
    );
  }

  async nextAt(): Promise<Date | null> {
    return (await this.database.row<{ at: Date | null }>('select min(next_at) as at from work_report'))?.at ?? null;
  }

  /** Up to which day reports were asked for; null before the first time. Held until the transaction ends. */
  async askedUntil(tx: Tx): Promise<string | null> {
    const row = await tx.row<{ day: string | null }>('select until_day::text as day from work_report_asked for update');
    return row?.day ?? null;
  }

  async askUntil(tx: Tx, day: string): Promise<void> {
    await tx.rows('update work_report_asked set until_day = $1', [day]);
  }

  async insert(tx: Tx, r: NewWorkReport): Promise<void> {
    await tx.rows(
      `insert into work_report (id, agent_id, kind, from_day, to_day, zone, opens_on, due_at, next_at, state)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'open') on conflict (agent_id, kind, from_day) do nothing`,
      [newId(), r.agentId, r.kind, r.from, r.to, r.zone, r.opensOn, r.dueAt, r.nextAt],
    );
  }

  /** What moved with the calendar, and what the sweep did. */
  async step(tx: Tx, r: WorkReportRow): Promise<void> {
    await tx.rows(
      `update work_report set opens_on = $2, due_at = $3, next_at = $4, reminded_at = $5, missed_at = $6, state = $7,
         version = version + 1 where id = $1`,
      [r.id, r.opens_on, r.due_at, r.next_at, r.reminded_at, r.missed_at, r.state],
    );
  }

  async draft(tx: Tx, id: string, words: WorkReportWords): Promise<void> {
    await tx.rows('update work_report set draft = $2 where id = $1', [id, JSON.stringify(words)]);
  }

  /** The first time it is handed in says whether it was late, whatever is returned later. */
  async say(tx: Tx, id: string, words: WorkReportWords, content: WorkReportContent, at: Date): Promise<void> {
    await tx.rows(
      `update work_report set state = 'handed', words = $2, draft = '{}', content = $3, handed_at = coalesce(handed_at, $4),
         next_at = null, version = version + 1 where id = $1`,
      [id, JSON.stringify(words), JSON.stringify(content), at],
    );
  }

  async judge(tx: Tx, id: string, state: 'read' | 'returned'): Promise<void> {
    await tx.rows('update work_report set state = $2, version = version + 1 where id = $1', [id, state]);
  }

  stepOf(tx: Tx, id: string, clientId: string): Promise<{ by_id: string } | null> {
    return tx.row('select by_id from work_report_step where report_id = $1 and client_id = $2', [id, clientId]);
  }

  async keepStep(tx: Tx, s: NewStep): Promise<void> {
    const words = s.words && JSON.stringify(s.words);
    await tx.rows(
      `insert into work_report_step (id, report_id, step, at, by_id, by_name, note, words, client_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [newId(), s.reportId, s.step, s.at, s.byId, s.byName, s.note, words, s.clientId],
    );
  }

  page(
    asked: { seen: string[] | null; agentId?: string; kind?: WorkReportKind; span: Interval },
    after: string[] | null,
    limit: number,
  ): Promise<WorkReportRow[]> {
    const { seen, agentId = null, kind = null, span } = asked;
    return this.database.rows<WorkReportRow>(
      `${SELECT} where r.due_at >= $1 and r.due_at < $2 and r.state <> 'excused' and ($3::uuid[] is null or r.agent_id = any($3))
         and ($4::uuid is null or r.agent_id = $4) and ($5::text is null or r.kind = $5)
         and ($6::timestamptz is null or (r.due_at, r.id) < ($6::timestamptz, $7::uuid))
       order by r.due_at desc, r.id desc limit $8`,
      [span.from, span.to, seen, agentId, kind, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }
}
