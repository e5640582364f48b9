import { z } from 'zod';

/** A telephone system that is spoken to over a line of its own. The secret is encrypted at rest by the desk. */
const line = z.object({
  host: z.string().min(1).max(253),
  port: z.number().int().min(1).max(65535),
  secret: z.string().min(1).max(200),
});

/** webhook: the system calls us. asterisk: manager interface (AMI). freeswitch: event socket (ESL). */
export const phoneSettings = z.discriminatedUnion('system', [
  z.object({ system: z.literal('webhook'), secret: z.string().min(16).max(200) }),
  line.extend({ system: z.literal('asterisk'), user: z.string().min(1).max(80), tls: z.boolean() }),
  line.extend({ system: z.literal('freeswitch') }),
]);
export type PhoneSettings = z.infer<typeof phoneSettings>;
export type AsteriskSettings = Extract<PhoneSettings, { system: 'asterisk' }>;
export type FreeswitchSettings = Extract<PhoneSettings, { system: 'freeswitch' }>;
