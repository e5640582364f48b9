import type { Lead } from '#contract';
import { type LeadSales, leadStage } from '#domain';
import type { RecordRow } from '../records/record-log';

export interface LeadRow extends RecordRow {
  agent_id: string;
  client_id: string;
  contact_name: string;
  ticket_number: string | null;
  territory_name: string | null;
  state: Lead['state'];
  source: string;
  keyword: string;
  campaign: string;
  origin: Lead['origin'];
  unit_name: string;
  need: string;
  checks: Lead['checks'];
  rejection: Lead['rejection'];
  rejection_note: string;
  judged_at: Date | null;
  joined_into: string | null;
  salesperson: string | null;
  sales_phone: string;
  territory_id: string | null;
  handed_at: Date | null;
  handed_by_id: string | null;
  hand_note: string;
  call_due_at: Date | null;
  contacted_at: Date | null;
  contact_note: string;
  returned_at: Date | null;
  returned_from: string | null;
  return_notes: NonNullable<Lead['returned']>['notes'];
  outcome: 'won' | 'lost' | null;
  outcome_at: Date | null;
  amount_cents: string | null;
  lost_reason: NonNullable<Lead['outcome']>['reason'];
  outcome_note: string;
  created_at: Date;
}

/** What the rules of sales know of a row. */
export const salesOf = (r: LeadRow): LeadSales => ({
  state: r.state,
  handed: r.handed_at && {
    ...{ name: r.salesperson!, phone: r.sales_phone, territoryId: r.territory_id },
    ...{ at: r.handed_at, byId: r.handed_by_id!, note: r.hand_note },
  },
  callDueAt: r.call_due_at,
  contactedAt: r.contacted_at,
  contactNote: r.contact_note,
  returned: r.returned_at && {
    ...{ at: r.returned_at, from: r.returned_from! },
    notes: r.return_notes.map((note) => ({ ...note, at: new Date(note.at) })),
  },
  outcome: r.outcome && {
    ...{ result: r.outcome, at: r.outcome_at!, reason: r.lost_reason, note: r.outcome_note },
    amountCents: r.amount_cents === null ? null : Number(r.amount_cents),
  },
});

/** The row after a step in sales. */
export function withSales(row: LeadRow, { handed, returned, outcome, ...sales }: LeadSales): LeadRow {
  return {
    ...row,
    salesperson: handed?.name ?? null,
    sales_phone: handed?.phone ?? '',
    territory_id: handed?.territoryId ?? null,
    handed_at: handed?.at ?? null,
    handed_by_id: handed?.byId ?? null,
    hand_note: handed?.note ?? '',
    call_due_at: sales.callDueAt,
    contacted_at: sales.contactedAt,
    contact_note: sales.contactNote,
    returned_at: returned?.at ?? null,
    returned_from: returned?.from ?? null,
    return_notes: (returned?.notes ?? []).map((note) => ({ ...note, at: note.at.toISOString() })),
    outcome: outcome?.result ?? null,
    outcome_at: outcome?.at ?? null,
    amount_cents: outcome?.amountCents == null ? null : String(outcome.amountCents),
    lost_reason: outcome?.reason ?? null,
    outcome_note: outcome?.note ?? '',
  };
}

export function leadView(r: LeadRow): Lead {
  const sales = salesOf(r);
  return {
    id: r.id,
    contactId: r.contact_id,
    contactName: r.contact_name,
    ticketId: r.ticket_id,
    ticketNumber: r.ticket_number === null ? null : Number(r.ticket_number),
    agentId: r.agent_id,
    state: r.state,
    stage: leadStage(sales),
    source: r.source,
    keyword: r.keyword,
    campaign: r.campaign,
    origin: r.origin,
    unitName: r.unit_name,
    need: r.need,
    checks: r.checks,
    rejection: r.rejection,
    rejectionNote: r.rejection_note,
    judgedAt: iso(r.judged_at),
    joinedInto: r.joined_into,
    ...salesView(sales, r.territory_name),
    createdAt: r.created_at.toISOString(),
    version: r.version,
  };
}

function salesView({ handed, returned, outcome, ...sales }: LeadSales, territoryName: string | null) {
  return {
    handed: handed && { ...handed, at: handed.at.toISOString(), territoryName },
    callDueAt: iso(sales.callDueAt),
    contactedAt: iso(sales.contactedAt),
    contactNote: sales.contactNote,
    returned: returned && {
      ...{ from: returned.from, at: returned.at.toISOString() },
      notes: returned.notes.map((note) => ({ ...note, at: note.at.toISOString() })),
    },
    outcome: outcome && { ...outcome, at: outcome.at.toISOString() },
  };
}

const iso = (at: Date | null): string | null => at && at.toISOString();
