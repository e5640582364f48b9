import type { Contact, DeskEvent, Message, TicketPayload, TicketRow } from '#contract';
import type { RecordKind, RecordsSnapshot, Snapshot, TicketListSnapshot, TicketSnapshot } from './snapshots';
import { foldWindows } from './fold-windows';

/** A subject whose events can't be folded without fetching it: a version is missing, or the row was never seen. */
export interface Gap {
  kind: 'ticket';
  id: string;
  /** The version held, null when the row is unknown. */
  held: number | null;
  arrived: number;
}

export interface Applied<S> {
  /** The same object when the event changed nothing. */
  snapshot: S;
  gap: Gap | null;
}

type TicketEvent = Extract<DeskEvent, { payload: TicketPayload }>;

const RECORD_KIND: Partial<Record<DeskEvent['subject']['kind'], RecordKind>> = {
  call: 'calls',
  callback: 'callbacks',
  lead: 'leads',
  promise: 'promises',
  contact: 'contacts',
  agent: 'agents',
};

/**
 * The snapshot after an event of the feed (DESIGN section 4). Known events are ignored, so replaying is harmless; an
 * event that does not follow what is held leaves the snapshot and reports the gap. Pure, throws nothing.
 */
export function applyEvent<S extends Snapshot>(snapshot: S, event: DeskEvent): Applied<S> {
  return fold(snapshot, event) as Applied<S>;
}

/** The snapshot after a run of events, with the gaps met on the way, one per subject. */
export function applyEvents<S extends Snapshot>(
  snapshot: S,
  events: readonly DeskEvent[],
): { snapshot: S; gaps: Gap[] } {
  const gaps = new Map<string, Gap>();
  let current = snapshot;
  for (const event of events) {
    const { snapshot: next, gap } = applyEvent(current, event);
    current = next;
    if (gap) gaps.set(gap.id, gap);
  }
  return { snapshot: current, gaps: [...gaps.values()] };
}

function fold(snapshot: Snapshot, event: DeskEvent): Applied<Snapshot> {
  if (snapshot.kind === 'tickets') {
    return isTicketEvent(event) ? onList(snapshot, event) : unchanged(snapshot);
  }
  if (snapshot.kind === 'ticket') {
    if (isTicketEvent(event)) return onTicket(snapshot, event);
    return unchanged(onContact(snapshot, event));
  }
  return unchanged(onRecords(snapshot, event));
}

function isTicketEvent(event: DeskEvent): event is TicketEvent {
  return event.subject.kind === 'ticket';
}

const unchanged = <S>(snapshot: S): Applied<S> => ({ snapshot, gap: null });

function onList(snapshot: TicketListSnapshot, event: TicketEvent): Applied<TicketListSnapshot> {
  const { id } = event.subject;
  const held = snapshot.rows[id];
  const next = held ? patched(held, event) : openedRow(event);
  if (next === 'known') return unchanged(snapshot);
  if (next === 'gap') return gapAt(snapshot, event, held?.version ?? null);
  return unchanged({ ...snapshot, rows: { ...snapshot.rows, [id]: next } });
}

/** A ticket's first event carries its whole row. */
function openedRow(event: TicketEvent): TicketRow | 'gap' {
  if (event.type !== 'ticket.opened') return 'gap';
  return { ...(event.payload.changes as TicketRow), version: event.version };
}

function patched(row: TicketRow, event: TicketEvent): TicketRow | 'known' | 'gap' {
  if (event.version <= row.version) return 'known';
  if (event.version > row.version + 1) return 'gap';
  return { ...row, ...event.payload.changes, version: event.version };
}

function gapAt<S>(snapshot: S, event: TicketEvent, held: number | null): Applied<S> {
  return { snapshot, gap: { kind: 'ticket', id: event.subject.id, held, arrived: event.version } };
}

function onTicket(snapshot: TicketSnapshot, event: TicketEvent): Applied<TicketSnapshot> {
  if (event.subject.id !== snapshot.row.id) return unchanged(snapshot);
  const row = patched(snapshot.row, event);
  if (row === 'known') return unchanged(snapshot);
  if (row === 'gap') return gapAt(snapshot, event, snapshot.row.version);
  return unchanged({
    ...snapshot,
    row,
    contact: event.payload.contact ?? snapshot.contact,
    service: event.payload.service ?? snapshot.service,
    messages: event.payload.message ? withMessage(snapshot.messages, event.payload.message) : snapshot.messages,
    history: isHistory(event.type) ? [...snapshot.history, historyItem(event)] : snapshot.history,
    windows: foldWindows(snapshot.windows, row, event),
  });
}

const CLOCKS = /^(reply_window|resolution)\./;

/** Whether an event stands as a line between the messages. */
export function isHistory(type: string): boolean {
  return (type.startsWith('ticket.') && type !== 'ticket.marks_moved') || CLOCKS.test(type);
}

function historyItem({ position, version, type, at, actor, payload }: TicketEvent) {
  return { id: position, version, type, at, actor, payload };
}

/** Messages by seq with one put in its place: a new one joins, a known one (its delivery moved on) is replaced. */
export function withMessage(messages: readonly Message[], message: Message): readonly Message[] {
  const known = messages.findIndex(({ id }) => id === message.id);
  if (known >= 0) return messages.with(known, message);
  const after = messages.findLastIndex(({ seq }) => seq < message.seq);
  return messages.toSpliced(after + 1, 0, message);
}

function onContact(snapshot: TicketSnapshot, event: DeskEvent): TicketSnapshot {
  if (event.subject.kind !== 'contact' || event.subject.id !== snapshot.contact.id) return snapshot;
  const { view } = event.payload as { view: Contact };
  return view.version > snapshot.contact.version ? { ...snapshot, contact: view } : snapshot;
}

function onRecords(snapshot: RecordsSnapshot, event: DeskEvent): RecordsSnapshot {
  if (RECORD_KIND[event.subject.kind] !== snapshot.kind) return snapshot;
  const { view } = event.payload as { view: { id: string; version: number } };
  const held = (snapshot.rows as Record<string, { version: number }>)[view.id];
  if (held && held.version >= view.version) return snapshot;
  return { ...snapshot, rows: { ...snapshot.rows, [view.id]: view } } as RecordsSnapshot;
}
