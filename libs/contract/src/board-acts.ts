import { z } from 'zod';
import { clientId, id, instant } from './primitives';

/* what a team lead does from the board */
export const takeOverRequest = z.object({
  /** Who held the ticket on the lead's screen; null for one in the queue. Another holder by now refuses. */
  fromId: id.nullable(),
});
export const whisperRequest = z.object({ clientId, text: z.string().trim().min(1).max(2_000) });

/** How many tickets an agent may hold, changed by their lead for the day or until somebody changes it again. */
export const agentLimit = z.object({
  id,
  agentId: id,
  capacity: z.number().int(),
  /** What holds again when the day is over. */
  usual: z.number().int(),
  reason: z.string(),
  byName: z.string(),
  fromAt: instant,
  /** Null: until it is changed. */
  untilAt: instant.nullable(),
  endedAt: instant.nullable(),
  /** Null when the day ended it. */
  endedByName: z.string().nullable(),
});
export type AgentLimit = z.infer<typeof agentLimit>;
export const agentLimitWrite = z.object({
  clientId,
  capacity: z.number().int().min(0).max(200),
  until: z.enum(['today', 'changed']),
  reason: z.string().trim().min(1).max(500),
});
export const agentLimits = z.object({
  capacity: z.number().int(),
  /** The newest first; the first may still run. */
  rows: z.array(agentLimit),
});
export type AgentLimits = z.infer<typeof agentLimits>;
