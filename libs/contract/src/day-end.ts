import { z } from 'zod';
import { channelKind, clientId, day, id, instant, page, pageQuery } from './primitives';

/** What became of an input (DOMAIN M5); `unreceived` are a contact's words that nothing was received for. */
export const inputFate = z.enum(['message', 'duplicate', 'nothing', 'quarantine', 'dismissed', 'unread', 'lost']);
export const dayPart = z.enum([...inputFate.options, 'unreceived']);
export type DayPart = z.infer<typeof dayPart>;
export const dayOutcome = z.enum(['answered', 'set_aside', 'waiting', 'unanswered']);
export type DayOutcome = z.infer<typeof dayOutcome>;

const count = z.number().int();
export const dayInbox = z.object({
  inboxId: id,
  name: z.string(),
  channel: channelKind,
  received: count,
  fates: z.record(inputFate, count),
  unreceived: count,
  /** What no number of the others accounts for; 0 balances. */
  difference: count,
  /** Tickets that a contact wrote on or called about that day. */
  tickets: count,
  opened: count,
  outcomes: z.record(dayOutcome, count),
});
export type DayInbox = z.infer<typeof dayInbox>;

export const dayClose = z.object({
  id,
  day,
  byId: id,
  byName: z.string(),
  at: instant,
  note: z.string(),
  received: count,
  difference: count,
});
export type DayClose = z.infer<typeof dayClose>;

export const dayEnd = z.object({
  day,
  zone: z.string(),
  at: instant,
  over: z.boolean(),
  inboxes: z.array(dayInbox),
  /** Newest first; what came in after the newest shows as more received than it signed for. */
  closes: z.array(dayClose),
});
export type DayEnd = z.infer<typeof dayEnd>;
export const dayEndQuery = z.object({ day: day.optional() });
export const daySign = z.object({ clientId, note: z.string().trim().max(1000).default('') });
/** Days with input that nobody has signed off, the newest first. */
export const unsignedDays = z.object({ days: z.array(day), zone: z.string() });

export const dayRowsQuery = pageQuery.extend({
  inboxId: id,
  part: dayPart.optional(),
  outcome: dayOutcome.optional(),
});
export const dayRow = z.object({
  id,
  at: instant,
  externalId: z.string(),
  /** Why there is nothing of it, or why nobody could read it. */
  reason: z.string(),
  /** Null where there is no ticket; number and words are only of those that the reader may see. */
  ticketNumber: z.number().int().nullable(),
  contactName: z.string().nullable(),
  text: z.string(),
});
export type DayRow = z.infer<typeof dayRow>;
export const dayRows = page(dayRow);
