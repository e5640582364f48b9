import { z } from 'zod';
import { id, instant } from './primitives';

export const hours = z.enum(['working', 'calendar']);
export const segment = z.object({ from: instant, to: instant });

/** The running clock of a waiting contact; `segments` is the working time that counts, so screens need no calendar. */
export const windowClock = z.object({
  id,
  openedAt: instant,
  remindAt: instant,
  leadAt: instant,
  dueAt: instant,
  segments: z.array(segment),
  /** The version of a policy that set it; null where the desk's own settings did. */
  policy: z.object({ id, version: z.number().int(), hours }).nullable(),
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

export const pauseReason = z.enum(['waiting', 'on_hold', 'parts']);
export const pause = z.object({ from: instant, to: instant.nullable(), reason: pauseReason });

/** How a ticket stands against its resolution target; `dueAt` is null while a pause lasts. */
export const resolutionClock = z.object({
  policyId: id,
  policyVersion: z.number().int(),
  seconds: z.number().int(),
  hours,
  pausesOn: z.array(pauseReason),
  startedAt: instant,
  dueAt: instant.nullable(),
  segments: z.array(segment),
  pauses: z.array(pause),
  remindedAt: instant.nullable(),
  breachedAt: instant.nullable(),
  endedAt: instant.nullable(),
});
export type ResolutionClockView = z.infer<typeof resolutionClock>;
