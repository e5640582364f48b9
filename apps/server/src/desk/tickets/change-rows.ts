// What a decided change looks like in the tables.
import type { Step } from '#domain';
import type { NewEvent } from '../../platform/events/event-log';
import type { Actor, TicketChange } from './ticket-change';
import { ticketRecord, windowRecord } from './ticket.entity';
import { rowPatch, ticketRow } from './ticket.view';

type Row = Record<string, unknown>;

export const openedRows = (changes: TicketChange[]): Row[] =>
  changes.filter(({ before }) => !before).map(({ plan }) => ticketRecord(plan.ticket));

/** The changed columns of tickets that were there before; each row has those of all, so that one statement fits. */
export function changedRows(changes: TicketChange[]): Row[] {
  const records = changes.flatMap(({ before, plan }) =>
    before ? { before: ticketRecord(before), after: ticketRecord(plan.ticket) } : [],
  );
  const columns = new Set<string>(['id']);
  for (const { before, after } of records)
    for (const [column, value] of Object.entries(after))
      if (before[column as keyof typeof before] !== value) columns.add(column);
  return records.map(({ after }) =>
    Object.fromEntries([...columns].map((column) => [column, after[column as keyof typeof after]])),
  );
}

export function messageRows({ plan, speeches }: TicketChange): Row[] {
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
        fresh_text: saying.freshText === saying.text ? undefined : saying.freshText,
        html: speech.html ?? undefined,
        attachments: speech.attachments ?? [],
        client_id: speech.clientId ?? undefined,
        automatic: saying.automatic ?? undefined,
        findings: speech.findings ?? [],
        via: speech.via ?? undefined,
        receipt_id: speech.receiptId ?? undefined,
        delivery_state: speech.delivery,
        delivery_attempts: speech.delivery === 'sent' ? 1 : 0,
        created_at: saying.at,
        provider_at: speech.providerAt ?? undefined,
        mail: speech.mail,
        interim: speech.interim,
        whisper: speech.whisper,
        survey_id: speech.surveyId ?? undefined,
        undo_until: speech.undoUntil ?? undefined,
      },
    ];
  });
}

/** One row per episode touched: later steps lie over earlier ones, the end over all. */
export function windowRows({ before, plan }: TicketChange): Row[] {
  const rows = new Map<string, Row>();
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

function endOf(window: NonNullable<Step['window']>): Row {
  if (window.op === 'step') return window.breachedAt ? { holder_at_deadline_id: window.holderAtDeadlineId } : {};
  if (window.op === 'open' || window.op === 'move') return {};
  return {
    ended_at: window.at,
    next_step_at: null,
    working_seconds: window.workingSeconds,
    ...(window.answered
      ? { answered_at: window.at, answered_by_id: window.answeredById }
      : { excused_at: window.at, excuse: window.excuse }),
  };
}

export function eventsOf({ before, plan, actor, speeches }: TicketChange): NewEvent[] {
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
  if (step.type === 'resolution.breached' || step.type === 'resolution.reminded')
    return (step.details?.holderId as string | null) ?? null;
  if (step.window?.op === 'end' && step.window.answeredById) return step.window.answeredById;
  if (step.type === 'ticket.assigned') return step.changes.holderId ?? null;
  return actor.kind === 'agent' ? actor.id : null;
}
