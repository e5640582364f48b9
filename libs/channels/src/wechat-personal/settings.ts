import { z } from 'zod';

/** What of a group becomes a ticket: nothing, what names the account and goes on from there, or everything. */
export const roomPolicy = z.enum(['off', 'mentioned', 'all']);

/** What one personal account needs. The puppet's options (tokens, endpoints) are encrypted at rest by the desk. */
export const personalSettings = z.object({
  /** The npm name of the puppet that speaks with WeChat: which one is the operator's choice. */
  puppet: z.string().regex(/^(@[a-z0-9-]+\/)?wechaty-puppet-[a-z0-9-]{1,60}$/),
  options: z.record(z.string(), z.unknown()),
  /** Messages sent at most in a minute, on average. */
  perMinute: z.number().int().min(1).max(60),
  rooms: roomPolicy,
});
export type PersonalSettings = z.infer<typeof personalSettings>;
