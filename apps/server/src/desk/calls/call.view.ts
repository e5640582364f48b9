import type { Call, CallRecording } from '#contract';
import { timerDifference } from '#domain';
import type { RecordRow } from '../records/record-log';
import { policyNameOf } from '../service-policies/service-policy.view';

export interface CallRow extends RecordRow {
  client_id: string;
  inbox_id: string | null;
  /** The telephone system's own id of it. */
  external_id: string | null;
  inbox_team_id: string | null;
  contact_name: string;
  ticket_number: string | null;
  direction: Call['direction'];
  number: string | null;
  line: string | null;
  extension: string | null;
  ringing_agent_ids: string[];
  rang_at: Date | null;
  ring_seconds: number | null;
  answer_seconds: number | null;
  /** Within how many seconds of ringing it was to be answered, and by which policy; null of a call that nobody measured. */
  answer_target_seconds: number | null;
  answer_policy_id: string | null;
  answer_policy_version: number | null;
  answer_policy_name: string | null;
  answer_policy_matrix: string | null;
  holds: { from: string; to: string | null }[];
  wrap_up_seconds: number | null;
  hung_up_by: Call['hungUpBy'];
  transferred_from: string | null;
  transferred_to: string | null;
  message_id: string | null;
  callback_id: string | null;
  recordings: CallRecording[];
  started_at: Date;
  answered_at: Date | null;
  held_since: Date | null;
  hold_seconds: number;
  ended_at: Date | null;
  talk_seconds: number | null;
  result: Call['result'];
  note: string;
  outcome: Call['outcome'];
  source: Call['source'];
  measured_talk_seconds: number | null;
}

export function callView(r: CallRow): Call {
  return {
    id: r.id,
    ticketId: r.ticket_id,
    ticketNumber: r.ticket_number === null ? null : Number(r.ticket_number),
    contactId: r.contact_id,
    contactName: r.contact_name,
    agentId: r.agent_id,
    inboxId: r.inbox_id,
    direction: r.direction,
    number: r.number,
    line: r.line,
    extension: r.extension,
    ringingAgentIds: r.ringing_agent_ids,
    startedAt: r.started_at.toISOString(),
    answeredAt: r.answered_at && r.answered_at.toISOString(),
    endedAt: r.ended_at && r.ended_at.toISOString(),
    heldSince: r.held_since && r.held_since.toISOString(),
    holdSeconds: r.hold_seconds,
    rangAt: r.rang_at && r.rang_at.toISOString(),
    ringSeconds: r.ring_seconds,
    answerSeconds: r.answer_seconds,
    answerTarget: targetOf(r),
    holds: r.holds,
    wrapUpSeconds: r.wrap_up_seconds,
    hungUpBy: r.hung_up_by,
    transferredFrom: r.transferred_from,
    transferredTo: r.transferred_to,
    messageId: r.message_id,
    recordings: r.recordings,
    talkSeconds: r.talk_seconds,
    result: r.result,
    note: r.note,
    outcome: r.outcome,
    source: r.source,
    correctionSeconds: correctionOf(r),
    version: r.version,
  };
}

function targetOf(r: CallRow): Call['answerTarget'] {
  if (r.answer_target_seconds === null) return null;
  const { answer_policy_id: id, answer_policy_version: version, answer_policy_name: name } = r;
  const policy =
    id && version && name ? { id, version, ...policyNameOf({ name, matrix: r.answer_policy_matrix }) } : null;
  return { seconds: r.answer_target_seconds, policy };
}

function correctionOf({ measured_talk_seconds, talk_seconds }: CallRow): number | null {
  if (measured_talk_seconds === null || talk_seconds === null) return null;
  return timerDifference(measured_talk_seconds, talk_seconds);
}
