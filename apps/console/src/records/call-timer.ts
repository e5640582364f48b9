import type { Call } from '#contract';

export type CallPhase = 'ringing' | 'talking' | 'held' | 'ended';

export interface CallStanding {
  phase: CallPhase;
  /** Seconds of the phase that runs: of ringing, of talk without hold, of this hold, or of talk in all once ended. */
  seconds: number;
}

/**
 * How a call stands at `nowMs`. Seconds of an open hold are not talk (DOMAIN N1), so the talk timer stands still meanwhile.
 */
export function callStanding(call: Call, nowMs: number): CallStanding {
  if (call.endedAt) return { phase: 'ended', seconds: call.talkSeconds ?? 0 };
  if (!call.answeredAt) return { phase: 'ringing', seconds: secondsFrom(Date.parse(call.startedAt), nowMs) };
  if (call.heldSince) return { phase: 'held', seconds: secondsFrom(Date.parse(call.heldSince), nowMs) };
  return { phase: 'talking', seconds: secondsFrom(Date.parse(call.answeredAt) + call.holdSeconds * 1000, nowMs) };
}

/** What a call that ends now can have come to: "answered" only when somebody picked up, "no answer" only when nobody did. */
export function possibleResults(call: Pick<Call, 'answeredAt' | 'direction'>): NonNullable<Call['result']>[] {
  if (call.answeredAt) return ['answered', 'wrong_number', 'voicemail'];
  return call.direction === 'inbound' ? ['missed', 'wrong_number'] : ['no_answer', 'busy', 'wrong_number', 'voicemail'];
}

/** What the timer measured, before a correction; null while the call runs. */
export function measuredSeconds(call: Call): number | null {
  return call.talkSeconds === null ? null : call.talkSeconds - (call.correctionSeconds ?? 0);
}

function secondsFrom(fromMs: number, nowMs: number): number {
  return Math.max(0, Math.floor((nowMs - fromMs) / 1000));
}
