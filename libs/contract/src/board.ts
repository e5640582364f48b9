import { z } from 'zod';
import { agent } from './agents';
import { boardAlarm } from './board-alarms';
import { phoneState } from './phone';
import { id, instant, position } from './primitives';
import { ticketRow } from './tickets';

export const alarm = z.object({
  /** Stable while the alarm stands, so that screens show it once. */
  key: z.string(),
  kind: z.enum([
    'nobody_can_take',
    'inbox_failed',
    'quarantine',
    'outbox_stuck',
    'waiting_while_free',
    'webhook_disabled',
    'complaint_severe',
    'no_solution',
  ]),
  since: instant,
  ticketId: id.nullable(),
  inboxId: id.nullable(),
  teamId: id.nullable(),
  detail: z.record(z.string(), z.unknown()),
});
export type Alarm = z.infer<typeof alarm>;

export const boardAgent = z.object({
  agent,
  load: z.number().int(),
  windowsOpen: z.number().int(),
  /** dueAt of the holder's next window; null when nobody waits. */
  nextDueAt: instant.nullable(),
  metToday: z.number().int(),
  missedToday: z.number().int(),
  firstResponseMedianSeconds: z.number().nullable(),
  firstResponseP90Seconds: z.number().nullable(),
  talkSecondsToday: z.number().int(),
  /** Ready, on a call, writing one down or on a break; null for an agent without a phone. */
  phone: z.object({ state: phoneState, since: instant }).nullable(),
  /** Set while a call of the agent runs. */
  onCallSince: instant.nullable(),
});
export type BoardAgent = z.infer<typeof boardAgent>;

export const boardTotals = z.object({
  waiting: z.number().int(),
  unassigned: z.number().int(),
  openTickets: z.number().int(),
  metToday: z.number().int(),
  missedToday: z.number().int(),
  firstResponseMedianSeconds: z.number().nullable(),
  firstResponseP90Seconds: z.number().nullable(),
});

export const board = z.object({
  /** Tickets with a running reply window, soonest due first. */
  waiting: z.array(ticketRow),
  /** Waiting tickets that were left out because fewer were asked for. */
  more: z.number().int(),
  agents: z.array(boardAgent),
  totals: boardTotals,
  alarms: z.array(alarm),
  /** Thresholds that stand crossed, of the groups that this agent leads. */
  thresholds: z.array(boardAlarm),
  workingUntil: instant.nullable(),
  at: instant,
  position,
});
export type Board = z.infer<typeof board>;
/** Pushed at most once a second: agents and totals that changed, alarms whole. Waiting strips follow the feed's ticket events. */
export const boardUpdate = board
  .pick({ totals: true, alarms: true, thresholds: true, at: true })
  .extend({ agents: z.array(boardAgent) });
export type BoardUpdate = z.infer<typeof boardUpdate>;
export const boardQuery = z.object({
  teamId: id.optional(),
  /** Only so many strips, the soonest due: a screen shows no more at once. */
  first: z.coerce.number().int().min(1).max(1000).optional(),
});
