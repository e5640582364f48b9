import type { Survey, SurveySkipName } from '#contract';
import type { RecordRow } from '../records/record-log';

export interface SurveyRow extends RecordRow {
  event_id: string;
  rule_id: string;
  ticket_id: string;
  channel: Survey['channel'];
  inbox_id: string;
  team_id: string | null;
  closed_at: Date;
  state: 'planned' | 'sent' | 'answered' | 'skipped';
  due_at: Date;
  sent_at: Date | null;
  expires_at: Date | null;
  message_id: string | null;
  token_hash: string | null;
  skip_reason: SurveySkipName | null;
  skip_note: string;
  skipped_by_name: string | null;
  answered_at: Date | null;
  score: number | null;
  solved: boolean | null;
  remark: string;
  followed_up_at: Date | null;
  callback_id: string | null;
  reopened: boolean;
  contact_name: string;
  ticket_number: string;
  agent_name: string | null;
  /** What became of the message that asks. */
  delivery_state: string | null;
}

export function surveyView(r: SurveyRow, now: Date): Survey {
  return {
    id: r.id,
    ticketId: r.ticket_id,
    ticketNumber: Number(r.ticket_number),
    contactId: r.contact_id,
    contactName: r.contact_name,
    channel: r.channel,
    inboxId: r.inbox_id,
    teamId: r.team_id,
    agentId: r.agent_id,
    agentName: r.agent_name,
    closedAt: r.closed_at.toISOString(),
    state: stateOf(r, now),
    dueAt: r.due_at.toISOString(),
    sentAt: iso(r.sent_at),
    expiresAt: iso(r.expires_at),
    messageId: r.message_id,
    skip: r.skip_reason && { reason: r.skip_reason, note: r.skip_note, byName: r.skipped_by_name },
    answeredAt: iso(r.answered_at),
    score: r.score,
    solved: r.solved,
    remark: r.remark,
    callbackId: r.callback_id,
    reopened: r.reopened,
    version: r.version,
  };
}

const iso = (at: Date | null): string | null => at && at.toISOString();

function stateOf(r: SurveyRow, now: Date): Survey['state'] {
  if (r.state !== 'sent') return r.state;
  if (r.expires_at! < now) return 'expired';
  return r.delivery_state === 'failed' ? 'lost' : 'sent';
}
