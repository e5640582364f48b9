import type { z } from 'zod';
import type { callStart, callTyped } from '#contract';
import { DomainError } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { newId } from '../../platform/database/uuid';
import { withTalk } from './call-steps';
import type { CallRow } from './call.view';

type Joined =
  | 'contact_name'
  | 'ticket_number'
  | 'ticket_team_id'
  | 'ticket_holder_id'
  | 'inbox_team_id'
  | 'recordings'
  | 'answer_policy_name'
  | 'answer_policy_matrix';
/** What only a telephone system knows of a call; a row leaves it to the schema's defaults. */
type Told =
  | 'inbox_id'
  | 'external_id'
  | 'line'
  | 'extension'
  | 'ringing_agent_ids'
  | 'rang_at'
  | 'ring_seconds'
  | 'answer_seconds'
  | 'answer_target_seconds'
  | 'answer_policy_id'
  | 'answer_policy_version'
  | 'holds'
  | 'wrap_up_seconds'
  | 'hung_up_by'
  | 'transferred_from'
  | 'transferred_to'
  | 'message_id'
  | 'callback_id';
export type NewCall = Omit<CallRow, 'version' | 'outcome' | Joined | Told> & Partial<Pick<CallRow, Told>>;

/** Clocks of screens and servers differ by a little. */
const TOLERANCE_MS = 60_000;

type About = Pick<z.output<typeof callStart>, 'clientId' | 'ticketId' | 'contactId' | 'direction' | 'number'>;

/** A call that begins to ring now. */
export function startedCall(me: Principal, input: About, now: Date): NewCall {
  return { ...blank(me, input), started_at: now, source: 'timer' };
}

/** A call as it was, typed in afterwards. Throws `call_times_out_of_order`, also for times that have yet to come. */
export function typedCall(me: Principal, input: z.output<typeof callTyped>, now: Date): NewCall {
  const ended = new Date(input.endedAt);
  if (ended.getTime() > now.getTime() + TOLERANCE_MS)
    throw new DomainError('call_times_out_of_order', { endedAt: input.endedAt });
  return withTalk({
    ...blank(me, input),
    started_at: new Date(input.startedAt),
    answered_at: input.answeredAt === null ? null : new Date(input.answeredAt),
    ended_at: ended,
    hold_seconds: input.holdSeconds,
    result: input.result,
    note: input.note,
    source: 'typed',
  });
}

function blank(me: Principal, input: About): Omit<NewCall, 'started_at' | 'source'> {
  return {
    id: newId(),
    ticket_id: input.ticketId,
    contact_id: input.contactId,
    agent_id: me.agentId,
    client_id: input.clientId,
    direction: input.direction,
    number: input.number,
    inbox_id: null,
    ringing_agent_ids: [],
    message_id: null,
    ring_seconds: null,
    answer_seconds: null,
    hung_up_by: null,
    answered_at: null,
    held_since: null,
    hold_seconds: 0,
    ended_at: null,
    talk_seconds: null,
    result: null,
    note: '',
    measured_talk_seconds: null,
  };
}
