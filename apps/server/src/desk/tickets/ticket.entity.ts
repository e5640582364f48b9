import type { OpenWindow, Ticket } from '#domain';
import { nextStepAt } from '#domain';
import { type Stored, type StoredWindow, windowOfStored } from './stored-window';
import { resolutionOfRecord, type StoredResolution } from './stored-resolution';

/** A row of `ticket` as the driver reads it. */
export interface TicketRecord {
  id: string;
  number: string;
  inbox_id: string;
  channel: string;
  thread_key: string | null;
  contact_id: string;
  contact_name: string;
  team_id: string | null;
  holder_id: string | null;
  last_holder_id: string | null;
  status: Ticket['status'];
  status_label_id: string | null;
  status_since: Date;
  priority: Ticket['priority'];
  subject: string | null;
  tags: string[];
  last_message: Stored<NonNullable<Ticket['lastMessage']>> | null;
  last_seq: number;
  last_inbound_seq: number;
  last_reply_seq: number;
  delivered_seq: number;
  read_seq: number;
  agent_read_seq: number;
  whisper_seq: number;
  reply_window: StoredWindow | null;
  resolution: StoredResolution | null;
  queue_due_at: Date;
  pending_greeting_id: string | null;
  first_answered_at: Date | null;
  created_at: Date;
  updated_at: Date;
  resolved_at: Date | null;
  closed_at: Date | null;
  version: number;
}

export type TicketColumn = keyof TicketRecord;

/** Types of the columns in the schema. */
export const TICKET_TYPES: Record<TicketColumn, string> = {
  id: 'uuid',
  number: 'bigint',
  inbox_id: 'uuid',
  channel: 'text',
  thread_key: 'text',
  contact_id: 'uuid',
  contact_name: 'text',
  team_id: 'uuid',
  holder_id: 'uuid',
  last_holder_id: 'uuid',
  status: 'text',
  status_label_id: 'uuid',
  status_since: 'timestamptz',
  priority: 'text',
  subject: 'text',
  tags: 'text[]',
  last_message: 'jsonb',
  last_seq: 'int',
  last_inbound_seq: 'int',
  last_reply_seq: 'int',
  delivered_seq: 'int',
  read_seq: 'int',
  agent_read_seq: 'int',
  whisper_seq: 'int',
  reply_window: 'jsonb',
  resolution: 'jsonb',
  queue_due_at: 'timestamptz',
  pending_greeting_id: 'uuid',
  first_answered_at: 'timestamptz',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
  resolved_at: 'timestamptz',
  closed_at: 'timestamptz',
  version: 'int',
};

export function toTicket(r: TicketRecord): Ticket {
  return {
    id: r.id,
    number: Number(r.number),
    inboxId: r.inbox_id,
    channel: r.channel,
    threadKey: r.thread_key,
    contactId: r.contact_id,
    contactName: r.contact_name,
    teamId: r.team_id,
    holderId: r.holder_id,
    lastHolderId: r.last_holder_id,
    status: r.status,
    statusLabelId: r.status_label_id,
    statusSince: r.status_since,
    priority: r.priority,
    subject: r.subject,
    tags: r.tags,
    lastMessage: r.last_message && { ...r.last_message, at: new Date(r.last_message.at) },
    lastSeq: r.last_seq,
    lastInboundSeq: r.last_inbound_seq,
    lastReplySeq: r.last_reply_seq,
    deliveredSeq: r.delivered_seq,
    readSeq: r.read_seq,
    agentReadSeq: r.agent_read_seq,
    whisperSeq: r.whisper_seq,
    window: r.reply_window && windowOfStored(r.reply_window),
    resolution: r.resolution && resolutionOfRecord(r.resolution),
    pendingGreetingId: r.pending_greeting_id,
    firstAnsweredAt: r.first_answered_at,
    createdAt: r.created_at,
    updatedAt: r.updated_at,
    resolvedAt: r.resolved_at,
    closedAt: r.closed_at,
    version: r.version,
  };
}

/** The row to store; JSON turns its instants into text. */
export function ticketRecord(t: Ticket): Record<keyof TicketRecord, unknown> {
  return {
    id: t.id,
    number: t.number,
    inbox_id: t.inboxId,
    channel: t.channel,
    thread_key: t.threadKey,
    contact_id: t.contactId,
    contact_name: t.contactName,
    team_id: t.teamId,
    holder_id: t.holderId,
    last_holder_id: t.lastHolderId,
    status: t.status,
    status_label_id: t.statusLabelId,
    status_since: t.statusSince,
    priority: t.priority,
    subject: t.subject,
    tags: t.tags,
    last_message: t.lastMessage,
    last_seq: t.lastSeq,
    last_inbound_seq: t.lastInboundSeq,
    last_reply_seq: t.lastReplySeq,
    delivered_seq: t.deliveredSeq,
    read_seq: t.readSeq,
    agent_read_seq: t.agentReadSeq,
    whisper_seq: t.whisperSeq,
    reply_window: t.window,
    resolution: t.resolution,
    queue_due_at: t.window?.dueAt ?? 'infinity',
    pending_greeting_id: t.pendingGreetingId,
    first_answered_at: t.firstAnsweredAt,
    created_at: t.createdAt,
    updated_at: t.updatedAt,
    resolved_at: t.resolvedAt,
    closed_at: t.closedAt,
    version: t.version,
  };
}

/** The row of an episode that is open; `ended` fields are added by who ends it. */
export function windowRecord(ticketId: string, w: OpenWindow): Record<string, unknown> {
  return {
    id: w.id,
    ticket_id: ticketId,
    first: w.first,
    opened_at: w.openedAt,
    remind_at: w.remindAt,
    lead_at: w.leadAt,
    due_at: w.dueAt,
    segments: w.segments,
    policy: w.policy ?? undefined,
    reminded_at: w.remindedAt,
    lead_told_at: w.leadToldAt,
    breached_at: w.breachedAt,
    next_step_at: nextStepAt(w, w),
  };
}
