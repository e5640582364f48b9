import type { RepeatCauseName, RepeatContact, RepeatStateName, RepeatStep } from '#contract';
import type { RecordRow } from '../records/record-log';

export interface RepeatRow extends RecordRow {
  ticket_id: string;
  event_id: string;
  message_id: string | null;
  channel: RepeatContact['channel'];
  at: Date;
  earlier_ticket_id: string;
  earlier_at: Date;
  earlier_channel: RepeatContact['channel'];
  proposed_cause: RepeatCauseName;
  cause: RepeatCauseName;
  evidence: RepeatContact['evidence'];
  state: RepeatStateName;
  reviewed_by_id: string | null;
  steps: RepeatStep[];
  contact_name: string;
  ticket_number: string;
  earlier_ticket_number: string;
  agent_name: string | null;
  product: string | null;
}

export function repeatView(r: RepeatRow): RepeatContact {
  return {
    id: r.id,
    contactId: r.contact_id,
    contactName: r.contact_name,
    ticketId: r.ticket_id,
    ticketNumber: Number(r.ticket_number),
    messageId: r.message_id,
    channel: r.channel,
    at: r.at.toISOString(),
    earlierTicketId: r.earlier_ticket_id,
    earlierTicketNumber: Number(r.earlier_ticket_number),
    earlierAt: r.earlier_at.toISOString(),
    earlierChannel: r.earlier_channel,
    agentId: r.agent_id,
    agentName: r.agent_name,
    product: r.product,
    proposedCause: r.proposed_cause,
    cause: r.cause,
    evidence: r.evidence,
    state: r.state,
    reviewedById: r.reviewed_by_id,
    steps: r.steps,
    version: r.version,
  };
}
