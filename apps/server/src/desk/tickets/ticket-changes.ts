import { Injectable } from '@nestjs/common';
import type { Attachment, Message } from '#contract';
import { Plan, type Step, type Ticket } from '#domain';
import type { Tx } from '../../platform/database/database';
import { storableJson } from '../../platform/database/storable';
import { EventLog, eventRow, insertEventsSql, type NewEvent } from '../../platform/events/event-log';
import { Wake } from '../../platform/wake/wake';
import { ticketRecord, windowRecord } from './ticket.entity';
import { rowPatch, ticketRow } from './ticket.view';

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
  queued?: boolean;
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

/** What wakes whom: tickets waiting for an agent, deadlines, mail to send, agents coming and going. */
export const TOPIC = { queue: 'queue', windows: 'windows', outbox: 'outbox', presence: 'presence' } as const;

const UPDATED = [
  'contact_id, contact_name, team_id, holder_id, last_holder_id, status, status_label_id, status_since, priority, subject, tags',
  'last_message, last_seq, last_inbound_seq, last_reply_seq, delivered_seq, read_seq, agent_read_seq',
  'queue_due_at, pending_greeting_id, first_answered_at, updated_at, resolved_at, closed_at, version',
]
  .join(', ')
  .split(', ')
  .map((column) => `${column} = excluded.${column}`)
  .join(', ');

const KEPT = 'reminded_at, lead_told_at, breached_at, holder_at_deadline_id'
  .split(', ')
  .map((column) => `${column} = coalesce(excluded.${column}, reply_window.${column})`)
  .join(', ');
const ENDED = 'answered_at, answered_by_id, excused_at, excuse, ended_at, working_seconds, next_step_at'
  .split(', ')
  .map((column) => `${column} = excluded.${column}`)
  .join(', ');

/** Stands for a window that this change leaves as it was: half of a ticket's weight, and most messages move nothing in it. */
const SAME_WINDOW = 'same';

const rowsOf = (table: string, parameter: string): string =>
  `select * from json_populate_recordset(null::${table}, ${parameter}::json)`;

/** Everything one or many changes write, in one statement and one round trip. */
const SAVE = `
with t as (insert into ticket ${rowsOf('ticket', '$1')} on conflict (id) do update set ${UPDATED},
  reply_window = case excluded.reply_window when '"${SAME_WINDOW}"' then ticket.reply_window else excluded.reply_window end),
m as (insert into message ${rowsOf('message', '$2')}),
w as (insert into reply_window ${rowsOf('reply_window', '$3')} on conflict (id) do update set ${KEPT}, ${ENDED}),
r as (insert into receipt ${rowsOf('receipt', '$4')} on conflict (inbox_id, external_id) do update
  set state = excluded.state, ticket_id = excluded.ticket_id, message_id = excluded.message_id, done_at = excluded.done_at,
      reason = null, detail = null, content_key = excluded.content_key),
d as (insert into delivery ${rowsOf('delivery', '$5')}),
l as (insert into mail_reference ${rowsOf('mail_reference', '$6')} on conflict do nothing)
${insertEventsSql('$7')}`;

@Injectable()
export class TicketChanges {
  constructor(
    private readonly events: EventLog,
    private readonly wake: Wake,
  ) {}

  /** Saves decided changes with their messages, windows and events (laws 3 to 7). Locks were taken by who read them. */
  async save(tx: Tx, changes: TicketChange[], alongside: Alongside = {}): Promise<void> {
    const real = changes.filter(({ plan }) => plan.steps.length > 0);
    const parts = [
      real.map(ticketToSave),
      real.flatMap(messageRecords),
      real.flatMap(windowRecords),
      alongside.receipts ?? [],
      alongside.deliveries ?? [],
      alongside.references ?? [],
      real.flatMap((change) => eventsOf(change).map(eventRow)),
    ];
    await tx.rows(SAVE, parts.map(storableJson));
    this.announce(tx, real, alongside);
  }

  private announce(tx: Tx, changes: TicketChange[], alongside: Alongside): void {
    if (changes.length) this.events.announce(tx);
    if (changes.some(concernsQueue)) tx.afterCommit(() => this.wake.up(TOPIC.queue));
    if (alongside.deliveries?.length) tx.afterCommit(() => this.wake.up(TOPIC.outbox));
  }
}

/** A ticket that came into the queue, or one whose new status may leave its holder room for another. */
function concernsQueue({ before, plan: { ticket } }: TicketChange): boolean {
  if (!before || before.status !== ticket.status) return true;
  return !ticket.holderId && (before.holderId !== null || before.teamId !== ticket.teamId);
}

function ticketToSave({ before, plan: { ticket } }: TicketChange): Record<string, unknown> {
  const record = ticketRecord(ticket);
  return before?.window && before.window === ticket.window ? { ...record, reply_window: SAME_WINDOW } : record;
}

function messageRecords({ plan, speeches }: TicketChange): Record<string, unknown>[] {
  return plan.steps.flatMap(({ said }) => {
    if (!said) return [];
    const { saying, seq } = said;
    const speech = speeches.get(saying.id)!;
    return [
      {
        id: saying.id,
        ticket_id: plan.ticket.id,
        inbox_id: plan.ticket.inboxId,
        seq,
        kind: saying.kind,
        author_kind: speech.author.kind,
        author_id: speech.author.id,
        author_name: speech.author.name,
        text: saying.text,
        fresh_text: saying.freshText === saying.text ? null : saying.freshText,
        html: speech.html ?? null,
        attachments: speech.attachments ?? [],
        client_id: speech.clientId ?? null,
        automatic: saying.automatic,
        findings: speech.findings ?? [],
        via: speech.via ?? null,
        receipt_id: speech.receiptId ?? null,
        delivery_state: speech.queued ? 'queued' : null,
        delivery_error: null,
        delivery_attempts: 0,
        created_at: saying.at,
        provider_at: speech.providerAt ?? null,
      },
    ];
  });
}

/** One row per episode touched: later steps lie over earlier ones, the end over all. */
function windowRecords({ before, plan }: TicketChange): Record<string, unknown>[] {
  const rows = new Map<string, Record<string, unknown>>();
  if (before?.window) rows.set(before.window.id, windowRecord(before.id, before.window));
  const touched = new Set<string>();
  for (const { window, changes } of plan.steps) {
    if (!window) continue;
    const id = window.op === 'open' ? window.window.id : window.windowId;
    touched.add(id);
    rows.set(id, {
      ...rows.get(id),
      ...(changes.window ? windowRecord(plan.ticket.id, changes.window) : {}),
      ...endOf(window),
    });
  }
  return [...rows].filter(([id]) => touched.has(id)).map(([, row]) => row);
}

function endOf(window: NonNullable<Step['window']>): Record<string, unknown> {
  if (window.op === 'step') return window.breachedAt ? { holder_at_deadline_id: window.holderAtDeadlineId } : {};
  if (window.op === 'open') return {};
  return {
    ended_at: window.at,
    next_step_at: null,
    working_seconds: window.workingSeconds,
    ...(window.answered
      ? { answered_at: window.at, answered_by_id: window.answeredById }
      : { excused_at: window.at, excuse: window.excuse }),
  };
}

function eventsOf({ before, plan, actor, speeches }: TicketChange): NewEvent[] {
  let ticket = before ?? plan.steps.reduceRight((t, _) => ({ ...t, version: t.version - 1 }), plan.ticket);
  return plan.steps.map((step) => {
    ticket = { ...ticket, ...step.changes, version: ticket.version + 1 };
    const opened = step.type === 'ticket.opened';
    return {
      subjectKind: 'ticket',
      subjectId: ticket.id,
      version: ticket.version,
      ticketId: ticket.id,
      contactId: ticket.contactId,
      agentId: agentOf(step, actor),
      teamId: ticket.teamId,
      holderId: ticket.holderId,
      messageId: step.said?.saying.id ?? (step.details?.messageId as string | undefined) ?? null,
      type: step.type,
      payload: {
        ...step.details,
        changes: opened ? ticketRow({ ...ticket, ...step.changes }) : rowPatch(step.changes),
      },
      actor: (step.said && speeches.get(step.said.saying.id)?.author) ?? actor,
      at: plan.now,
    };
  });
}

/** The agent an event counts for: who held the ticket at a deadline, who was given it, or else who acted. */
function agentOf(step: Step, actor: Actor): string | null {
  if (step.window?.op === 'step') return (step.details?.holderId as string | null) ?? null;
  if (step.window?.op === 'end' && step.window.answeredById) return step.window.answeredById;
  if (step.type === 'ticket.assigned') return step.changes.holderId ?? null;
  return actor.kind === 'agent' ? actor.id : null;
}
