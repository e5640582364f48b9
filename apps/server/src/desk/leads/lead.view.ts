import type { Lead } from '#contract';
import type { RecordRow } from '../records/record-log';

export interface LeadRow extends RecordRow {
  agent_id: string;
  client_id: string;
  contact_name: string;
  ticket_number: string | null;
  state: Lead['state'];
  source: string;
  keyword: string;
  unit_name: string;
  need: string;
  checks: Lead['checks'];
  rejection: Lead['rejection'];
  rejection_note: string;
  judged_at: Date | null;
  created_at: Date;
}

export function leadView(r: LeadRow): Lead {
  return {
    id: r.id,
    contactId: r.contact_id,
    contactName: r.contact_name,
    ticketId: r.ticket_id,
    ticketNumber: r.ticket_number === null ? null : Number(r.ticket_number),
    agentId: r.agent_id,
    state: r.state,
    source: r.source,
    keyword: r.keyword,
    unitName: r.unit_name,
    need: r.need,
    checks: r.checks,
    rejection: r.rejection,
    rejectionNote: r.rejection_note,
    judgedAt: r.judged_at && r.judged_at.toISOString(),
    createdAt: r.created_at.toISOString(),
    version: r.version,
  };
}
