import { z } from 'zod';
import { emailInboxSettings } from './mailboxes';
import { channelKind, colour, id, instant, locale, name, patchOf } from './primitives';

export const inboxState = z.enum(['connected', 'connecting', 'failed', 'off']);
/** What an inbox's channel can carry; see Capabilities of the domain. */
export const capabilities = z.object({
  files: z
    .object({ types: z.record(z.string(), z.number()).nullable(), largest: z.number(), most: z.number() })
    .nullable(),
  html: z.boolean(),
  typing: z.boolean(),
  readMarks: z.boolean(),
  longestText: z.number().int().nullable(),
});
export const inboxSummary = z.object({
  id,
  name: z.string(),
  channel: channelKind,
  teamId: id.nullable(),
  colour,
  enabled: z.boolean(),
  capabilities,
  /** Visitors of this inbox may call, and be called. */
  calls: z.boolean(),
  /** What its other ways of answering carry, by their names. */
  ways: z.record(z.string(), capabilities).optional(),
});
export type InboxSummary = z.infer<typeof inboxSummary>;

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
  /** Whether visitors may call from the widget, and how long it rings. */
  calls: z
    .object({ enabled: z.boolean(), ringSeconds: z.number().int().min(15).max(120) })
    .default({ enabled: false, ringSeconds: 40 }),
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
  channel: channelKind,
  teamId: id.nullable().default(null),
  colour: colour.default('#4f46e5'),
  settings: z.record(z.string(), z.unknown()).default({}),
});
export const inboxPatch = patchOf(inboxCreate.omit({ channel: true })).extend({ enabled: z.boolean().optional() });
export const inboxTestRequest = z.object({
  channel: channelKind.default('email'),
  settings: z.record(z.string(), z.unknown()),
  inboxId: id.optional(),
});
export const inboxTestReport = z.object({
  ok: z.boolean(),
  steps: z.array(z.object({ step: z.string(), ok: z.boolean(), detail: z.string() })),
});
