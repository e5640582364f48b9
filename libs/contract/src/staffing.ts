import { z } from 'zod';
import { day, id, instant, page, pageQuery } from './primitives';

export const staffingQuery = z.object({
  teamId: id,
  /** How many weeks of history, up to yesterday. */
  weeks: z.coerce.number().int().min(1).max(26).default(5),
});
const weekday = z.number().int().min(1).max(7);
export const loadKind = z.enum(['call', 'chat', 'mail']);
export const staffing = z.object({
  zone: z.string(),
  asOf: instant,
  from: day,
  to: day,
  /** Every day of the history; what is special is left out of the means. */
  days: z.array(z.object({ date: day, special: z.string().nullable() })),
  /** What comes in such an hour, on average of those days. */
  load: z.array(z.object({ weekday, hour: z.number().int(), call: z.number(), chat: z.number(), mail: z.number() })),
  /** Mean seconds of talk, hold and wrap-up; null where nobody called. */
  callSeconds: z.number().nullable(),
  /** The coming seven days, with people on shift by the hour. */
  planned: z.array(z.object({ date: day, weekday, special: z.string().nullable(), hours: z.array(z.number()) })),
  /** Of the team's agents, how many have shifts at all. */
  agents: z.object({ all: z.number().int(), planned: z.number().int() }),
});
export type Staffing = z.infer<typeof staffing>;

export const staffingRowsQuery = pageQuery.extend({
  ...staffingQuery.shape,
  weekday: z.coerce.number().int().min(1).max(7),
  hour: z.coerce.number().int().min(0).max(23),
});
/** One contact who came in such an hour: law 9. */
export const staffingRow = z.object({
  id: z.string(),
  at: instant,
  kind: loadKind,
  contactName: z.string().nullable(),
  ticketNumber: z.number().int().nullable(),
});
export type StaffingRow = z.infer<typeof staffingRow>;
export const staffingRowPage = page(staffingRow);
