import { z } from 'zod';
import { instant } from './primitives';

/** Options of a puppet as an admin writes them: a JSON object, with its tokens. */
const options = z
  .string()
  .trim()
  .max(4000)
  .refine((text) => text === '' || isObject(text), 'a JSON object')
  .default('');

/** A personal WeChat account by wechaty. Options are write-only: empty keeps the stored ones. */
export const wechatPersonalInboxSettings = z.object({
  puppet: z
    .string()
    .trim()
    .regex(/^(@[a-z0-9-]+\/)?wechaty-puppet-[a-z0-9-]{1,60}$/),
  options,
  perMinute: z.number().int().min(1).max(60).default(10),
  rooms: z.enum(['off', 'mentioned', 'all']).default('mentioned'),
  /** That the account may be banned for this, and that it is against the vendor's terms, has been read. */
  accepted: z.literal(true),
});

/** How the login of an account stands, for the page where somebody scans. */
export const wechatLogin = z.object({
  state: z.enum([
    'stopped',
    'starting',
    'waiting_for_scan',
    'scanned',
    'logged_in',
    'logged_out',
    'failed',
    'not_installed',
  ]),
  qr: z.string().nullable(),
  account: z.object({ id: z.string(), name: z.string() }).nullable(),
  detail: z.string().nullable(),
  changedAt: instant.nullable(),
  /** Replies that wait for their turn or for a login. */
  waiting: z.number().int(),
});
export type WechatLogin = z.infer<typeof wechatLogin>;

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
