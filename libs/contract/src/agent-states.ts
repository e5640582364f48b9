import { z } from 'zod';
import { chosenStatus } from './agents';
import { day, id, instant } from './primitives';

export const agentStatesQuery = z.object({ day, teamId: id.optional() });

const seconds = z.number().int();
/** One agent's day: what was chosen when, each call, and how much was done. */
export const agentDay = z.object({
  agentId: id,
  name: z.string(),
  workNumber: z.string(),
  spans: z.array(z.object({ state: chosenStatus, from: instant, to: instant })),
  totals: z.object({ online: seconds, busy: seconds, away: seconds, offline: seconds }),
  /** Answered ones, from their answer to their end. */
  calls: z.array(z.object({ from: instant, to: instant, ticketNumber: z.number().int().nullable() })),
  talkSeconds: seconds,
  replies: z.number().int(),
  resolved: z.number().int(),
});
export type AgentDay = z.infer<typeof agentDay>;
export const agentStates = z.object({
  day,
  zone: z.string(),
  /** The day's own two instants: some have 23 or 25 hours. */
  from: instant,
  to: instant,
  asOf: instant,
  rows: z.array(agentDay),
});
export type AgentStates = z.infer<typeof agentStates>;
