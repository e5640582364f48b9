import { DomainError } from '../errors';

export const CALL_RESULTS = ['answered', 'no_answer', 'busy', 'wrong_number', 'voicemail', 'missed'] as const;
export type CallResult = (typeof CALL_RESULTS)[number];

/** The times of one call, UTC. `answeredAt` is null when nobody picked up, `endedAt` while it still runs. */
export interface CallTimes {
  startedAt: Date;
  answeredAt: Date | null;
  endedAt: Date | null;
  holdSeconds: number;
}

/**
 * Whole seconds of talk: answered to ended, without hold, rounded down (DOMAIN N1; handle time adds hold and wrap-up).
 * A call that was not answered or still runs has none. Throws `call_times_out_of_order` when it ended before it was
 * answered or was on hold longer than it lasted.
 */
export function talkSeconds({ answeredAt, endedAt, holdSeconds }: Omit<CallTimes, 'startedAt'>): number {
  if (!answeredAt || !endedAt) return 0;
  const seconds = (endedAt.getTime() - answeredAt.getTime()) / 1000 - holdSeconds;
  if (holdSeconds < 0 || seconds < 0) throw outOfOrder({ answeredAt, endedAt, holdSeconds });
  return Math.floor(seconds);
}

/**
 * Refuses times that cannot have happened: answered before started, ended before either, on hold without an answer or
 * longer than the talk. Throws `call_times_out_of_order` with the times as given.
 */
export function checkCallTimes(times: CallTimes): void {
  const known = [times.startedAt, times.answeredAt, times.endedAt].filter((at) => at !== null);
  const inOrder = known.every((at, i) => i === 0 || known[i - 1]!.getTime() <= at.getTime());
  const heldUnanswered = times.answeredAt === null && times.holdSeconds !== 0;
  if (!inOrder || heldUnanswered || times.holdSeconds < 0) throw outOfOrder({ ...times });
  talkSeconds(times);
}

/**
 * Whole minutes missing from the day's target, rounded down, never below 0 (DOMAIN N1: 119 min 59 s miss none,
 * 119 min 0 s miss one).
 */
export function talkMinutesMissing(minutesTarget: number, talkedSeconds: number): number {
  return Math.max(0, Math.floor((minutesTarget * 60 - talkedSeconds) / 60));
}

/**
 * How far a duration an agent typed lies from the one the console's timer measured, in seconds; above 0 means more was
 * typed than measured.
 */
export function timerDifference(measuredSeconds: number, typedSeconds: number): number {
  return typedSeconds - measuredSeconds;
}

function outOfOrder(times: object): DomainError {
  return new DomainError('call_times_out_of_order', { ...times });
}
