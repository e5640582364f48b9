import type * as allowances from '../allowances';
import type * as contacts from '../contacts';
import type * as mailboxes from '../mailboxes';
import type * as mail from '../mail';
import type * as messages from '../messages';
import type * as joins from '../joins';
import type * as service from '../service-facts';
import type * as clock from '../ticket-clock';
import type * as tickets from '../tickets';
import type * as weibo from '../weibo';
import { type In, type Out, route } from './route';

/** Tickets, what is said on them, and the people behind them. */
export const TICKET_ROUTES = {
  // tickets
  listTickets: route<undefined, In<typeof tickets.ticketListQuery>, tickets.TicketList>('GET', '/tickets'),
  openTicket: route<In<typeof tickets.openTicketRequest>, undefined, Out<typeof tickets.ticketResult>>(
    'POST',
    '/tickets',
  ),
  getTicket: route<undefined, undefined, tickets.TicketDetail>('GET', '/tickets/:id'),
  ticketClock: route<undefined, undefined, clock.TicketClock>('GET', '/tickets/:id/clock'),
  getTicketRow: route<undefined, undefined, Out<typeof tickets.ticketResult>>('GET', '/tickets/:id/row'),
  ticketAllowance: route<undefined, undefined, { allowance: allowances.AllowanceView | null }>(
    'GET',
    '/tickets/:id/allowance',
  ),
  findTicketByNumber: route<undefined, undefined, Out<typeof tickets.ticketResult>>('GET', '/tickets/number/:number'),
  earlierMessages: route<undefined, In<typeof tickets.messagesQuery>, Out<typeof tickets.messagesPage>>(
    'GET',
    '/tickets/:id/messages',
  ),
  reply: route<In<typeof messages.replyRequest>, undefined, Out<typeof messages.messageResult>>(
    'POST',
    '/tickets/:id/replies',
  ),
  note: route<In<typeof messages.noteRequest>, undefined, Out<typeof messages.messageResult>>(
    'POST',
    '/tickets/:id/notes',
  ),
  weiboWays: route<undefined, undefined, Out<typeof weibo.weiboWays>>('GET', '/tickets/:id/weibo'),
  claim: route<undefined, undefined, Out<typeof tickets.claimResult>>('POST', '/tickets/:id/claim'),
  release: route<undefined, undefined, Out<typeof tickets.ticketResult>>('POST', '/tickets/:id/release'),
  transfer: route<In<typeof tickets.transferRequest>, undefined, Out<typeof tickets.ticketResult>>(
    'POST',
    '/tickets/:id/transfer',
  ),
  setTicketStatus: route<In<typeof tickets.statusRequest>, undefined, Out<typeof tickets.ticketResult>>(
    'PUT',
    '/tickets/:id/status',
  ),
  setPriority: route<In<typeof tickets.priorityRequest>, undefined, Out<typeof tickets.ticketResult>>(
    'PUT',
    '/tickets/:id/priority',
  ),
  setTags: route<In<typeof tickets.tagsRequest>, undefined, Out<typeof tickets.ticketResult>>(
    'PUT',
    '/tickets/:id/tags',
  ),
  setSubject: route<In<typeof tickets.subjectRequest>, undefined, Out<typeof tickets.ticketResult>>(
    'PUT',
    '/tickets/:id/subject',
  ),
  writeServiceFacts: route<In<typeof service.serviceFactsWrite>, undefined, Out<typeof service.serviceFactsResult>>(
    'PUT',
    '/tickets/:id/service',
  ),
  noReplyNeeded: route<In<typeof tickets.noReplyNeededRequest>, undefined, Out<typeof tickets.ticketResult>>(
    'POST',
    '/tickets/:id/no-reply-needed',
  ),
  markRead: route<{ seq: number }>('PUT', '/tickets/:id/read'),
  saveDraft: route<In<typeof messages.draftRequest>, undefined, { ok: true }>('PUT', '/tickets/:id/draft'),
  retryDelivery: route<undefined, undefined, messages.Message>('POST', '/messages/:id/retry'),
  deliveryAttempts: route<undefined, undefined, { rows: mailboxes.DeliveryAttempt[] }>('GET', '/messages/:id/attempts'),
  takeBackReply: route<undefined, undefined, Out<typeof messages.messageResult>>('POST', '/messages/:id/take-back'),
  messageHeaders: route<undefined, undefined, Out<typeof mail.messageHeaders>>('GET', '/messages/:id/headers'),
  answerStart: route<undefined, undefined, mail.AnswerStart>('GET', '/tickets/:id/answer-start'),
  checkRecipients: route<In<typeof mail.recipientsCheck>, undefined, Out<typeof mail.recipientsChecked>>(
    'POST',
    '/mail/recipients',
  ),
  forForwarder: route<undefined, undefined, Out<typeof tickets.ticketResult>>('POST', '/tickets/:id/for-forwarder'),
  markSpam: route<In<typeof mail.spamRequest>, undefined, Out<typeof tickets.ticketResult>>(
    'POST',
    '/tickets/:id/spam',
  ),
  notSpam: route<In<typeof mail.notSpamRequest>, undefined, Out<typeof tickets.ticketResult>>(
    'POST',
    '/tickets/:id/not-spam',
  ),
  decisions: route<undefined, undefined, { rows: tickets.AssignmentDecisionView[] }>('GET', '/tickets/:id/decisions'),

  // contacts
  listContacts: route<undefined, In<typeof contacts.contactQuery>, Out<typeof contacts.contactList>>(
    'GET',
    '/contacts',
  ),
  getContact: route<undefined, undefined, contacts.Contact>('GET', '/contacts/:id'),
  createContact: route<{ name: string; email?: string; phone?: string }, undefined, contacts.Contact>(
    'POST',
    '/contacts',
  ),
  contactDoubles: route<undefined, undefined, Out<typeof joins.contactDoubles>>('GET', '/contacts/:id/doubles'),
  dismissDouble: route('POST', '/contacts/:id/doubles/:otherId/dismiss'),
  joinContacts: route<In<typeof joins.joinRequest>, undefined, Out<typeof joins.joinAnswer>>(
    'POST',
    '/contacts/:id/joins',
  ),
  undoJoin: route<undefined, undefined, Out<typeof joins.undoAnswer>>('POST', '/joins/:id/undo'),
  patchContact: route<In<typeof contacts.contactPatch>, undefined, contacts.Contact>('PATCH', '/contacts/:id'),
} as const;
