import { Injectable } from '@nestjs/common';
import type { WorkReport } from '#contract';
import { Database } from '../../platform/database/database';

interface DueReport {
  agentId: string;
  id: string;
  view: WorkReport;
  inTime: boolean;
}

/** Weekly and monthly reports as they were known at a moment, from their events alone (DOMAIN F5). */
@Injectable()
export class WorkReportReadings {
  constructor(private readonly database: Database) {}

  /** Those whose time fell into the span and has come: handed in, or missing. What was excused is not among them. */
  async due(asked: { agentIds: readonly string[]; from: Date; to: Date; snapshot: string }): Promise<DueReport[]> {
    const rows = await this.database.rows<{ agentId: string; id: string; view: WorkReport }>(
      `select "agentId", id::text, view from (
         select distinct on (subject_id) id, agent_id as "agentId", payload->'view' as view from desk_event
         where subject_kind = 'work_report' and agent_id = any($1::uuid[]) and pg_visible_in_snapshot(xid, $4::pg_snapshot)
         order by subject_id, version desc) known
       where (view->>'dueAt')::timestamptz >= $2 and (view->>'dueAt')::timestamptz < $3
         and view->>'kind' in ('weekly', 'monthly') and view->>'state' <> 'excused'
         and (view->>'missedAt' is not null or view->>'handedAt' is not null)
       order by view->>'dueAt', id`,
      [asked.agentIds, asked.from, asked.to, asked.snapshot],
    );
    return rows.map(({ agentId, id, view }) => ({ agentId, id, view, inTime: view.handedAt !== null && !view.late }));
  }
}
