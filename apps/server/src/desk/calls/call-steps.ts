import { checkCallTimes, DomainError, talkSeconds } from '#domain';
import type { CallRow } from './call.view';

export type CallStep = 'answered' | 'hold' | 'resume';
type Result = NonNullable<CallRow['result']>;

/** The call after a step at `now`; the same object when the step was taken before, so that a retry changes nothing. */
export function stepCall(call: CallRow, step: CallStep, now: Date): CallRow {
  mustRun(call);
  if (step === 'answered') return call.answered_at ? call : { ...call, answered_at: now };
  if (!call.answered_at) throw new DomainError('call_times_out_of_order', { step });
  if (step === 'hold') return call.held_since ? call : { ...call, held_since: now };
  return call.held_since ? offHold(call, now) : call;
}

/** Ends a call at `now`. A call is only "answered" when somebody picked up; a retry with the same words is no change. */
export function endCall(call: CallRow, end: { result: Result; note: string }, now: Date): CallRow {
  if (call.ended_at && call.result === end.result && call.note === end.note) return call;
  mustRun(call);
  const open = call.held_since ? offHold(call, now) : call;
  return withTalk({ ...open, ended_at: now, ...end });
}

type Timed = Pick<CallRow, 'started_at' | 'answered_at' | 'ended_at' | 'hold_seconds' | 'result'>;

/** Talk seconds of an ended call. Throws `call_times_out_of_order` for times that can't have happened. */
export function withTalk<C extends Timed>(call: C): C & { talk_seconds: number } {
  const { started_at: startedAt, answered_at: answeredAt, ended_at: endedAt, hold_seconds: holdSeconds } = call;
  const times = { startedAt, answeredAt, endedAt, holdSeconds };
  checkCallTimes(times);
  if (call.result === 'answered' && !answeredAt) throw new DomainError('call_times_out_of_order', { answeredAt });
  return { ...call, talk_seconds: talkSeconds(times) };
}

/** Another talk time than the timer's; what the timer measured stays beside it. */
export function correctCall(call: CallRow, correction: { version: number; talkSeconds: number }): CallRow {
  if (call.version !== correction.version) throw new DomainError('version_conflict', { version: call.version });
  if (!call.ended_at || call.result !== 'answered') throw new DomainError('invalid_input', { field: 'result' });
  const measured = call.source !== 'typed' ? (call.measured_talk_seconds ?? call.talk_seconds) : null;
  return { ...call, talk_seconds: correction.talkSeconds, measured_talk_seconds: measured };
}

function mustRun(call: CallRow): void {
  if (call.ended_at) throw new DomainError('call_already_ended', { endedAt: call.ended_at.toISOString() });
}

// Rounded down, so that many short holds can't outlast the call they are part of.
function offHold(call: CallRow, now: Date): CallRow {
  const held = Math.floor((now.getTime() - call.held_since!.getTime()) / 1000);
  return { ...call, held_since: null, hold_seconds: call.hold_seconds + Math.max(0, held) };
}
