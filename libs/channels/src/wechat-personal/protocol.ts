import { z } from 'zod';

/** States of a login, in the order in which they come about. */
export const loginState = z.enum([
  'stopped',
  'starting',
  'waiting_for_scan',
  'scanned',
  'logged_in',
  'logged_out',
  'failed',
  'not_installed',
]);
export type LoginState = z.infer<typeof loginState>;

/** How the login of a personal account stands, as the worker tells it. */
export const loginReport = z.object({
  state: loginState,
  /** What the phone has to scan, while that is what it waits for. */
  qr: z.string().max(4000).nullable(),
  account: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** The puppet's own words about what went wrong. */
  detail: z.string().nullable(),
});
export type LoginReport = z.infer<typeof loginReport>;

/** One thing said: a text or a file, to a person or into a group with that person named. */
export const saying = z.object({
  id: z.string(),
  contactId: z.string(),
  roomId: z.string().nullable(),
  text: z.string().nullable(),
  file: z.object({ path: z.string(), name: z.string() }).nullable(),
});
export type Saying = z.infer<typeof saying>;

/** refused: it certainly did not go out. unknown: it may have. */
export const said = z.object({ id: z.string(), state: z.enum(['sent', 'refused', 'unknown']), error: z.string() });
export type Said = z.infer<typeof said>;

/** What the desk tells the worker process. */
export const toWorker = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('start'),
    puppet: z.string(),
    options: z.record(z.string(), z.unknown()),
    /** Where puppets of the operator's own lie. */
    puppetFolder: z.string().nullable(),
  }),
  z.object({ type: z.literal('say'), saying }),
  z.object({ type: z.literal('logout') }),
  /** What arrived is committed and may be forgotten. */
  z.object({ type: z.literal('stored'), file: z.string() }),
  z.object({ type: z.literal('stop') }),
]);
export type ToWorker = z.infer<typeof toWorker>;

/** What the worker process tells the desk. */
export const fromWorker = z.discriminatedUnion('type', [
  z.object({ type: z.literal('login'), report: loginReport }),
  /** Something arrived and lies in this file until it is `stored`; told again until it is. */
  z.object({
    type: z.literal('arrived'),
    file: z.string().regex(/^[A-Za-z0-9_-]{1,120}\.json$/),
    id: z.string().min(1).max(300),
  }),
  z.object({ type: z.literal('said'), said }),
]);
export type FromWorker = z.infer<typeof fromWorker>;
