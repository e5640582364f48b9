import { z } from 'zod';
import { interim } from './interim';
import { mailFacts, recipientsChoice } from './mail';
import { actor, clientId, id, instant } from './primitives';
import { weiboWay } from './weibo';

export const messageKind = z.enum(['inbound', 'reply', 'note', 'greeting', 'call']);
export type MessageKind = z.infer<typeof messageKind>;

export const attachment = z.object({
  id,
  name: z.string(),
  mediaType: z.string(),
  size: z.number().int(),
  /** Pixels, for images only. */
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  inline: z.boolean(),
});
export type Attachment = z.infer<typeof attachment>;

export const deliveryState = z.enum(['queued', 'sending', 'sent', 'failed', 'unknown', 'bounced', 'withdrawn']);
export const delivery = z.object({ state: deliveryState, error: z.string().nullable(), attempts: z.number().int() });
export type Delivery = z.infer<typeof delivery>;

/** A forbidden phrase in a sent text (DOMAIN H12); positions are in the text. */
export const phraseFinding = z.object({ phrase: z.string(), better: z.string(), start: z.number(), end: z.number() });

export const message = z.object({
  id,
  ticketId: id,
  /** Gap-free inside its ticket. */
  seq: z.number().int(),
  kind: messageKind,
  author: actor,
  text: z.string(),
  /** Without quoted history; equal to text where nothing was quoted. */
  freshText: z.string(),
  /** The HTML itself is served at /api/messages/:id/html, to a sandboxed frame. */
  hasHtml: z.boolean(),
  attachments: z.array(attachment),
  clientId: z.string().nullable(),
  delivery: delivery.nullable(),
  /** Written by a machine: auto reply, bounce, list. */
  automatic: z.string().nullable(),
  findings: z.array(phraseFinding),
  /** Channel the message came in or goes out by, when it differs from the ticket's. */
  via: z.string().nullable(),
  /** Of words that ask how it went: which survey they are. */
  surveyId: id.nullish(),
  /** What only a mail has; null for everything else. */
  mail: mailFacts.nullable(),
  /** Of a note that states an interim result. */
  interim: interim.nullable(),
  /** Of a note by which a team lead whispers to the holder: whom it was for. */
  whisper: z.object({ toId: id, toName: z.string() }).nullable(),
  /** Until then its author may take it back. */
  undoUntil: instant.nullable(),
  takenBackAt: instant.nullable(),
  createdAt: instant,
  providerAt: instant.nullable(),
});
export type Message = z.infer<typeof message>;

export const replyRequest = z.object({
  clientId,
  text: z.string().max(100_000).default(''),
  attachmentIds: z.array(id).max(20).default([]),
  /** seq of the last message the agent saw; a newer public reply by a colleague refuses the send. */
  seenSeq: z.number().int().min(0),
  /** Send although newer_reply_exists. */
  force: z.boolean().default(false),
  /** Status the ticket takes after the reply. */
  then: z.enum(['waiting', 'open', 'on_hold', 'resolved']).default('waiting'),
  /** How it goes out, where the channel knows several ways; without it the usual one. */
  via: weiboWay.optional(),
  /** Of a mail; without it the answer goes to everybody who was on the mail it answers. */
  mail: recipientsChoice.optional(),
});
export const noteRequest = z.object({
  clientId,
  text: z.string().trim().min(1).max(100_000),
  attachmentIds: z.array(id).max(20).default([]),
});
export const messageResult = z.object({ message, ticketVersion: z.number().int() });

export const draftKind = z.enum(['reply', 'note']);
export const draft = z.object({ kind: draftKind, text: z.string(), updatedAt: instant });
export const draftRequest = z.object({ kind: draftKind, text: z.string().max(100_000) });
export type Draft = z.infer<typeof draft>;

export const uploadResult = attachment;
