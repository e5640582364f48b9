import { z } from 'zod';
import { inboxState } from './inboxes';
import { id, instant } from './primitives';

/** down: its line was up and is not. unsent: something waits too long to go out. */
export const alarmKind = z.enum(['down', 'unsent']);
export type AlarmKind = z.infer<typeof alarmKind>;

/** Trouble of an inbox that admins and team leads were told of. */
export const inboxAlarm = z.object({
  id,
  inboxId: id,
  kind: alarmKind,
  since: instant,
  raisedAt: instant,
  error: z.string().nullable(),
});
export type InboxAlarm = z.infer<typeof inboxAlarm>;

export const channelHealth = z.object({
  inboxId: id,
  state: inboxState,
  /** Since when it is up, down or off; null where the desk never saw it change. */
  since: instant.nullable(),
  error: z.string().nullable(),
  /** line: the desk calls and listens. push: the other side calls us. desk: there while the desk is. */
  comesBy: z.enum(['line', 'push', 'desk']),
  lastInboundAt: instant.nullable(),
  lastOutboundAt: instant.nullable(),
  unsent: z.object({
    count: z.number().int(),
    oldestAt: instant.nullable(),
    /** What the last try of the oldest one met. */
    error: z.string().nullable(),
  }),
  /** Of the last day: what did not go out, and what may or may not have. */
  failed: z.number().int(),
  unknown: z.number().int(),
  lastFailure: z.object({ error: z.string(), at: instant }).nullable(),
  quarantined: z.number().int(),
  /** Input of the last day that was turned away before it was stored, by its code, the most frequent first. */
  refused: z.array(z.object({ code: z.string(), count: z.number().int(), lastAt: instant })),
  testable: z.boolean(),
  alarms: z.array(inboxAlarm.extend({ mails: z.object({ sent: z.number().int(), waiting: z.number().int() }) })),
  /** The newest first. */
  history: z.array(z.object({ state: inboxState, error: z.string().nullable(), at: instant })),
});
export type ChannelHealth = z.infer<typeof channelHealth>;
