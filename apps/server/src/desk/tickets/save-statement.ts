import { storableJson } from '../../platform/database/storable';
import { insertEventsSql } from '../../platform/events/event-log';
import { type TicketColumn, TICKET_TYPES } from './ticket.entity';

type Rows = Record<string, unknown>[];

/** All that one or many changes write. */
export interface Saved {
  opened: Rows;
  /** Each with its id and at least the columns that changed in it. */
  changed: Rows;
  messages: Rows;
  windows: Rows;
  clocks: Rows;
  receipts: Rows;
  deliveries: Rows;
  references: Rows;
  events: Rows;
}

const MOVED = 'remind_at, lead_at, due_at, segments, policy'
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

const CLOCK =
  'policy_id, policy_version, target_seconds, hours, started_at, due_at, next_step_at, pauses, breached_at, ended_at, withdrawn_at'
    .split(', ')
    .map((column) => `${column} = excluded.${column}`)
    .join(', ');

const ON_CONFLICT = {
  reply_window: `on conflict (id) do update set ${MOVED}, ${KEPT}, ${ENDED}`,
  ticket_clock: `on conflict (ticket_id, kind) do update set ${CLOCK},
    holder_at_breach_id = case when excluded.breached_at is null then null
      else coalesce(excluded.holder_at_breach_id, ticket_clock.holder_at_breach_id) end`,
  receipt: `on conflict (inbox_id, external_id) do update set state = excluded.state, ticket_id = excluded.ticket_id,
    message_id = excluded.message_id, done_at = excluded.done_at, reason = null, detail = null, content_key = excluded.content_key`,
  mail_reference: 'on conflict do nothing',
};

/** One statement and one round trip for everything, with only the parts that have rows: reading a row costs more than writing it. */
export function saveStatement(saved: Saved): { text: string; params: string[] } {
  const params: string[] = [];
  const json = (rows: Rows): string => `$${params.push(storableJson(rows))}::json`;
  const insert = (table: string, rows: Rows, onConflict = ''): string[] =>
    rows.length
      ? [`insert into ${table} select * from json_populate_recordset(null::${table}, ${json(rows)}) ${onConflict}`]
      : [];
  const parts = [
    ...insert('ticket', saved.opened),
    ...updateTickets(saved.changed, json),
    ...insert('message', saved.messages),
    ...insert('reply_window', saved.windows, ON_CONFLICT.reply_window),
    ...insert('ticket_clock', saved.clocks, ON_CONFLICT.ticket_clock),
    ...insert('receipt', saved.receipts, ON_CONFLICT.receipt),
    ...insert('delivery', saved.deliveries),
    ...insert('mail_reference', saved.references, ON_CONFLICT.mail_reference),
  ];
  const before = parts.map((part, i) => `p${i} as (${part})`).join(',\n');
  return { text: `${before && `with ${before}\n`}${insertEventsSql(json(saved.events))}`, params };
}

/** Every row carries the columns that changed in any of them. */
function updateTickets(rows: Rows, json: (rows: Rows) => string): string[] {
  if (rows.length === 0) return [];
  const columns = Object.keys(rows[0]!).filter((column): column is TicketColumn => column !== 'id');
  const types = columns.map((column) => `${column} ${TICKET_TYPES[column]}`);
  return [
    `update ticket set ${columns.map((column) => `${column} = x.${column}`).join(', ')}
     from json_to_recordset(${json(rows)}) as x(id uuid, ${types.join(', ')}) where ticket.id = x.id`,
  ];
}
