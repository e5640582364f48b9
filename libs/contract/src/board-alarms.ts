import { z } from 'zod';
import { id, instant } from './primitives';

/** What is watched of a group. The first three are too many or too long, the last two too few. */
export const boardFigure = z.enum(['waiting', 'oldest_wait', 'breached_today', 'free_agents', 'answered_in_window']);
export type BoardFigure = z.infer<typeof boardFigure>;

const group = z.object({ teamId: id.nullable(), inboxId: id.nullable() });
const limits = z.object({
  /** A count; working minutes for oldest_wait, percent for answered_in_window. */
  threshold: z.number().min(0).max(100_000),
  /** Rings at the consoles of those who are told, as they have set their sounds. */
  sound: z.boolean().default(false),
  email: z.boolean().default(false),
});

/** A threshold of one team or one inbox, as it holds; each writing is a version of its own. */
export const boardRule = group.extend({
  id,
  version: z.number().int(),
  figure: boardFigure,
  threshold: z.number(),
  sound: z.boolean(),
  email: z.boolean(),
  writtenAt: instant,
  writtenBy: z.string(),
});
export type BoardRule = z.infer<typeof boardRule>;
export const boardRuleCreate = group.extend({ figure: boardFigure, ...limits.shape });
export const boardRuleUpdate = limits.extend({ version: z.number().int() });
export const boardRuleRemove = z.object({ version: z.coerce.number().int() });

/** A threshold that was crossed: until it is cleared it stands. */
export const boardAlarm = group.extend({
  id,
  ruleId: id,
  /** Whose leads were told: the team itself, or the inbox's. */
  ledByTeamId: id.nullable(),
  figure: boardFigure,
  threshold: z.number(),
  /** What was seen when it was raised, and the worst since. */
  seen: z.number(),
  worst: z.number(),
  sound: z.boolean(),
  raisedAt: instant,
  clearedAt: instant.nullable(),
  /** calm: the figure came back. rule: somebody changed or removed the threshold. */
  clearedBy: z.enum(['calm', 'rule']).nullable(),
  acknowledgedAt: instant.nullable(),
  acknowledgedBy: z.string().nullable(),
  version: z.number().int(),
});
export type BoardAlarm = z.infer<typeof boardAlarm>;
/** Standing ones and those of today, the newest first. */
export const boardAlarms = z.object({ rows: z.array(boardAlarm) });
