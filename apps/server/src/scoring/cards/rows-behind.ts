import type { CardRow as Behind } from '#contract';
import { exact, textOf } from '#domain';
import type { KnownRow } from '../metrics/figure-readings.service';
import type { KnownViolation } from '../violations/violation-readings.service';
import type { WorkReportReadings } from '../work-reports/work-report-readings.service';

type DueReport = Awaited<ReturnType<WorkReportReadings['due']>>[number];

/** A row of a figure, as a person reads it behind a line. */
export const behind = (row: KnownRow): Behind => ({
  id: row.id,
  at: row.at.toISOString(),
  text: row.text,
  value: row.value ?? '0',
  ticketNumber: row.ticket_number,
  contactName: row.contact_name,
  violationId: null,
});

export const behindViolation = ({ id, view }: KnownViolation): Behind => ({
  id,
  at: view.at,
  text: view.rule,
  value: textOf(exact(view.points)),
  ticketNumber: view.ticketNumber,
  contactName: view.contactName,
  violationId: view.id,
});

export const behindReport = ({ id, view, inTime }: DueReport): Behind => ({
  id,
  at: view.dueAt,
  text: `${view.kind} ${view.from} – ${view.to}`,
  value: inTime ? '1' : '0',
  ticketNumber: null,
  contactName: null,
  violationId: null,
});
