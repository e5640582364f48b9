import { z } from 'zod';
import { agent, agentAccount, team } from './agents';
import { inboxSummary } from './inboxes';
import { calendarSummary, snippet, forbiddenPhrase } from './setup';
import { instant, locale, position } from './primitives';
import { contactGroup } from './contact-groups';
import { statusLabel } from './tickets';

/** Six digits of an authenticator app, or a recovery code; gaps and dashes as people type them. */
const code = z.string().trim().min(1).max(40);
const ownPassword = z.string().min(1).max(200);

/** Refused with `second_factor_needed` when the password is right and a code is asked for too. */
export const loginRequest = z.object({
  email: z.string().trim().min(3).max(254),
  password: ownPassword,
  code: code.optional(),
});
export const passwordChange = z.object({ current: ownPassword, next: z.string().min(10).max(200) });

/** The link by which another calendar reads one's agenda; `madeAt` is null while there is none. */
export const calendarFeed = z.object({ madeAt: instant.nullable(), readAt: instant.nullable(), names: z.boolean() });
export type CalendarFeed = z.infer<typeof calendarFeed>;
/** With the link's path, which is told once. */
export const calendarFeedMade = calendarFeed.extend({ path: z.string() });
export type CalendarFeedMade = z.infer<typeof calendarFeedMade>;
export const calendarFeedNames = z.object({ names: z.boolean() });

export const secondFactorState = z.object({ turnedOnAt: instant.nullable(), recoveryCodesLeft: z.number().int() });
export type SecondFactorState = z.infer<typeof secondFactorState>;
export const secondFactorBegin = z.object({ password: ownPassword });
/** For an authenticator app: the secret in base32, and the same as an `otpauth:` address. Told once. */
export const secondFactorKey = z.object({ secret: z.string(), uri: z.string() });
export type SecondFactorKey = z.infer<typeof secondFactorKey>;
export const secondFactorConfirm = z.object({ code });
export const secondFactorProof = z.object({ password: ownPassword, code });
export type SecondFactorProof = z.infer<typeof secondFactorProof>;
/** Told once; each works once. */
export const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });

export const preferences = z.object({
  locale: locale.optional(),
  theme: z.enum(['light', 'dark', 'system']).optional(),
  density: z.enum(['comfortable', 'compact']).optional(),
  sound: z
    .object({ scope: z.enum(['mine', 'team', 'off']), volume: z.number().min(0).max(1), repeat: z.boolean() })
    .optional(),
  desktopNotices: z.boolean().optional(),
  enterSends: z.boolean().optional(),
  resolveAfterSend: z.boolean().optional(),
  /** Hears of escalations also outside of the own working hours. */
  toldAnyTime: z.boolean().optional(),
  /** Under the agent's own mails, above the inbox's; may hold the variables of scripts. */
  signature: z.string().max(2_000).optional(),
});
export type Preferences = z.infer<typeof preferences>;

/** All the console needs before its first screen, in one answer. */
export const bootstrap = z.object({
  me: agentAccount,
  preferences,
  company: z.object({ name: z.string(), zone: z.string() }),
  agents: z.array(agent),
  teams: z.array(team),
  inboxes: z.array(inboxSummary),
  calendars: z.array(calendarSummary),
  snippets: z.array(snippet),
  forbiddenPhrases: z.array(forbiddenPhrase),
  statusLabels: z.array(statusLabel),
  contactGroups: z.array(contactGroup),
  tags: z.array(z.string()),
  serverTime: z.iso.datetime(),
  position,
});
export type Bootstrap = z.infer<typeof bootstrap>;
