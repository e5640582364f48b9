import { z } from 'zod';
import { clockTime, day, id, instant, name } from './primitives';

/* calendars */
export const weeklyInterval = z.object({ weekday: z.number().int().min(1).max(7), from: clockTime, to: clockTime });
export const calendarOverride = z.object({
  date: day,
  intervals: z.array(z.object({ from: clockTime, to: clockTime })).max(10),
  label: z.string().trim().max(80),
});
export const calendarSummary = z.object({ id, name: z.string(), zone: z.string() });
export const calendar = calendarSummary.extend({
  weekly: z.array(weeklyInterval),
  overrides: z.array(calendarOverride),
  version: z.number().int(),
});
export type Calendar = z.infer<typeof calendar>;
export const calendarWrite = z.object({
  name,
  zone: z.string().min(1).max(60),
  weekly: z.array(weeklyInterval).max(70),
  overrides: z.array(calendarOverride).max(1000).default([]),
});
/** Adds the national Chinese holidays and make-up workdays of a year as overrides. */
export const nationalCalendarRequest = z.object({ year: z.number().int().min(2020).max(2100) });

/* dated settings: law 8 */
export const settingRow = z.object({
  key: z.string(),
  value: z.number(),
  unit: z.string(),
  rule: z.string(),
  /** The value in force now came into force then; null is the value the product came with. */
  effectiveAt: instant.nullable(),
  history: z.array(z.object({ value: z.number(), effectiveAt: instant, byName: z.string(), createdAt: instant })),
});
export type SettingRow = z.infer<typeof settingRow>;
export const settingWrite = z.object({ key: z.string().max(60), value: z.number(), effectiveAt: instant });

/* scripts */
export const greetingAudience = z.enum(['known', 'unknown', 'any']);
export const greetingHours = z.enum(['inside', 'outside', 'any']);
export const greeting = z.object({
  id,
  inboxId: id,
  audience: greetingAudience,
  hours: greetingHours,
  from: clockTime.nullable(),
  to: clockTime.nullable(),
  text: z.string(),
  position: z.number().int(),
  enabled: z.boolean(),
});
export type Greeting = z.infer<typeof greeting>;
export const greetingWrite = greeting.omit({ id: true }).extend({ text: z.string().trim().min(1).max(2000) });
export const greetingPreviewRequest = z.object({ text: z.string().max(2000), inboxId: id, contactId: id.optional() });
export const greetingPreview = z.object({ text: z.string(), faults: z.array(z.string()) });

export const snippetScope = z.enum(['all', 'team', 'own']);
export const snippet = z.object({
  id,
  title: z.string(),
  text: z.string(),
  /** Pinyin initials of the title, for `/` search: 退款到账 → tkdz */
  initials: z.string(),
  scope: snippetScope,
  teamId: id.nullable(),
  ownerId: id.nullable(),
  uses: z.number().int(),
});
export type Snippet = z.infer<typeof snippet>;
export const snippetWrite = z.object({
  title: name,
  text: z.string().trim().min(1).max(10_000),
  scope: snippetScope.default('all'),
  teamId: id.nullable().default(null),
});

export const forbiddenPhrase = z.object({ id, phrase: z.string(), better: z.string(), enabled: z.boolean() });
export type ForbiddenPhrase = z.infer<typeof forbiddenPhrase>;
export const forbiddenPhraseWrite = z.object({
  phrase: z.string().trim().min(1).max(80),
  better: z.string().trim().max(300),
  enabled: z.boolean().default(true),
});

/* quarantine */
export const quarantineItem = z.object({
  id,
  inboxId: id,
  externalId: z.string(),
  receivedAt: instant,
  size: z.number().int(),
  reason: z.string(),
  detail: z.string(),
  attempts: z.number().int(),
});
export type QuarantineItem = z.infer<typeof quarantineItem>;

/* audit */
export const auditRow = z.object({
  id: z.string(),
  at: instant,
  agentId: id.nullable(),
  agentName: z.string(),
  act: z.string(),
  subject: z.string(),
  detail: z.record(z.string(), z.unknown()),
  ip: z.string().nullable(),
});
export type AuditRow = z.infer<typeof auditRow>;

export const company = z.object({ name, zone: z.string().max(60) });
