import type { MailFacts } from '#contract';
import { Plan, type Priority, type Saying, type SpamReason, type Ticket } from '#domain';
import { newId } from '../../platform/database/uuid';
import type { InboxRecord } from '../inboxes/inbox.view';
import type { Actor } from './ticket-change';

/** A message from a contact, with contact and thread already found. */
export interface Arrival {
  inbox: InboxRecord;
  contact: { id: string; name: string; known: boolean };
  /** The ticket it continues; null opens one. A closed one is continued by a new ticket. */
  ticketId: string | null;
  /** Which of the contact's chats it belongs to; null when it belongs to none. */
  threadKey: string | null;
  receipt: { id: string; inboxId: string; externalId: string; contentKey: string | null; receivedAt: Date };
  kind?: 'inbound' | 'call';
  text: string;
  freshText: string;
  html: string | null;
  subject: string | null;
  automatic: string | null;
  attachmentIds: string[];
  clientId: string | null;
  providerAt: Date | null;
  /** Message ids of the platform by which later mail finds this ticket. */
  references: string[];
  via: string | null;
  call?: { missed: boolean };
  /** Whether these words of the desk go out as the answer of the call that brought the message. */
  answers?: (text: string) => boolean;
  priority?: Priority;
  tags?: string[];
  /** Who wrote it down when the contact didn't write it: an agent opening a ticket by hand. */
  openedBy?: Actor;
  /** From before the desk: said then, and over. */
  history?: boolean;
  mail?: MailFacts;
  spam?: SpamReason | null;
  /** The team it opens in where that is not the inbox's. */
  teamId?: string | null;
  source?: Source;
}

/** Where a contact came from before the ticket opened, and whom it is meant for because of that. */
export interface Source {
  name: string;
  campaign: string;
  agentId: string | null;
  /** Of the code that was scanned. */
  scene: string;
}

/** Messages of one contact of a chat that arrive together open one chat; every other arrival without a ticket opens its own. */
export const newTicketKey = ({ inbox, contact, receipt, threadKey }: Arrival): string =>
  threadKey === null ? receipt.id : JSON.stringify([inbox.id, contact.id, threadKey]);

export const contactActor = ({ contact }: Arrival): Actor => ({ kind: 'contact', id: contact.id, name: contact.name });

export const sayingOf = (arrival: Arrival, now: Date): Saying => ({
  id: newId(),
  kind: arrival.call ? 'call' : (arrival.kind ?? 'inbound'),
  text: arrival.text,
  freshText: arrival.freshText,
  at: arrival.history ? (arrival.providerAt ?? arrival.receipt.receivedAt) : now,
  authorName: arrival.contact.name,
  automatic: arrival.automatic,
});

export const receiptRow = ({ receipt }: Arrival, ticketId: string, messageId: string, now: Date) => ({
  id: receipt.id,
  inbox_id: receipt.inboxId,
  external_id: receipt.externalId,
  raw_size: 0,
  envelope: {},
  content_key: receipt.contentKey,
  state: 'done',
  attempts: 1,
  received_at: receipt.receivedAt,
  done_at: now,
  ticket_id: ticketId,
  message_id: messageId,
});

export function openTicket(arrival: Arrival, number: number, now: Date): Plan {
  const createdAt = arrival.history ? arrival.receipt.receivedAt : now;
  const ticket: Ticket = {
    id: newId(),
    number,
    inboxId: arrival.inbox.id,
    channel: arrival.inbox.channel,
    threadKey: arrival.threadKey,
    contactId: arrival.contact.id,
    contactName: arrival.contact.name,
    teamId: arrival.teamId ?? arrival.inbox.teamId,
    holderId: null,
    lastHolderId: null,
    status: arrival.history ? 'resolved' : arrival.spam ? 'spam' : 'open',
    statusLabelId: null,
    statusSince: now,
    priority: arrival.priority ?? 'normal',
    subject: arrival.subject,
    tags: arrival.tags ?? [],
    lastMessage: null,
    lastSeq: 0,
    lastInboundSeq: 0,
    lastReplySeq: 0,
    deliveredSeq: 0,
    readSeq: 0,
    agentReadSeq: 0,
    whisperSeq: 0,
    window: null,
    resolution: null,
    pendingGreetingId: null,
    firstAnsweredAt: null,
    createdAt,
    updatedAt: now,
    resolvedAt: arrival.history ? now : null,
    closedAt: null,
    version: 0,
  };
  return new Plan(ticket, now).take({ type: 'ticket.opened', changes: {}, details: originOf(arrival) });
}

const originOf = ({ ticketId, spam, source }: Arrival): Record<string, unknown> => ({
  ...(ticketId && { continuesTicketId: ticketId }),
  ...(spam && { spam }),
  ...(source && { source: { name: source.name, campaign: source.campaign } }),
});
