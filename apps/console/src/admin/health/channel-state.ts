import type { ChannelHealth } from '#contract';

export type ChannelMark = 'connected' | 'failed' | 'retrying' | 'connecting' | 'awaited' | 'off';
export type Tone = 'bad' | 'warn' | 'calm' | 'off';

export interface ChannelState {
  mark: ChannelMark;
  tone: Tone;
  /** What the line said last, while it is down. */
  error: string | null;
}

type Judged = Pick<
  ChannelHealth,
  | 'state'
  | 'error'
  | 'comesBy'
  | 'lastInboundAt'
  | 'history'
  | 'alarms'
  | 'failed'
  | 'unknown'
  | 'quarantined'
  | 'unsent'
>;

const LONG_MS = 5 * 60_000;

/** What the page says of a channel. A line that tries again between two failures is still down. */
export function channelState(health: Judged, now: number): ChannelState {
  const mark = markOf(health);
  const error = mark === 'retrying' ? (health.history[0]?.error ?? null) : mark === 'failed' ? health.error : null;
  return { mark, error, tone: toneOf(mark, health, now) };
}

/** Whoever calls us says nothing between two messages: once one came, the line is good. */
function markOf({ state, comesBy, history, lastInboundAt }: Judged): ChannelMark {
  if (state !== 'connecting') return state;
  if (history[0]?.state === 'failed') return 'retrying';
  if (comesBy !== 'push') return 'connecting';
  return lastInboundAt ? 'connected' : 'awaited';
}

function toneOf(mark: ChannelMark, { alarms, failed, unknown, quarantined, unsent }: Judged, now: number): Tone {
  if (alarms.length > 0 || mark === 'failed' || mark === 'retrying') return 'bad';
  if (mark === 'off') return 'off';
  const isStuck = unsent.oldestAt !== null && now - Date.parse(unsent.oldestAt) > LONG_MS;
  return isStuck || failed + unknown + quarantined > 0 ? 'warn' : 'calm';
}

const RANK: Record<Tone, number> = { bad: 0, warn: 1, calm: 2, off: 3 };

/** Trouble first; otherwise the order they come in. */
export function byTrouble<T>(rows: readonly T[], toneOf: (row: T) => Tone): T[] {
  return [...rows].sort((a, b) => RANK[toneOf(a)] - RANK[toneOf(b)]);
}
