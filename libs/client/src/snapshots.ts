import type {
  Agent,
  Call,
  Callback,
  Contact,
  HistoryItem,
  Lead,
  Message,
  PromiseView,
  ReplyWindowView,
  ServiceFactsView,
  TicketDetail,
  TicketRow,
} from '#contract';

/** Queue rows by ticket id. */
export interface TicketListSnapshot {
  kind: 'tickets';
  rows: Readonly<Record<string, TicketRow>>;
}

/** One ticket with all that is said and done in it. Messages run by seq, history by version, windows by opening. */
export interface TicketSnapshot {
  kind: 'ticket';
  row: TicketRow;
  contact: Contact;
  messages: readonly Message[];
  history: readonly HistoryItem[];
  windows: readonly ReplyWindowView[];
  service: ServiceFactsView;
}

interface Records {
  calls: Call;
  callbacks: Callback;
  leads: Lead;
  promises: PromiseView;
  contacts: Contact;
  agents: Agent;
}
export type RecordKind = keyof Records;

/** Records of one kind by id. */
export type RecordsSnapshot = {
  [K in RecordKind]: { kind: K; rows: Readonly<Record<string, Records[K]>> };
}[RecordKind];

export type Snapshot = TicketListSnapshot | TicketSnapshot | RecordsSnapshot;

/** A list snapshot of rows as the server sent them. */
export function ticketListOf(rows: readonly TicketRow[]): TicketListSnapshot {
  return { kind: 'tickets', rows: Object.fromEntries(rows.map((row) => [row.id, row])) };
}

/** The part of a ticket's detail that events keep up to date. */
export function ticketSnapshotOf(detail: TicketDetail): TicketSnapshot {
  const { row, contact, messages, history, windows, service } = detail;
  return { kind: 'ticket', row, contact, messages, history, windows, service };
}

/** Records of one kind as the server sent them. */
export function recordsOf<K extends RecordKind>(
  kind: K,
  rows: readonly Records[K][],
): Extract<RecordsSnapshot, { kind: K }> {
  const byId = Object.fromEntries(rows.map((row) => [row.id, row]));
  return { kind, rows: byId } as unknown as Extract<RecordsSnapshot, { kind: K }>;
}
