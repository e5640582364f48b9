import { z } from 'zod';
import { serviceOutcome } from './callbacks';
import { clientId, id, instant, page, pageQuery } from './primitives';

/* calls */
export const callDirection = z.enum(['inbound', 'outbound']);
export const callResult = z.enum(['answered', 'no_answer', 'busy', 'wrong_number', 'voicemail', 'missed']);
/** How an answered call ended (DOMAIN H4, H14): the first three make a callback, the others need none. */
export const callOutcome = z.enum([...serviceOutcome.options, 'solved', 'not_ours', 'advertiser']);
export type CallOutcomeName = z.infer<typeof callOutcome>;
/** waiting: to be fetched. stored: may be listened to if consent allows. refused: not kept, because consent was denied. */
export const callRecording = z.object({
  id,
  state: z.enum(['waiting', 'stored', 'failed', 'refused']),
  consent: z.enum(['yes', 'no', 'unknown']),
  error: z.string().nullable(),
});
export type CallRecording = z.infer<typeof callRecording>;
export const call = z.object({
  id,
  ticketId: id.nullable(),
  ticketNumber: z.number().int().nullable(),
  contactId: id,
  contactName: z.string(),
  /** Null while nobody has answered, and of a call that nobody did. */
  agentId: id.nullable(),
  /** The inbox it came in by or goes out by; null for a call that agents timed themselves. */
  inboxId: id.nullable(),
  direction: callDirection,
  number: z.string().nullable(),
  /** The number of ours that was called. */
  line: z.string().nullable(),
  extension: z.string().nullable(),
  /** Whose phones ring now. */
  ringingAgentIds: z.array(id),
  startedAt: instant,
  answeredAt: instant.nullable(),
  endedAt: instant.nullable(),
  /** When the hold that runs began. */
  heldSince: instant.nullable(),
  /** Of the holds that are over. */
  holdSeconds: z.number().int(),
  /** When it first rang at an extension. */
  rangAt: instant.nullable(),
  /** From the first ring to the answer or the end, and from the start to the answer; null where nobody measured it. */
  ringSeconds: z.number().int().nullable(),
  answerSeconds: z.number().int().nullable(),
  /** Within how many seconds of ringing it was to be answered, as was so when it rang; without a policy by the desk's own setting. */
  answerTarget: z
    .object({
      seconds: z.number().int(),
      policy: z.object({ id, version: z.number().int(), name: z.string(), nameEn: z.string().nullable() }).nullable(),
    })
    .nullable(),
  holds: z.array(z.object({ from: instant, to: instant.nullable() })),
  wrapUpSeconds: z.number().int().nullable(),
  hungUpBy: z.enum(['contact', 'agent', 'system']).nullable(),
  transferredFrom: z.string().nullable(),
  transferredTo: z.string().nullable(),
  /** The message that stands for it in the conversation. */
  messageId: id.nullable(),
  recordings: z.array(callRecording),
  /** Seconds of talk without hold; null while it runs. */
  talkSeconds: z.number().int().nullable(),
  result: callResult.nullable(),
  note: z.string(),
  /** Null until somebody says so. */
  outcome: callOutcome.nullable(),
  /** timer: measured by start and stop. typed: entered afterwards. system: told by the telephone system. web: spoken between browser and widget. */
  source: z.enum(['timer', 'typed', 'system', 'web']),
  /** typed minus measured talk seconds, when an agent corrected a measured call. */
  correctionSeconds: z.number().int().nullable(),
  version: z.number().int(),
});
export type Call = z.infer<typeof call>;
export const callStart = z.object({
  clientId,
  ticketId: id.nullable().default(null),
  contactId: id,
  direction: callDirection,
  number: z.string().trim().max(40).nullable().default(null),
});
/** ring → answered → hold ⇄ resume → end, each stamped by the server's clock. */
export const callStep = z.object({ step: z.enum(['answered', 'hold', 'resume']) });
export const callOutcomeRequest = z.object({ outcome: callOutcome });
export const callEnd = z.object({
  result: callResult,
  note: z.string().trim().max(5000).default(''),
  outcome: serviceOutcome.nullable().default(null),
});
export const callTyped = z.object({
  clientId,
  ticketId: id.nullable().default(null),
  contactId: id,
  direction: callDirection,
  number: z.string().trim().max(40).nullable().default(null),
  startedAt: instant,
  answeredAt: instant.nullable(),
  endedAt: instant,
  holdSeconds: z.number().int().min(0).max(86_400).default(0),
  result: callResult,
  note: z.string().trim().max(5000).default(''),
});
export const callCorrect = z.object({
  version: z.number().int(),
  talkSeconds: z.number().int().min(0).max(86_400),
  reason: z.string().trim().min(2).max(500),
});

export const callQuery = pageQuery.extend({
  agentId: id.optional(),
  contactId: id.optional(),
  ticketId: id.optional(),
});

export const callList = page(call);
