import { z } from 'zod';
import { figureBy } from './figures';
import { clientId, id, instant, locale, name } from './primitives';

const count = z.number().int();

/** What is mailed, to whom and when. What it may hold is decided by the domain, which says why not. */
const plan = z.object({
  name,
  figures: z.array(z.string().max(40)).max(60),
  by: figureBy,
  teamId: id.nullable(),
  span: z.enum(['yesterday', 'last_week', 'last_month']),
  /** Beside the whole span of the same length before. */
  compares: z.boolean(),
  recipientIds: z.array(id).max(100),
  every: z.enum(['day', 'week', 'month']),
  /** 1 Monday to 7 Sunday; only for `week`. */
  weekday: z.number(),
  /** A month without that day takes its last; only for `month`. */
  monthDay: z.number(),
  /** 'HH:mm' in the company's zone. */
  at: z.string().max(5),
  locale,
});
export const figureMailPlan = plan.extend({ clientId });
export const figureMailChange = plan.extend({ version: count });
export const figureMailPause = z.object({ paused: z.boolean(), version: count });
export const figureMailSend = z.object({ clientId });

export const figureLetterState = z.enum(['queued', 'sending', 'sent', 'failed', 'unknown', 'skipped']);
/** One mail to one recipient: what became of it, and why it did not go out. */
export const figureLetter = z.object({
  id,
  agentName: z.string(),
  /** The due time, or when somebody asked for it. */
  slotAt: instant,
  state: figureLetterState,
  reason: z.string().nullable(),
  /** Who sent it out of turn; null for the schedule itself. */
  byName: z.string().nullable(),
});
export type FigureLetter = z.infer<typeof figureLetter>;

export const figureMail = plan.extend({
  id,
  ownerId: id,
  ownerName: z.string(),
  pausedAt: instant.nullable(),
  /** Null while it is paused. */
  nextAt: instant.nullable(),
  version: count,
  /** The last ones, newest first. */
  letters: z.array(figureLetter),
});
export type FigureMail = z.infer<typeof figureMail>;
export type FigureMailPlan = z.infer<typeof plan>;
export const figureMailList = z.object({ zone: z.string(), rows: z.array(figureMail) });
