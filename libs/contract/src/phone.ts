import { z } from 'zod';
import { id, instant } from './primitives';
import { contact } from './contacts';
import { ticketRow } from './tickets';

/* inbox */
export const phoneExtension = z.object({
  extension: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z_.-]{1,40}$/),
  agentId: id,
});
export const phoneConsent = z.enum(['yes', 'no', 'unknown']);
const host = z
  .string()
  .trim()
  .max(253)
  .regex(/^[0-9A-Za-z.:_-]*$/)
  .default('');
const port = z.number().int().min(1).max(65535);
/** A telephone system. The secret is write-only: empty keeps the stored one, or, for a webhook, makes one. */
export const phoneInboxSettings = z.object({
  system: z.enum(['webhook', 'asterisk', 'freeswitch']).default('webhook'),
  host,
  port: port.default(5038),
  tls: z.boolean().default(false),
  user: z.string().trim().max(80).default(''),
  secret: z.string().max(200).default(''),
  extensions: z.array(phoneExtension).max(1000).default([]),
  /** For landlines that are dialled without it, such as 010. */
  areaCode: z
    .string()
    .trim()
    .regex(/^(0\d{2,3})?$/)
    .default(''),
  recording: z
    .object({
      /** What callers are told before they are recorded; the system may say otherwise of a single call. */
      consent: phoneConsent,
      /** Where files that are named by path are fetched; its host may be inside the house. */
      base: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(500)]),
    })
    .default({ consent: 'unknown', base: '' }),
});
export type PhoneInboxSettings = z.infer<typeof phoneInboxSettings>;

/* agents' phones */
export const phoneState = z.enum(['ready', 'busy', 'wrap_up', 'break']);
export const agentPhone = z.object({
  agentId: id,
  state: phoneState,
  since: instant,
  /** When wrap-up is over by itself. */
  dueAt: instant.nullable(),
  callId: id.nullable(),
  /** What comes after the call and its wrap-up. */
  then: z.enum(['ready', 'break']),
  extensions: z.array(z.string()),
  version: z.number().int(),
});
export type AgentPhone = z.infer<typeof agentPhone>;
export const phoneChoice = z.object({ state: z.enum(['ready', 'break']) });

/* a call at the console */
/** All that is needed to pick up: who it may be, what is open with them, and what to say (DOMAIN H5, H6, H9 to H11, W11). */
export const callCard = z.object({
  contacts: z.array(contact),
  /** The chosen one of several with this number; the first while none was chosen. */
  chosenContactId: id,
  tickets: z.array(ticketRow),
  greeting: z.object({ audience: z.enum(['known', 'unknown']), text: z.string() }),
  /** Seconds: the goal, and from when on an apology comes first. */
  ring: z.object({ answer: z.number(), apology: z.number() }),
});
export type CallCard = z.infer<typeof callCard>;
export const callNote = z.object({ note: z.string().trim().max(5000) });
export const callMatch = z.object({ contactId: id });
export const consentMark = z.object({
  consent: z.enum(['yes', 'no']),
  reason: z.string().trim().min(2).max(500),
});
export const listening = z.object({ url: z.string() });
export const listener = z.object({ agentName: z.string(), at: instant });

/* import */
export const cdrImport = z.object({
  id,
  inboxId: id,
  fileName: z.string(),
  zone: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'stopped', 'failed']),
  bytes: z.number().int(),
  position: z.number().int(),
  lines: z.number().int(),
  imported: z.number().int(),
  duplicates: z.number().int(),
  internal: z.number().int(),
  faulty: z.number().int(),
  /** The first of the faulty lines, each with what is wrong with it. */
  faults: z.array(z.object({ line: z.number().int(), fault: z.string() })),
  startedAt: instant,
  endedAt: instant.nullable(),
});
export type CdrImport = z.infer<typeof cdrImport>;
