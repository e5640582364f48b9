import type { Call, ClockDeadline, ReplyWindowView, TicketRow } from '#contract';
import type { StoredEvent } from '../../platform/events/event-log';
import type { PolicyName } from '../service-policies/service-policy.view';

/** A row of `ticket_clock`. */
export interface ClockRow {
  policy_id: string;
  policy_version: number;
  target_seconds: number;
  hours: ClockDeadline['hours'];
  started_at: Date;
  due_at: Date | null;
  pauses: ClockDeadline['pauses'];
  breached_at: Date | null;
  holder_at_breach_id: string | null;
  ended_at: Date | null;
  withdrawn_at: Date | null;
}

type Names = ReadonlyMap<string, PolicyName>;
type Move = ClockDeadline['moves'][number];
/** By the wait's id; the resolution clock's under its kind. */
type Moves = ReadonlyMap<string, Move[]>;

export function movesOf(events: readonly StoredEvent[]): Moves {
  const moves = new Map<string, Move[]>();
  for (const { type, at, payload } of [...events].reverse()) {
    const { windowId, was, dueAt, because } = payload as Partial<Record<string, string | null>>;
    const key = type === 'reply_window.moved' ? windowId : type === 'resolution.moved' ? 'resolution' : null;
    if (!key) continue;
    const move = { at: at.toISOString(), was: was ?? null, dueAt: dueAt ?? null, because: because ?? null };
    moves.set(key, [...(moves.get(key) ?? []), move]);
  }
  return moves;
}

export function windowDeadline(w: ReplyWindowView, names: Names, moves: Moves): ClockDeadline {
  return {
    key: w.id,
    kind: w.first ? 'first' : 'next',
    outcome: w.excusedAt ? 'excused' : w.breachedAt ? 'late' : w.endedAt ? 'met' : 'running',
    policy: w.policy && { ...named(w.policy, names) },
    hours: w.policy?.hours ?? 'working',
    targetSeconds: secondsOf(w.segments),
    startedAt: w.openedAt,
    dueAt: w.dueAt,
    segments: w.segments,
    pauses: [],
    breachedAt: w.breachedAt,
    chargedId: w.holderAtDeadlineId,
    endedAt: w.endedAt,
    excuse: w.excuse,
    moves: moves.get(w.id) ?? [],
  };
}

/** A withdrawn clock is no longer on its ticket: its row still says what it came to. */
export function resolutionDeadline(
  r: ClockRow,
  clock: TicketRow['resolution'],
  names: Names,
  moves: Moves,
): ClockDeadline {
  return {
    key: 'resolution',
    kind: 'resolution',
    outcome: resolutionOutcome(r),
    policy: named({ id: r.policy_id, version: r.policy_version }, names),
    hours: r.hours,
    targetSeconds: r.target_seconds,
    startedAt: r.started_at.toISOString(),
    dueAt: iso(r.due_at),
    segments: clock?.segments ?? [],
    pauses: r.pauses,
    breachedAt: iso(r.breached_at),
    chargedId: r.holder_at_breach_id,
    endedAt: iso(r.ended_at),
    excuse: null,
    moves: moves.get('resolution') ?? [],
  };
}

/** Within how long a call was to be answered: around the clock, from its first ring. Null of one that was not measured. */
export function answerDeadline({ id, answerTarget, rangAt, ...call }: Call): ClockDeadline | null {
  if (!answerTarget || !rangAt || call.direction !== 'inbound') return null;
  const { seconds, policy } = answerTarget;
  const dueAt = new Date(Date.parse(rangAt) + seconds * 1000).toISOString();
  const endedAt = call.answeredAt ?? call.endedAt;
  const inTime = call.answeredAt !== null && call.ringSeconds !== null && call.ringSeconds <= seconds;
  const outcome = endedAt === null ? 'running' : inTime ? 'met' : 'late';
  return {
    key: id,
    kind: 'answer',
    outcome,
    policy: policy && { ...policy },
    hours: 'calendar',
    targetSeconds: seconds,
    startedAt: rangAt,
    dueAt,
    segments: [{ from: rangAt, to: dueAt }],
    pauses: [],
    breachedAt: outcome === 'late' ? dueAt : null,
    chargedId: outcome === 'late' ? call.agentId : null,
    endedAt,
    excuse: null,
    moves: [],
  };
}

function resolutionOutcome(r: ClockRow): ClockDeadline['outcome'] {
  if (r.withdrawn_at) return 'withdrawn';
  if (r.breached_at) return 'late';
  if (r.ended_at) return 'met';
  return r.due_at ? 'running' : 'paused';
}

const named = ({ id, version }: { id: string; version: number }, names: Names) => ({
  id,
  version,
  ...(names.get(`${id} ${version}`) ?? { name: '', nameEn: null }),
});
const iso = (at: Date | null): string | null => at && at.toISOString();
const secondsOf = (segments: ClockDeadline['segments']): number =>
  segments.reduce((sum, { from, to }) => sum + (Date.parse(to) - Date.parse(from)) / 1000, 0);
