import { z } from 'zod';
import { id, instant, locale, name, patchOf } from './primitives';

export const role = z.enum(['agent', 'team_lead', 'admin']);
export type Role = z.infer<typeof role>;
/** What an agent may see: every ticket, those of the own teams, or own and unassigned ones of the own teams. */
export const visibility = z.enum(['all', 'team', 'own']);
export const chosenStatus = z.enum(['online', 'busy', 'away', 'offline']);
export type ChosenStatus = z.infer<typeof chosenStatus>;

/** What colleagues see of one another. `presence` is chosen status × heartbeat. */
export const agent = z.object({
  id,
  name: z.string(),
  /** 工号 (DOMAIN W11) */
  workNumber: z.string(),
  role,
  teamIds: z.array(id),
  status: chosenStatus,
  statusSince: instant,
  presence: chosenStatus,
  capacity: z.number().int(),
  /** Languages and products, for teams whose tickets need them. */
  skills: z.array(z.string()),
  disabledAt: instant.nullable(),
  version: z.number().int(),
});
export type Agent = z.infer<typeof agent>;

export const agentAccount = agent.extend({
  email: z.string(),
  visibility,
  locale,
  createdAt: instant,
  /** On trial since then; owns no area meanwhile (DOMAIN H1). */
  probationSince: instant.nullable(),
  /** Since when signing in asks for a code as well. */
  secondFactorAt: instant.nullable(),
});
export type AgentAccount = z.infer<typeof agentAccount>;

const skill = z.string().trim().min(1).max(40);
const password = z.string().min(10).max(200);
export const agentCreate = z.object({
  name,
  email: z.email().max(254),
  workNumber: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z-]{1,12}$/),
  role,
  visibility: visibility.default('team'),
  capacity: z.number().int().min(0).max(200).default(8),
  teamIds: z.array(id).default([]),
  skills: z.array(skill).max(40).default([]),
  probation: z.boolean().default(false),
  locale: locale.default('zh-CN'),
  password,
});
export const agentPatch = patchOf(agentCreate.omit({ password: true })).extend({ disabled: z.boolean().optional() });
export const setPasswordRequest = z.object({ password });

export const strategy = z.enum(['random', 'round_robin', 'least_busy', 'last_holder_first', 'manual']);
/** A ticket with that tag, or of a contact who speaks that language, needs a skill. */
export const skillRule = z.object({
  when: z.enum(['tag', 'language']),
  value: z.string().trim().min(1).max(40),
  skill,
});
/** Where tickets go that nobody took for so many minutes. */
export const overflow = z.object({ toTeamId: id, minutes: z.number().int().min(1).max(10_080) });
export const team = z.object({
  id,
  name: z.string(),
  strategy,
  calendarId: id,
  /** Tickets are closed only when the contact was called back and is satisfied. */
  callsBack: z.boolean(),
  skillRules: z.array(skillRule),
  overflow: overflow.nullable(),
  /** Only its holder answers a ticket; others take it over first. */
  ownerOnly: z.boolean(),
  /** Minutes after midnight at which the day's results are asked for (DOMAIN V14); null follows the desk. */
  dayCheckMinute: z.number().int().nullable(),
  /** Tickets go to whoever is there, whatever the shifts say. */
  presenceDeals: z.boolean(),
  memberIds: z.array(id),
  leadIds: z.array(id),
  version: z.number().int(),
});
export type Team = z.infer<typeof team>;
export const teamWrite = z.object({
  name,
  strategy,
  calendarId: id,
  callsBack: z.boolean().default(false),
  skillRules: z.array(skillRule).max(60).default([]),
  overflow: overflow.nullable().default(null),
  ownerOnly: z.boolean().default(false),
  dayCheckMinute: z.number().int().min(0).max(1439).nullable().default(null),
  presenceDeals: z.boolean().default(false),
  memberIds: z.array(id).default([]),
  leadIds: z.array(id).default([]),
});
export const teamPatch = patchOf(teamWrite);

export const statusChange = z.object({ status: chosenStatus });
