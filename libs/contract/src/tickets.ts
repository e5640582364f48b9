import { z } from 'zod';
import { contact } from './contacts';
import { draft, message, messageKind } from './messages';
import { channelKind, clientId, id, instant, page, pageQuery, position } from './primitives';
import { serviceFacts } from './service-facts';
import { replyWindow, resolutionClock, windowClock } from './windows';

export const ticketStatus = z.enum(['open', 'waiting', 'on_hold', 'resolved', 'closed', 'spam']);
export type TicketStatus = z.infer<typeof ticketStatus>;
export const priority = z.enum(['low', 'normal', 'high', 'urgent']);
export type Priority = z.infer<typeof priority>;

export const lastMessage = z.object({
  seq: z.number().int(),
  kind: messageKind,
  preview: z.string(),
  at: instant,
  authorName: z.string(),
});

/** Everything a queue row shows; events patch it field by field. */
export const ticketRow = z.object({
  id,
  number: z.number().int(),
  inboxId: id,
  channel: channelKind,
  contactId: id,
  contactName: z.string(),
  teamId: id.nullable(),
  holderId: id.nullable(),
  status: ticketStatus,
  /** A name of the company's own inside the status category. */
  statusLabelId: id.nullable(),
  priority,
  subject: z.string().nullable(),
  tags: z.array(z.string()),
  lastMessage: lastMessage.nullable(),
  lastSeq: z.number().int(),
  /** seq of the newest inbound message. */
  lastInboundSeq: z.number().int(),
  /** What the contact's client says it got and showed; 0 where the channel can't tell. */
  deliveredSeq: z.number().int(),
  readSeq: z.number().int(),
  /** How far the desk has read the contact's messages; unread when lastInboundSeq is higher. */
  agentReadSeq: z.number().int(),
  /** seq of a team lead's whisper that the holder has not seen; 0 when there is none. */
  whisperSeq: z.number().int(),
  window: windowClock.nullable(),
  resolution: resolutionClock.nullable(),
  createdAt: instant,
  updatedAt: instant,
  resolvedAt: instant.nullable(),
  closedAt: instant.nullable(),
  version: z.number().int(),
});
export type TicketRow = z.infer<typeof ticketRow>;

export const ticketView = z.enum(['mine', 'unassigned', 'team', 'all', 'breaching', 'waiting', 'closed', 'spam']);
export type TicketViewName = z.infer<typeof ticketView>;

export const ticketListQuery = pageQuery.extend({
  view: ticketView,
  inboxId: id.optional(),
  contactId: id.optional(),
});
export const ticketList = page(ticketRow).extend({ position });
export type TicketList = z.infer<typeof ticketList>;

/** Open work per view for the signed-in agent; pushed as it changes. */
export const queueCounts = z.object({
  mine: z.number().int(),
  unassigned: z.number().int(),
  team: z.number().int(),
  all: z.number().int(),
  breaching: z.number().int(),
  waiting: z.number().int(),
});
export type QueueCounts = z.infer<typeof queueCounts>;

/** A line of history between the messages: type and payload of the event, as the feed sends it. */
export const historyItem = z.object({
  id: z.string(),
  version: z.number().int(),
  type: z.string(),
  at: instant,
  actor: z.object({ kind: z.string(), id: id.nullable(), name: z.string() }),
  payload: z.record(z.string(), z.unknown()),
});
export type HistoryItem = z.infer<typeof historyItem>;

/** Another ticket of the contact, with what it is about; null where nobody wrote that down (DOMAIN M9). */
export const earlierTicket = ticketRow.extend({
  thing: serviceFacts.pick({ product: true, model: true, serial: true }).nullable(),
});
export type EarlierTicket = z.infer<typeof earlierTicket>;

export const ticketDetail = z.object({
  row: ticketRow,
  contact,
  messages: z.array(message),
  /** More messages before the first one here. */
  hasEarlier: z.boolean(),
  history: z.array(historyItem),
  windows: z.array(replyWindow),
  service: serviceFacts,
  drafts: z.array(draft),
  earlierTickets: z.array(earlierTicket),
  position,
});
export type TicketDetail = z.infer<typeof ticketDetail>;

export const messagesQuery = z.object({
  before: z.coerce.number().int().min(1),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const messagesPage = z.object({ messages: z.array(message), hasEarlier: z.boolean() });

export const openTicketRequest = z
  .object({
    clientId,
    inboxId: id,
    contactId: id.optional(),
    contact: z
      .object({
        name: z.string().trim().max(120).optional(),
        email: z.email().max(254).optional(),
        phone: z.string().max(40).optional(),
        externalId: z.string().min(1).max(254).optional(),
      })
      .optional(),
    subject: z.string().trim().max(300).optional(),
    /** What the contact said: opens a reply window. */
    text: z.string().trim().min(1).max(100_000),
    priority: priority.default('normal'),
    tags: z.array(z.string().trim().min(1).max(40)).max(20).default([]),
  })
  .refine((r) => r.contactId || r.contact, { path: ['contact'], message: 'required' });

export const transferRequest = z.object({
  toAgentId: id.nullable().default(null),
  toTeamId: id.nullable().default(null),
  reason: z.string().trim().max(500).optional(),
});
export const claimResult = z.object({ outcome: z.enum(['claimed', 'already_assigned']), row: ticketRow });
export const statusRequest = z.object({
  status: ticketStatus.exclude(['spam']),
  statusLabelId: id.nullable().default(null),
  /** Needed when a reply window is open and the status ends it. */
  reason: z.string().trim().max(500).optional(),
  /** What is said for closing where the team calls back first; the reason is needed with it. */
  ground: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('no_time'), until: instant }),
      z.object({ kind: z.literal('lead') }),
    ])
    .optional(),
});
export type StatusWhy = Pick<z.input<typeof statusRequest>, 'reason' | 'ground'>;
export const priorityRequest = z.object({ priority });
export const tagsRequest = z.object({ tags: z.array(z.string().trim().min(1).max(40)).max(20) });
export const subjectRequest = z.object({ subject: z.string().trim().max(300) });
export const noReplyNeededRequest = z.object({ reason: z.string().trim().min(2).max(500) });
export const ticketResult = z.object({ row: ticketRow });

export const statusLabel = z.object({
  id,
  status: ticketStatus.exclude(['spam']),
  name: z.string(),
  position: z.number().int(),
});
export type StatusLabel = z.infer<typeof statusLabel>;

export const assignmentDecision = z.object({
  id,
  at: instant,
  strategy: z.string(),
  chosenId: id.nullable(),
  considered: z.array(z.object({ agentId: id, verdict: z.string(), reason: z.string().optional() })),
  /** What decided; null where nobody was chosen, and of decisions made before it was kept. */
  because: z.object({ ground: z.string(), standInFor: id.optional(), territory: z.string().optional() }).nullable(),
});
export type AssignmentDecisionView = z.infer<typeof assignmentDecision>;
