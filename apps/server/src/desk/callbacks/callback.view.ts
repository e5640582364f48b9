import type { Callback } from '#contract';
import type { RecordRow } from '../records/record-log';

export interface CallbackRow extends RecordRow {
  contact_name: string;
  ticket_number: string | null;
  /** Null for one that the desk planned by itself. */
  planned_by_id: string | null;
  client_id: string | null;
  due_at: Date;
  reason: Callback['reason'];
  remark: string;
  done_at: Date | null;
  cancelled_at: Date | null;
  result: Callback['result'];
  feedback: string;
  attempts: number;
  tried: Callback['tried'];
  snoozed_until: Date | null;
  planned_at: Date;
  /** What the desk plans once and never again; null for everything else. */
  once_key: string | null;
}

export function callbackView(r: CallbackRow): Callback {
  return {
    id: r.id,
    ticketId: r.ticket_id,
    ticketNumber: r.ticket_number === null ? null : Number(r.ticket_number),
    contactId: r.contact_id,
    contactName: r.contact_name,
    agentId: r.agent_id,
    dueAt: r.due_at.toISOString(),
    reason: r.reason,
    remark: r.remark,
    doneAt: r.done_at && r.done_at.toISOString(),
    cancelledAt: r.cancelled_at && r.cancelled_at.toISOString(),
    result: r.result,
    feedback: r.feedback,
    attempts: r.attempts,
    tried: r.tried,
    snoozedUntil: r.snoozed_until && r.snoozed_until.toISOString(),
    plannedAt: r.planned_at.toISOString(),
    version: r.version,
  };
}
