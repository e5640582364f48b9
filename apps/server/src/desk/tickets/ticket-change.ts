import type { Attachment, MailFacts, Message } from '#contract';
import type { Plan, Ticket } from '#domain';
import type { NewEvent } from '../../platform/events/event-log';

export type Actor = NewEvent['actor'];
export const DESK: Actor = { kind: 'desk', id: null, name: 'desk' };

/** What a message holds beside what the decision knows of it. */
export interface Speech {
  author: Actor;
  attachments?: Attachment[];
  html?: string | null;
  clientId?: string | null;
  findings?: Message['findings'];
  via?: string | null;
  receiptId?: string | null;
  providerAt?: Date | null;
  /** How far it is on its way; absent for what no outbox carries. */
  delivery?: 'queued' | 'sent' | undefined;
  mail?: MailFacts | undefined;
  undoUntil?: Date | null;
  interim?: Message['interim'];
  whisper?: Message['whisper'];
  surveyId?: string | null;
}

/** A decided change of one ticket, ready to be saved. */
export interface TicketChange {
  /** Null for a ticket that is opened by this change. */
  before: Ticket | null;
  plan: Plan;
  actor: Actor;
  /** By message id. */
  speeches: Map<string, Speech>;
}

/** Rows that are written beside the tickets, in the same statement. */
export interface Alongside {
  receipts?: Record<string, unknown>[];
  deliveries?: Record<string, unknown>[];
  references?: Record<string, unknown>[];
}
