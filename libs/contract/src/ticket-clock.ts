import { z } from 'zod';
import { id, instant } from './primitives';
import { hours, pause, segment } from './windows';

export const clockOutcome = z.enum(['running', 'paused', 'met', 'late', 'excused', 'withdrawn']);

/** One deadline of a ticket with all that made it. */
export const clockDeadline = z.object({
  /** A wait's or a call's id; the resolution clock has its kind's name. */
  key: z.string(),
  kind: z.enum(['first', 'next', 'resolution', 'answer']),
  outcome: clockOutcome,
  /** Null where the desk's own settings set it. */
  policy: z.object({ id, version: z.number().int(), name: z.string(), nameEn: z.string().nullable() }).nullable(),
  hours,
  targetSeconds: z.number(),
  startedAt: instant,
  /** Null while a pause lasts. */
  dueAt: instant.nullable(),
  /** The time that counts toward the deadline; between them it stands still. */
  segments: z.array(segment),
  pauses: z.array(pause),
  breachedAt: instant.nullable(),
  chargedId: id.nullable(),
  endedAt: instant.nullable(),
  excuse: z.string().nullable(),
  /** Each time it was set anew. */
  moves: z.array(
    z.object({ at: instant, was: instant.nullable(), dueAt: instant.nullable(), because: z.string().nullable() }),
  ),
});
export type ClockDeadline = z.infer<typeof clockDeadline>;

/** DOMAIN B13: who did it first, and how long after the ticket was opened. */
export const ticketMoment = z.object({
  name: z.enum(['taken', 'contacted', 'served', 'parts_requested', 'backlog_cleared', 'closed']),
  at: instant,
  agentId: id.nullable(),
  seconds: z.number().int(),
});
export type TicketMoment = z.infer<typeof ticketMoment>;

/** Why a ticket's deadlines are where they are; shown in the calendar's zone. */
export const ticketClock = z.object({
  ticketNumber: z.number().int(),
  calendar: z.object({ name: z.string().nullable(), zone: z.string() }),
  openedAt: instant,
  /** Only those that there were. */
  moments: z.array(ticketMoment),
  deadlines: z.array(clockDeadline),
});
export type TicketClock = z.infer<typeof ticketClock>;
