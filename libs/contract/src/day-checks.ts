import { z } from 'zod';
import { clientId, day, id, instant } from './primitives';

/** A result of the day that nobody has written down yet. */
export const openResult = z.object({
  kind: z.enum(['promise', 'part', 'callback']),
  id,
  ticketId: id.nullable(),
  ticketNumber: z.number().int().nullable(),
  contactName: z.string(),
  at: instant,
});
export type OpenResult = z.infer<typeof openResult>;

/** What an agent says of their day (DOMAIN V14). */
export const ownDayCheck = z.object({
  day,
  zone: z.string(),
  /** When it is asked for; null on a day off, or without a team. */
  checkAt: instant.nullable(),
  confirmedAt: instant.nullable(),
  note: z.string(),
  open: z.array(openResult),
});
export type OwnDayCheck = z.infer<typeof ownDayCheck>;

export const dayCheckConfirm = z.object({ clientId, note: z.string().trim().max(1000).default('') });

export const teamDayCheck = z.object({
  teamId: id,
  day,
  zone: z.string(),
  checkAt: instant.nullable(),
  /** When those who had not confirmed were reminded. */
  remindedAt: instant.nullable(),
  people: z.array(
    z.object({
      agentId: id,
      confirmedAt: instant.nullable(),
      note: z.string(),
      openThen: z.number().int().nullable(),
      missing: z.boolean(),
    }),
  ),
});
export type TeamDayCheck = z.infer<typeof teamDayCheck>;
export const teamDayChecks = z.object({ rows: z.array(teamDayCheck) });

export interface DayCheckEvents {
  /** Told to the agent, their leads and admins alone. */
  'day_check.reminded': { day: string; teamIds: string[] };
  'day_check.missing': { day: string; teamIds: string[]; missing: { id: string; name: string }[] };
  'day_check.confirmed': { day: string; teamIds: string[]; open: number; note: string };
}
