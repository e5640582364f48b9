import type { ComplaintView } from '#contract';
import type { Complaint } from '#domain';
import type { RecordRow } from '../records/record-log';

export interface ComplaintRow extends RecordRow {
  number: string;
  call_id: string | null;
  agent_id: string;
  contact_name: string;
  ticket_number: string | null;
  company: string;
  person: string;
  address: string;
  phone: string;
  cause: string;
  severity: ComplaintView['severity'];
  writer_id: string;
  signed_at: Date | null;
  due_at: Date;
  notices: ComplaintView['notices'];
  steps: ComplaintView['steps'];
  compensation: ComplaintView['compensation'];
  closed_at: Date | null;
  closed_how: ComplaintView['closedHow'];
  closed_by_id: string | null;
  closing_reason: string;
  created_at: Date;
}

/** What the rules know of a row. */
export function complaintOf(r: ComplaintRow): Complaint {
  const { compensation: claim } = r;
  return {
    severity: r.severity,
    writerId: r.writer_id,
    signedAt: r.signed_at,
    agentId: r.agent_id,
    notices: r.notices.map((one) => ({ ...one, at: new Date(one.at), confirmedAt: dateOf(one.confirmedAt) })),
    steps: r.steps.map((one) => ({ ...one, at: new Date(one.at) })),
    compensation: claim && { ...claim, askedAt: new Date(claim.askedAt), decidedAt: dateOf(claim.decidedAt) },
    closedAt: r.closed_at,
    closedHow: r.closed_how,
    closedById: r.closed_by_id,
    closingReason: r.closing_reason,
  };
}

/** The columns that a decision fills. */
export const columnsOf = (c: Complaint) => ({
  severity: c.severity,
  signed_at: c.signedAt,
  agent_id: c.agentId,
  notices: json(c.notices) as ComplaintView['notices'],
  steps: json(c.steps) as ComplaintView['steps'],
  compensation: (c.compensation && json(c.compensation)) as ComplaintView['compensation'],
  closed_at: c.closedAt,
  closed_how: c.closedHow,
  closed_by_id: c.closedById,
  closing_reason: c.closingReason,
});

export function complaintView(r: ComplaintRow): ComplaintView {
  return {
    id: r.id,
    number: Number(r.number),
    ticketId: r.ticket_id,
    ticketNumber: r.ticket_number === null ? null : Number(r.ticket_number),
    callId: r.call_id,
    contactId: r.contact_id,
    contactName: r.contact_name,
    agentId: r.agent_id,
    company: r.company,
    person: r.person,
    address: r.address,
    phone: r.phone,
    cause: r.cause,
    severity: r.severity,
    writerId: r.writer_id,
    signedAt: r.signed_at && r.signed_at.toISOString(),
    dueAt: r.due_at.toISOString(),
    notices: r.notices,
    steps: r.steps,
    compensation: r.compensation,
    closedAt: r.closed_at && r.closed_at.toISOString(),
    closedHow: r.closed_how,
    closedById: r.closed_by_id,
    closingReason: r.closing_reason,
    createdAt: r.created_at.toISOString(),
    version: r.version,
  };
}

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));
const json = (value: unknown): unknown => JSON.stringify(value);
