import { Injectable } from '@nestjs/common';
import type { FigureKey, WorkReportContent, WorkReportLine } from '#contract';
import { dayRange, type Interval, reportPeriod, textOf, type WorkReportKind } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import { figureOf } from '../catalogue/catalogue';
import { FigureReadings } from '../metrics/figure-readings.service';

type Section = WorkReportLine['section'];

const FIGURES: readonly [Section, FigureKey][] = [
  ['order', 'leads_opened'],
  ['order', 'valid_leads'],
  ['order', 'leads_won'],
  ['order', 'won_amount'],
  ['after_sales', 'calls'],
  ['after_sales', 'talk_minutes'],
  ['after_sales', 'callbacks_done'],
  ['after_sales', 'replies'],
  ['after_sales', 'tickets_resolved'],
  ['after_sales', 'windows_met'],
  ['after_sales', 'windows_missed'],
];
const EVENTS: readonly [Section, key: string, type: string][] = [
  ['dispatch', 'promises_made', 'promise.made'],
  ['dispatch', 'promises_kept', 'promise.kept'],
  ['dispatch', 'promises_breached', 'promise.breached'],
  ['dispatch', 'parts_requested', 'part.requested'],
  ['complaint', 'complaints_opened', 'complaint.opened'],
  ['complaint', 'complaints_closed', 'complaint.closed'],
];
interface Asked {
  agentId: string;
  kind: WorkReportKind;
  from: string;
  to: string;
  zone: string;
}

/** What the desk writes into a report: the agent's day, week or month by kind of work, beside the one before (DOMAIN H18). */
@Injectable()
export class WorkReportContents {
  constructor(
    private readonly figures: FigureReadings,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async of({ agentId, kind, from, to, zone }: Asked): Promise<WorkReportContent> {
    const snapshot = await this.figures.snapshot();
    const before = reportPeriod(kind, dayBefore(from));
    const [now, then] = [spanOf(zone, from, to), spanOf(zone, before.from, before.to)];
    const figure = async (key: FigureKey, span: Interval) => {
      const gathered = this.figures.gathered(key, await this.figures.rows(key, { agentId, ...span, snapshot }));
      return gathered && Number(textOf(gathered));
    };
    const figures = FIGURES.map(async ([section, key]): Promise<WorkReportLine> => {
      const { unit } = figureOf(key);
      const [value, earlier] = await Promise.all([figure(key, now), figure(key, then)]);
      return { section, key, unit, opens: true, value, before: earlier };
    });
    const [counted, countedThen] = await Promise.all([this.counts(agentId, now), this.counts(agentId, then)]);
    const counts = EVENTS.map(([section, key, type]): WorkReportLine => {
      const line = { section, key, unit: 'count' as const, opens: false };
      return { ...line, value: counted.get(type) ?? 0, before: countedThen.get(type) ?? 0 };
    });
    return { asOf: this.clock.now().toISOString(), lines: [...(await Promise.all(figures)), ...counts] };
  }

  private async counts(agentId: string, { from, to }: Interval): Promise<Map<string, number>> {
    const rows = await this.database.rows<{ type: string; count: number }>(
      `select type, count(distinct subject_id)::int as count from desk_event
       where type = any($1) and at >= $2 and at < $3 and agent_id = $4 group by type`,
      [EVENTS.map(([, , type]) => type), from, to, agentId],
    );
    return new Map(rows.map(({ type, count }) => [type, count]));
  }
}

const spanOf = (zone: string, from: string, to: string): Interval => ({
  from: dayRange(zone, from).from,
  to: dayRange(zone, to).to,
});

const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
