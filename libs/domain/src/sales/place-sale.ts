import type { RefusedSale, SaleFault, SaleLine } from './read-sale';
import type { SaleColumn } from './sale-columns';

/** What the desk knows of an order: its entries so far, those taken back left out. */
export interface KnownOrder {
  agentId: string;
  leadId: string | null;
  totalCents: number;
  entries: readonly { day: string; amountCents: number; importId: string }[];
}

/** A lead that an order may be the end of. Days are the company's. */
export interface LeadFact {
  id: string;
  agentId: string;
  state: 'open' | 'valid' | 'rejected';
  createdDay: string;
  /** Its last day as a matter of one contact (DOMAIN section 2: 90 days). */
  lastDay: string;
  /** The day on which it was won, if it was. */
  wonDay: string | null;
  /** Another order has won it already. */
  taken: boolean;
}

export interface SaleFacts {
  importId: string;
  /** Whom the row names; null where it names nobody. */
  agent: { id: string } | 'unknown' | 'ambiguous' | null;
  order: KnownOrder | null;
  /** The lead whose number the row names. */
  named: LeadFact | 'unknown' | null;
  /** Leads that share the row's phone or unit, the newest first. */
  alike: readonly LeadFact[];
  /** Whether an agent's month, named by any of its days, is closed. */
  closed: (agentId: string, day: string) => boolean;
}

export type SaleKind = 'order' | 'correction' | 'refund';
/** What a row does. `deltaCents` is what the order's amount grows by. */
export interface PlacedSale {
  kind: SaleKind;
  agentId: string;
  leadId: string | null;
  deltaCents: number;
}
export type SaleVerdict = PlacedSale | { kind: 'known' } | ({ kind: 'refused' } & RefusedSale);

/**
 * What a row changes. A row that is there already changes nothing; another positive amount for a known order replaces it; a
 * negative one is taken off it. An order that is new ends the lead it belongs to, else it counts for its agent by itself.
 */
export function placeSale(line: SaleLine, facts: SaleFacts): SaleVerdict {
  if (facts.order) return changeOrder(line, facts.order, facts);
  if (facts.agent === 'unknown' || facts.agent === 'ambiguous') return refused('agent', `agent_${facts.agent}`);
  if (facts.named === 'unknown') return refused('lead', 'lead_unknown');
  if (facts.named && facts.named.state !== 'valid') return refused('lead', 'lead_not_valid');
  return newOrder(line, facts.agent?.id ?? null, leadOf(line, facts), facts);
}

function leadOf(line: SaleLine, { named, alike, agent }: SaleFacts): LeadFact | null {
  if (line.amountCents < 0) return null;
  if (named && named !== 'unknown') return named;
  const living = alike.filter(
    ({ state, createdDay, lastDay, taken }) =>
      state === 'valid' && !taken && createdDay <= line.day && line.day <= lastDay,
  );
  const own = typeof agent === 'object' && agent ? living.find(({ agentId }) => agentId === agent.id) : undefined;
  return own ?? living[0] ?? null;
}

function newOrder(line: SaleLine, agentId: string | null, lead: LeadFact | null, { closed }: SaleFacts): SaleVerdict {
  // Whose lead it was and who claims the order: a person settles that, not a sheet.
  if (lead && agentId && lead.agentId !== agentId) return refused('agent', 'agent_differs');
  const owner = agentId ?? lead?.agentId;
  if (!owner) return refused('agent', 'agent_missing');
  if (closed(owner, line.day) || (lead?.wonDay && closed(owner, lead.wonDay))) return refused('date', 'month_closed');
  const leadId = lead && !lead.taken ? lead.id : null;
  const kind = line.amountCents < 0 ? 'refund' : 'order';
  return { kind, agentId: owner, leadId, deltaCents: line.amountCents };
}

function changeOrder(line: SaleLine, order: KnownOrder, { importId, agent, closed }: SaleFacts): SaleVerdict {
  const { day, amountCents } = line;
  const seen = order.entries.some((entry) => entry.day === day && entry.amountCents === amountCents);
  if (seen || amountCents === order.totalCents) return { kind: 'known' };
  if (agent === 'unknown' || agent === 'ambiguous') return refused('agent', `agent_${agent}`);
  if (agent && agent.id !== order.agentId) return refused('agent', 'order_other_agent');
  if (amountCents > 0 && order.entries.some((entry) => entry.importId === importId && entry.amountCents > 0))
    return refused('orderNumber', 'order_twice');
  if (closed(order.agentId, day)) return refused('date', 'month_closed');
  const about = { agentId: order.agentId, leadId: order.leadId };
  if (amountCents > 0) return { kind: 'correction', ...about, deltaCents: amountCents - order.totalCents };
  if (order.totalCents + amountCents < 0) return refused('amount', 'below_zero');
  return { kind: 'refund', ...about, deltaCents: amountCents };
}

const refused = (column: SaleColumn, fault: SaleFault): SaleVerdict => ({ kind: 'refused', column, fault });
