import type { BodyOf, Call } from '#contract';
import { secondsTyped } from './durations';

export interface TypedCall {
  direction: Call['direction'];
  startedMs: number;
  result: NonNullable<Call['result']>;
  /** As typed: "3:20"; read for answered calls only. */
  talk: string;
  note: string;
}

type Times = Omit<BodyOf<'typeCall'>, 'clientId' | 'contactId' | 'ticketId'>;

/** The times of a call typed in afterwards, or null while they cannot be: no talk time, or an end in the future. */
export function typedCall({ direction, startedMs, result, talk, note }: TypedCall, nowMs: number): Times | null {
  const answered = result === 'answered';
  const seconds = answered ? secondsTyped(talk) : 0;
  if (seconds === null || (answered && seconds === 0)) return null;
  const endedMs = startedMs + seconds * 1000;
  if (endedMs > nowMs) return null;
  const startedAt = new Date(startedMs).toISOString();
  const endedAt = new Date(endedMs).toISOString();
  return { direction, startedAt, answeredAt: answered ? startedAt : null, endedAt, result, note: note.trim() };
}
