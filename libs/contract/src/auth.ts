import { z } from 'zod';
import { agent, agentAccount, team } from './agents';
import { calendarSummary, inboxSummary, snippet, forbiddenPhrase } from './setup';
import { locale, position } from './primitives';
import { statusLabel } from './tickets';

export const loginRequest = z.object({
  email: z.string().trim().min(3).max(254),
  password: z.string().min(1).max(200),
});
export const passwordChange = z.object({ current: z.string().min(1).max(200), next: z.string().min(10).max(200) });
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
  tags: z.array(z.string()),
  serverTime: z.iso.datetime(),
  position,
});
export type Bootstrap = z.infer<typeof bootstrap>;
