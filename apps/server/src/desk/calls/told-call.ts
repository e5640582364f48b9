import type { CallTimeline } from '#domain';
import { newId } from '../../platform/database/uuid';
import type { CallRow } from './call.view';
import type { NewCall } from './new-call';

export type AgentOf = (extension: string) => string | undefined;

/** The columns that a telephone system's word decides. A time an agent corrected stays as it was corrected. */
export function toldColumns(told: CallTimeline, agentOf: AgentOf, before: CallRow | null) {
  const corrected = before?.measured_talk_seconds !== null && before?.measured_talk_seconds !== undefined;
  return {
    agent_id: told.extension === null ? null : (agentOf(told.extension) ?? null),
    direction: told.direction,
    number: told.number,
    line: told.line,
    extension: told.extension,
    ringing_agent_ids: [...new Set(told.ringing.flatMap((extension) => agentOf(extension) ?? []))].sort(),
    started_at: told.startedAt,
    answered_at: told.answeredAt,
    ended_at: told.endedAt,
    rang_at: told.rangAt,
    ring_seconds: told.ringSeconds,
    answer_seconds: told.answerSeconds,
    holds: told.holds.map(({ from, to }) => ({ from: from.toISOString(), to: to && to.toISOString() })),
    held_since: told.heldSince,
    hold_seconds: told.holdSeconds,
    talk_seconds: corrected ? before!.talk_seconds : told.talkSeconds,
    measured_talk_seconds: corrected ? told.talkSeconds : null,
    hung_up_by: told.hungUpBy,
    transferred_from: told.transferredFrom,
    transferred_to: told.transferredTo,
    result: told.result,
  };
}

/** A call nobody here had heard of. */
export function newlyTold(
  about: { inboxId: string; externalId: string; contactId: string },
  columns: ReturnType<typeof toldColumns>,
  target: Pick<NewCall, 'answer_target_seconds' | 'answer_policy_id' | 'answer_policy_version'>,
): NewCall {
  return {
    id: newId(),
    ticket_id: null,
    contact_id: about.contactId,
    client_id: `system:${about.inboxId}:${about.externalId}`,
    inbox_id: about.inboxId,
    external_id: about.externalId,
    note: '',
    source: 'system',
    ...columns,
    ...target,
    holds: JSON.stringify(columns.holds) as never,
  };
}

/** Whether a screen would show anything else. */
export function differs(before: CallRow, columns: ReturnType<typeof toldColumns>): boolean {
  return Object.entries(columns).some(
    ([column, value]) => JSON.stringify(value) !== JSON.stringify(before[column as keyof CallRow] ?? null),
  );
}

/** What happened to a call between two rows of it. */
export function happeningOf(before: CallRow | null, after: CallRow) {
  if (!before) return after.ended_at ? ('call.ended' as const) : ('call.started' as const);
  if (before.ended_at && after.ended_at) return 'call.corrected' as const;
  return after.ended_at ? ('call.ended' as const) : ('call.stepped' as const);
}
