import { z } from 'zod';
import { attachment } from './messages';
import { visitorCall } from './web-calls';
import { clientId, colour, id, instant, locale } from './primitives';

/** What a visitor may see of a message: no notes, no ids of agents, no findings. */
export const visitorMessage = z.object({
  id,
  seq: z.number().int(),
  /** desk: said by the desk itself (greeting). */
  from: z.enum(['visitor', 'agent', 'desk']),
  agentName: z.string().nullable(),
  workNumber: z.string().nullable(),
  text: z.string(),
  attachments: z.array(attachment.extend({ url: z.string() })),
  clientId: z.string().nullable(),
  /** These words are a question card. */
  surveyId: id.nullish(),
  at: instant,
});
export type VisitorMessage = z.infer<typeof visitorMessage>;

export const visitorEvent = z.union([
  z.object({ type: z.literal('message'), message: visitorMessage }),
  z.object({ type: z.literal('read'), seq: z.number().int() }),
  z.object({ type: z.literal('status'), status: z.enum(['open', 'resolved']) }),
  z.object({ type: z.literal('call'), call: visitorCall }),
]);
export type VisitorEvent = z.infer<typeof visitorEvent>;

export const widgetConfig = z.object({
  name: z.string(),
  company: z.string(),
  colour,
  locale,
  welcome: z.string(),
  position: z.enum(['right', 'left']),
  preChatForm: z.object({
    enabled: z.boolean(),
    fields: z.array(z.enum(['name', 'email', 'phone'])),
    required: z.boolean(),
  }),
  /** Reply window in seconds, and today's median first response when it is better (null otherwise). */
  promiseSeconds: z.number().int(),
  medianSeconds: z.number().int().nullable(),
  working: z.boolean(),
  opensAt: instant.nullable(),
  maxUploadBytes: z.number().int(),
  /** Visitors may call from here. */
  calls: z.boolean(),
});
export type WidgetConfig = z.infer<typeof widgetConfig>;

/** POST /api/widget/:key/session. A known token continues the visitor's history. */
export const visitorSessionRequest = z.object({
  token: z.string().max(200).nullable().default(null),
  locale: locale.optional(),
  /** The page a visitor came to first, and the one before it. */
  first: z.object({ url: z.string().max(2000), referrer: z.string().max(2000) }).optional(),
});
export const visitorSession = z.object({
  token: z.string(),
  config: widgetConfig,
  contact: z.object({ name: z.string().nullable(), email: z.string().nullable(), phone: z.string().nullable() }),
  messages: z.array(visitorMessage),
  hasEarlier: z.boolean(),
  /** Newest message of ours the visitor has read. */
  readSeq: z.number().int(),
  /** How far the agents have read the visitor's messages. */
  agentReadSeq: z.number().int(),
  open: z.boolean(),
});
export type VisitorSession = z.infer<typeof visitorSession>;

export const visitorSay = z.object({
  clientId,
  text: z.string().max(10_000).default(''),
  attachmentIds: z.array(id).max(10).default([]),
});
export type VisitorSay = z.infer<typeof visitorSay>;
export const visitorSayAck = z.union([
  z.object({ ok: z.literal(true), message: visitorMessage }),
  z.object({ ok: z.literal(false), code: z.string(), detail: z.record(z.string(), z.unknown()).optional() }),
]);
export type VisitorSayAck = z.infer<typeof visitorSayAck>;

export const visitorDetails = z.object({
  name: z.string().trim().max(120).optional(),
  email: z.email().max(254).optional(),
  phone: z.string().trim().max(40).optional(),
});
export const visitorEarlierQuery = z.object({ before: z.coerce.number().int().min(1) });
export const visitorMessages = z.object({ messages: z.array(visitorMessage), hasEarlier: z.boolean() });
