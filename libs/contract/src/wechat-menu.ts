import { z } from 'zod';
import { MENU_KINDS } from '#domain';
import { clientId, id, instant, name, patchOf } from './primitives';

const button = z.object({
  key: z.string().trim().max(300),
  name: z.string().max(80),
  kind: z.enum(MENU_KINDS),
  text: z.string().max(2500).default(''),
  url: z.string().trim().max(2000).default(''),
  appId: z.string().trim().max(80).default(''),
  page: z.string().trim().max(1200).default(''),
  /** As the platform wrote it, for kinds the desk only carries on. */
  raw: z.record(z.string().max(80), z.string().max(2000)).default({}),
});
const buttons = z.array(button.extend({ buttons: z.array(button).max(20).default([]) })).max(20);

/** A draft may be unfinished; what the platform would refuse is found when it is published. */
export const wechatMenuDraft = z.object({ version: z.number().int(), buttons });
export const wechatMenuVersion = wechatMenuDraft.pick({ version: true });

export const wechatMenu = z.object({
  /** 0 before anybody saved anything here. */
  version: z.number().int(),
  draft: z.object({ buttons, at: instant, by: z.string() }).nullable(),
  published: z.object({ buttons, at: instant, by: z.string() }).nullable(),
  /** What people see now, as the platform says; null when it could not be asked. */
  live: buttons.nullable(),
  /** Why it could not be asked: a code of the desk's, and the platform's own where there is one. */
  fault: z.object({ code: z.string(), errcode: z.number().nullable() }).nullable(),
  /** Somebody changed the menu at the platform itself, after it was published here or before. */
  differs: z.boolean(),
});
export type WechatMenu = z.infer<typeof wechatMenu>;

const scene = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9_-]{1,64}$/);

export const wechatCodeCreate = z.object({
  clientId,
  name,
  /** Days the picture works, at most 30; null for ever. */
  days: z.number().int().min(1).max(30).nullable(),
  /** What the platform tells of a scan; made here when none is given. */
  scene: scene.optional(),
  campaign: z.string().trim().max(40).default(''),
  teamId: id.nullable().default(null),
  agentId: id.nullable().default(null),
  greeting: z.string().trim().max(600).default(''),
});
export const wechatCodePatch = patchOf(
  wechatCodeCreate.pick({ name: true, campaign: true, teamId: true, agentId: true, greeting: true }),
).extend({ version: z.number().int(), enabled: z.boolean().optional() });

export const wechatCode = z.object({
  id,
  inboxId: id,
  scene: z.string(),
  name: z.string(),
  days: z.number().int().nullable(),
  campaign: z.string(),
  teamId: id.nullable(),
  agentId: id.nullable(),
  greeting: z.string(),
  /** What the picture says; null while the platform has made none. */
  url: z.string().nullable(),
  endsAt: instant.nullable(),
  /** Why there is no picture: the platform's error code, or `unreachable`. */
  fault: z.string().nullable(),
  enabled: z.boolean(),
  deletedAt: instant.nullable(),
  scans: z.number().int(),
  people: z.number().int(),
  followers: z.number().int(),
  tickets: z.number().int(),
  lastScanAt: instant.nullable(),
  createdAt: instant,
  createdBy: z.string(),
  version: z.number().int(),
});
export type WechatCode = z.infer<typeof wechatCode>;
