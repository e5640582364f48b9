import { z } from 'zod';
import { coverageRow } from './callbacks';
import { clientId, day, id, instant, locale, page, pageQuery } from './primitives';

const count = z.number().int();
const address = z.email().max(254);

/** To whom the week's callbacks are written, and in which language (DOMAIN V19). */
export const reportPlan = z.object({
  addresses: z.array(z.string()),
  locale,
  /** When the next one goes out; null while nobody is named. */
  nextAt: instant.nullable(),
  version: count,
});
export type ReportPlan = z.infer<typeof reportPlan>;
export const reportPlanWrite = z.object({ addresses: z.array(address).max(20), locale, version: count });

/** What one contact said. */
export const reportLine = z.object({
  at: instant,
  contactName: z.string(),
  ticketNumber: count.nullable(),
  agentName: z.string().nullable(),
  result: z.enum(['satisfied', 'neutral', 'not_satisfied']),
  feedback: z.string(),
});

/** The week as it was counted when the report was made; it never changes. */
export const reportContent = z.object({
  company: z.string(),
  zone: z.string(),
  from: day,
  to: day,
  planned: count,
  done: count,
  overdue: count,
  satisfied: count,
  answered: count,
  rows: z.array(coverageRow),
  lines: z.array(reportLine),
});
export type ReportContent = z.infer<typeof reportContent>;

export const reportLetter = z.object({
  id,
  address: z.string(),
  state: z.enum(['queued', 'sending', 'sent', 'failed', 'unknown']),
  error: z.string().nullable(),
  at: instant,
  /** Who sent it again; null for the desk itself. */
  byId: id.nullable(),
});
export const callbackReport = z.object({
  id,
  from: day,
  to: day,
  at: instant,
  locale,
  content: reportContent,
  subject: z.string(),
  text: z.string(),
  letters: z.array(reportLetter),
});
export type CallbackReport = z.infer<typeof callbackReport>;
/** What would go out for the last whole week; nothing is kept or sent. */
export const reportPreview = callbackReport.pick({ content: true, subject: true, text: true });
export const reportPreviewQuery = z.object({ locale: locale.default('zh-CN') });
export const reportSend = z.object({ clientId, addresses: z.array(address).min(1).max(20) });
export const reportQuery = pageQuery;
export const reportList = page(callbackReport);
