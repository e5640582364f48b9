import type { ResolutionClockView, TicketRow, WindowClockView } from '#contract';
import type { OpenWindow, ResolutionClock, Ticket } from '#domain';
import type { TicketRecord } from './ticket.entity';

const iso = (at: Date): string => at.toISOString();
const isoOrNull = (at: Date | null): string | null => at && at.toISOString();

export function ticketRow(t: Ticket): TicketRow {
  return {
    id: t.id,
    number: t.number,
    inboxId: t.inboxId,
    channel: t.channel as TicketRow['channel'],
    contactId: t.contactId,
    contactName: t.contactName,
    teamId: t.teamId,
    holderId: t.holderId,
    status: t.status,
    statusLabelId: t.statusLabelId,
    priority: t.priority,
    subject: t.subject,
    tags: t.tags,
    lastMessage: t.lastMessage && { ...t.lastMessage, at: iso(t.lastMessage.at) },
    lastSeq: t.lastSeq,
    lastInboundSeq: t.lastInboundSeq,
    deliveredSeq: t.deliveredSeq,
    readSeq: t.readSeq,
    agentReadSeq: t.agentReadSeq,
    whisperSeq: t.whisperSeq,
    window: t.window && windowView(t.window),
    resolution: t.resolution && resolutionView(t.resolution),
    createdAt: iso(t.createdAt),
    updatedAt: iso(t.updatedAt),
    resolvedAt: isoOrNull(t.resolvedAt),
    closedAt: isoOrNull(t.closedAt),
    version: t.version,
  };
}

/** The same row straight from the table: jsonb already holds what the wire wants. */
export function rowOfRecord(r: TicketRecord): TicketRow {
  const { first: _, ...window } = r.reply_window ?? { first: null };
  return {
    id: r.id,
    number: Number(r.number),
    inboxId: r.inbox_id,
    channel: r.channel as TicketRow['channel'],
    contactId: r.contact_id,
    contactName: r.contact_name,
    teamId: r.team_id,
    holderId: r.holder_id,
    status: r.status,
    statusLabelId: r.status_label_id,
    priority: r.priority,
    subject: r.subject,
    tags: r.tags,
    lastMessage: r.last_message,
    lastSeq: r.last_seq,
    lastInboundSeq: r.last_inbound_seq,
    deliveredSeq: r.delivered_seq,
    readSeq: r.read_seq,
    agentReadSeq: r.agent_read_seq,
    whisperSeq: r.whisper_seq,
    window: r.reply_window && ({ ...window, policy: r.reply_window.policy ?? null } as WindowClockView),
    resolution: r.resolution,
    createdAt: iso(r.created_at),
    updatedAt: iso(r.updated_at),
    resolvedAt: isoOrNull(r.resolved_at),
    closedAt: isoOrNull(r.closed_at),
    version: r.version,
  };
}

function windowView({ first: _, ...w }: OpenWindow): WindowClockView {
  return {
    ...w,
    openedAt: iso(w.openedAt),
    remindAt: iso(w.remindAt),
    leadAt: iso(w.leadAt),
    dueAt: iso(w.dueAt),
    segments: w.segments.map(({ from, to }) => ({ from: iso(from), to: iso(to) })),
    remindedAt: isoOrNull(w.remindedAt),
    leadToldAt: isoOrNull(w.leadToldAt),
    breachedAt: isoOrNull(w.breachedAt),
  };
}

const resolutionView = (c: ResolutionClock): ResolutionClockView => ({
  ...c,
  startedAt: iso(c.startedAt),
  dueAt: isoOrNull(c.dueAt),
  segments: c.segments.map(({ from, to }) => ({ from: iso(from), to: iso(to) })),
  pauses: c.pauses.map(({ from, to, reason }) => ({ from: iso(from), to: isoOrNull(to), reason })),
  remindedAt: isoOrNull(c.remindedAt),
  breachedAt: isoOrNull(c.breachedAt),
  endedAt: isoOrNull(c.endedAt),
});

/** Fields a decision moves that no screen shows. */
const HIDDEN = new Set([
  'lastHolderId',
  'statusSince',
  'lastReplySeq',
  'pendingGreetingId',
  'firstAnsweredAt',
  'version',
]);

/** A step's changes as a patch of the row on the wire; instants become text when the payload is stored. */
export function rowPatch(changes: Partial<Ticket>): Record<string, unknown> {
  const shown = Object.entries(changes).filter(([field]) => !HIDDEN.has(field));
  return Object.fromEntries(
    shown.map(([field, value]) => [field, field === 'window' && value ? windowView(value as OpenWindow) : value]),
  );
}
