import type { Capabilities, SendOutcome } from '../channel';
import { NotAnswered, post, type PostAnswer } from '../webhooks/post';

/** What the composer may offer: files go as links, so any kind will do. */
export const capabilities: Capabilities = {
  files: { types: null, largest: 500 * 1024 * 1024, most: 20 },
  html: false,
  typing: false,
  readMarks: true,
  longestText: null,
};

export interface ApiFile {
  name: string;
  mediaType: string;
  size: number;
  /** Works without a session until `expiresAt`. */
  url: string;
  expiresAt: string;
}

/** One message of the desk as a program gets it, in a webhook or by asking. */
export interface ApiMessage {
  id: string;
  ticketNumber: number;
  /** Gap-free inside its ticket, notes included: a program that sorts by it has the order in which things were said. */
  seq: number;
  conversation: string | null;
  contact: { id: string; name: string };
  from: { kind: 'agent' | 'contact' | 'desk'; name: string };
  text: string;
  files: ApiFile[];
  createdAt: string;
}

export interface ReplyTarget {
  url: string;
  secrets: readonly string[];
  allowedHosts: readonly string[];
}

/** The body of a reply's webhook. */
export const replyBody = (message: ApiMessage): string =>
  JSON.stringify({ type: 'message.created', timestamp: message.createdAt, data: message });

/** Statuses by which a program says "not now": timeouts, conflicts with itself, too many at a time. */
const LATER = new Set([408, 409, 425, 429]);
/** The program is gone for good (Standard Webhooks, "410 Gone"). */
const GONE = 410;

/**
 * Brings a reply to the program. 2xx is sent; 410, other 4xx and redirects are refusals a person has to see; 5xx, 408, 409, 425, 429
 * and silence are tried again. The id of the request is the message's, so that a repeat after an unknown outcome is harmless.
 */
export async function sendReply(target: ReplyTarget, message: ApiMessage, at: Date): Promise<SendOutcome> {
  try {
    return outcomeOf(await post({ ...target, id: `msg_${message.id}`, body: replyBody(message), at }));
  } catch (error) {
    if (!(error instanceof NotAnswered)) throw error;
    return { state: error.isFinal ? 'refused' : 'retry', error: `api_${error.message}` };
  }
}

function outcomeOf({ status, excerpt }: PostAnswer): SendOutcome {
  const said = `${status} ${excerpt.replace(/\s+/g, ' ').slice(0, 200)}`.trim();
  if (status >= 200 && status < 300) return { state: 'sent', externalId: null };
  if (status === GONE) return { state: 'refused', error: `api_gone: ${said}` };
  if (status >= 300 && status < 400) return { state: 'refused', error: `api_redirects: ${said}` };
  if (status >= 500 || LATER.has(status)) return { state: 'retry', error: `api_not_now: ${said}` };
  return { state: 'refused', error: `api_refused: ${said}` };
}
