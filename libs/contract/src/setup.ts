import { z } from 'zod';
import { channelKind, clockTime, colour, day, id, instant, locale, name, patchOf } from './primitives';

/* inboxes */
export const inboxState = z.enum(['connected', 'connecting', 'failed', 'off']);
export const inboxSummary = z.object({
  id,
  name: z.string(),
  channel: channelKind,
  teamId: id.nullable(),
  colour,
  enabled: z.boolean(),
});
export type InboxSummary = z.infer<typeof inboxSummary>;

const server = z.object({
  host: z.string().trim().min(1).max(253),
  port: z.number().int().min(1).max(65535),
  secure: z.boolean(),
  user: z.string().max(254).default(''),
  /** Write-only: empty keeps the stored one; never sent back. */
  password: z.string().max(500).default(''),
});
export const emailInboxSettings = z.object({
  address: z.email().max(254),
  senderName: z.string().trim().max(120).default(''),
  imap: server
    .extend({ folder: z.string().max(200).default('INBOX') })
    .nullable()
    .default(null),
  smtp: server.nullable().default(null),
});
export const webChatSettings = z.object({
  locale: locale.default('zh-CN'),
  welcome: z.string().trim().max(500).default(''),
  preChatForm: z
    .object({ enabled: z.boolean(), fields: z.array(z.enum(['name', 'email', 'phone'])), required: z.boolean() })
    .default({
      enabled: false,
      fields: ['name', 'email'],
      required: false,
    }),
  /** Pages the widget may be embedded in; empty allows every page. */
  allowedOrigins: z.array(z.string().max(253)).max(50).default([]),
  position: z.enum(['right', 'left']).default('right'),
  /** Inbox that continues a chat by email when the visitor is gone. */
  emailInboxId: id.nullable().default(null),
});
export type WebChatSettings = z.infer<typeof webChatSettings>;
/** A WeChat official account (DOMAIN C3). Secret, token and key are write-only: empty keeps the stored one, or makes one. */
export const wechatInboxSettings = z.object({
  appId: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9_-]{6,64}$/),
  appSecret: z.string().trim().max(128).default(''),
  token: z
    .string()
    .trim()
    .regex(/^([A-Za-z0-9]{3,32})?$/)
    .default(''),
  encodingAesKey: z
    .string()
    .trim()
    .regex(/^([A-Za-z0-9]{43})?$/)
    .default(''),
  mode: z.enum(['plain', 'compatible', 'safe']).default('safe'),
});
/** What an admin pastes into the platform's console. */
export const inboxCallback = z.object({
  /** Behind the desk's own address; `url` is both together where the desk knows its address. */
  path: z.string(),
  url: z.string().nullable(),
  token: z.string(),
  encodingAesKey: z.string(),
});
export const inboxSettings = z.union([emailInboxSettings, webChatSettings, wechatInboxSettings, z.object({})]);

export const inbox = inboxSummary.extend({
  /** Public key a web page names in its script tag; null for other channels. */
  widgetKey: z.string().nullable(),
  settings: z.record(z.string(), z.unknown()),
  health: z.object({
    state: inboxState,
    error: z.string().nullable(),
    lastInboundAt: instant.nullable(),
    lastOutboundAt: instant.nullable(),
    oldestUnsentAt: instant.nullable(),
  }),
  version: z.number().int(),
});
export type Inbox = z.infer<typeof inbox>;
export const inboxCreate = z.object({
  name,
  channel: z.enum(['email', 'web-chat', 'wechat-official', 'phone', 'api']),
  teamId: id.nullable().default(null),
  colour: colour.default('#4f46e5'),
  settings: z.record(z.string(), z.unknown()).default({}),
});
export const inboxPatch = patchOf(inboxCreate.omit({ channel: true })).extend({ enabled: z.boolean().optional() });
export const inboxTestRequest = z.object({
  channel: z.enum(['email', 'wechat-official']).default('email'),
  settings: z.record(z.string(), z.unknown()),
  inboxId: id.optional(),
});
export const inboxTestReport = z.object({
  ok: z.boolean(),
  steps: z.array(z.object({ step: z.string(), ok: z.boolean(), detail: z.string() })),
});

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
