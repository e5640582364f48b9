import { z } from 'zod';
import { id, instant } from './primitives';

export const segment = z.object({ from: instant, to: instant });

/** The running clock of a waiting contact; `segments` is the working time that counts, so screens need no calendar. */
export const windowClock = z.object({
  id,
  openedAt: instant,
  remindAt: instant,
  leadAt: instant,
  dueAt: instant,
  segments: z.array(segment),
  remindedAt: instant.nullable(),
  leadToldAt: instant.nullable(),
  breachedAt: instant.nullable(),
});
export type WindowClockView = z.infer<typeof windowClock>;

/** One ended or running episode, as figures and history show it. */
export const replyWindow = windowClock.extend({
  ticketId: id,
  ticketNumber: z.number().int(),
  holderAtDeadlineId: id.nullable(),
  answeredById: id.nullable(),
  answeredAt: instant.nullable(),
  excusedAt: instant.nullable(),
  excuse: z.string().nullable(),
  endedAt: instant.nullable(),
  workingSeconds: z.number().int().nullable(),
  first: z.boolean(),
});
export type ReplyWindowView = z.infer<typeof replyWindow>;
