import {
  type LeadFact,
  localDayOf,
  phoneDigits,
  placeSale,
  readSale,
  type SaleLine,
  type SaleVerdict,
  unitKey,
} from '#domain';
import type { LineRow } from './sale-imports.repository';
import type { LeadFactRow, OrderRow } from './sale-facts.repository';

const DAY_MS = 86_400_000;

export interface BatchFacts {
  importId: string;
  zone: string;
  /** For so many days a contact's leads are one matter. */
  leadDays: number;
  /** By work number, mail address and name, in lower case; null where a name is several people's. */
  agents: ReadonlyMap<string, { id: string } | null>;
  orders: Map<string, OrderRow>;
  leads: readonly LeadFactRow[];
  closed: ReadonlySet<string>;
}

/** What every row of a batch says and asks about. */
export function readRows(rows: readonly LineRow[], mapping: Parameters<typeof readSale>[1], today: string) {
  return rows.map((row) => ({ row, said: readSale(row.cells, mapping, today) }));
}

/** Judges one row by what is known now: rows before it may have changed that. */
export function judgeRow(said: SaleLine, facts: BatchFacts): SaleVerdict {
  const order = facts.orders.get(said.orderNumber) ?? null;
  const leads = (keys: readonly string[]) =>
    facts.leads.filter(({ key }) => key !== '' && keys.includes(key)).map((lead) => leadFact(lead, facts));
  const named = said.lead === '' ? null : (leads([leadNumber(said.lead)])[0] ?? 'unknown');
  return placeSale(said, {
    importId: facts.importId,
    agent: agentOf(said.agent, facts),
    order: order && order.entries.length > 0 ? order : null,
    named,
    alike: leads([phoneDigits(said.phone), unitKey(said.unit)]),
    closed: (agentId, day) => facts.closed.has(`${agentId} ${day.slice(0, 7)}`),
  });
}

export const leadNumber = (written: string): string => written.replace(/^#/, '').toLowerCase();

function agentOf(written: string, { agents }: BatchFacts) {
  if (written === '') return null;
  const found = agents.get(written.normalize('NFKC').toLowerCase());
  return found === null ? 'ambiguous' : (found ?? 'unknown');
}

function leadFact(row: LeadFactRow, { zone, leadDays, orders }: BatchFacts): LeadFact {
  const from = row.judged_at ?? row.created_at;
  return {
    ...{ id: row.id, agentId: row.agent_id, state: row.state },
    createdDay: localDayOf(zone, row.created_at),
    lastDay: localDayOf(zone, new Date(from.getTime() + leadDays * DAY_MS)),
    wonDay: row.won_at && localDayOf(zone, row.won_at),
    taken: row.taken || [...orders.values()].some(({ leadId }) => leadId === row.id),
  };
}
