import { z } from 'zod';
import { figureUnit } from './figures';
import { asFile, clientId, day, id, instant, page, pageQuery } from './primitives';

export const workReportKind = z.enum(['daily', 'weekly', 'monthly']);
export const workReportState = z.enum(['open', 'handed', 'returned', 'read', 'excused']);

/** What the desk writes into a report from the data, and how it was in the period before (DOMAIN H18). */
export const workReportLine = z.object({
  section: z.enum(['order', 'dispatch', 'after_sales', 'complaint']),
  key: z.string(),
  unit: figureUnit,
  /** Opens to its rows as a figure of the agent and period; counts of events stand by themselves. */
  opens: z.boolean(),
  value: z.number().nullable(),
  before: z.number().nullable(),
});
export type WorkReportLine = z.infer<typeof workReportLine>;
export const workReportContent = z.object({ asOf: instant, lines: z.array(workReportLine) });
export type WorkReportContent = z.infer<typeof workReportContent>;

const words = z.record(z.string().max(20), z.string().trim().max(4000));

export const workReportStep = z.object({
  step: z.enum(['handed', 'amended', 'read', 'returned']),
  at: instant,
  byName: z.string(),
  note: z.string(),
  /** The agent's words as they were from then on. */
  words: words.nullable(),
});

export const workReport = z.object({
  id,
  agentId: id,
  agentName: z.string(),
  kind: workReportKind,
  from: day,
  to: day,
  zone: z.string(),
  opensOn: day,
  dueAt: instant,
  state: workReportState,
  /** When it was due and not there. */
  missedAt: instant.nullable(),
  handedAt: instant.nullable(),
  /** Handed in, but after it was due. */
  late: z.boolean(),
  words,
  /** The agent's own, seen by nobody else. */
  draft: words,
  /** As it was when handed in; until then as it is now. Null in lists. */
  content: workReportContent.nullable(),
  steps: z.array(workReportStep),
  version: z.number().int(),
});
export type WorkReport = z.infer<typeof workReport>;
export const workReportPage = page(workReport);

/** Reports that were or are due between two local days. */
const filters = { from: day, to: day, agentId: id.optional(), kind: workReportKind.optional() };
export const workReportQuery = pageQuery.extend(filters);
export const workReportExport = z.object({
  ...filters,
  ...asFile,
});

export const workReportDraft = z.object({ words });
const act = { clientId, version: z.number().int() };
export const workReportHandIn = z.object({ ...act, words });
export const workReportAmend = z.object({ ...act, words, note: z.string().trim().max(500).default('') });
export const workReportRead = z.object({ ...act, note: z.string().trim().max(1000).default('') });
export const workReportReturn = z.object({ ...act, note: z.string().trim().min(1).max(1000) });

/** Told to the agent, their leads and admins alone; without drafts and content. */
export interface WorkReportTold {
  view: WorkReport;
  teamIds: string[];
}
