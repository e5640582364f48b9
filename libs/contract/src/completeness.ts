import { z } from 'zod';
import { day, id, instant, page, pageQuery } from './primitives';

/** The seven facts of DOMAIN V8. */
export const recordFact = z.enum(['name', 'address', 'phone', 'model', 'boughtOn', 'fault', 'wish']);
export type RecordFact = z.infer<typeof recordFact>;

const count = z.number().int();
export const completenessRow = z.object({
  agentId: id.nullable(),
  records: count,
  /** Records that lack nothing. */
  complete: count,
  known: z.record(recordFact, count),
});
export type CompletenessRow = z.infer<typeof completenessRow>;
/** Records of tickets opened in the period, by who holds them; the goal line of DOMAIN V20. */
export const completeness = z.object({
  from: day,
  to: day,
  zone: z.string(),
  at: instant,
  /** Per cent: where the desk began, and where it wants to be. */
  began: z.number(),
  goal: z.number(),
  rows: z.array(completenessRow),
  total: completenessRow,
  withinDays: count,
  /** Contacts whose file was not made within the days (DOMAIN V22), of the same period. */
  overdueFiles: count,
});
export type Completeness = z.infer<typeof completeness>;
export const completenessQuery = z.object({ from: day, to: day });

export const overdueFile = z.object({
  contactId: id,
  name: z.string(),
  createdAt: instant,
  missing: z.array(recordFact),
  ticketNumber: count.nullable(),
  agentId: id.nullable(),
});
export type OverdueFile = z.infer<typeof overdueFile>;
export const overdueFileQuery = pageQuery.extend({ from: day, to: day });
export const overdueFilePage = page(overdueFile);
