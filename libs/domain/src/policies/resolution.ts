import {
  addWorkingSeconds,
  type Interval,
  type WorkCalendar,
  workingIntervals,
  workingSecondsBetween,
} from '../calendar';
import type { ServiceFacts } from '../service';
import type { Hours, PauseReason } from './policy';
import type { ResolutionClock, Pause } from './resolution-clock';

/** What a resolution clock is set by. */
export interface ResolutionRule {
  policyId: string;
  policyVersion: number;
  seconds: number;
  hours: Hours;
  pausesOn: readonly PauseReason[];
}

const NEVER = { remindedAt: null, breachedAt: null, endedAt: null };

/**
 * A clock set by a rule from `startedAt` (UTC), counted in the calendar's time less the pauses the rule knows (DOMAIN D9). While a pause
 * lasts there is no deadline. Reminder, breach and end of the clock before are kept. Throws as `addWorkingSeconds` does.
 */
export function setResolution(
  rule: ResolutionRule,
  calendar: WorkCalendar,
  startedAt: Date,
  pauses: readonly Pause[],
  kept: Pick<ResolutionClock, 'remindedAt' | 'breachedAt' | 'endedAt'> = NEVER,
): ResolutionClock {
  const counted = pauses.filter(({ reason }) => rule.pausesOn.includes(reason));
  const { dueAt, segments } = countUp(calendar, startedAt, rule.seconds, counted);
  return { ...rule, pausesOn: [...rule.pausesOn], startedAt, dueAt, segments, pauses: [...pauses], ...kept };
}

/** Pauses end to end, with what overlaps made one; an open one lasts for ever. */
function standing(pauses: readonly Pause[]): { from: number; to: number }[] {
  const spans = pauses.map(({ from, to }) => ({ from: from.getTime(), to: to?.getTime() ?? Infinity }));
  const merged: { from: number; to: number }[] = [];
  for (const span of spans.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else merged.push({ ...span });
  }
  return merged;
}

function countUp(
  calendar: WorkCalendar,
  startedAt: Date,
  seconds: number,
  pauses: readonly Pause[],
): { dueAt: Date | null; segments: Interval[] } {
  let [left, cursor] = [seconds, startedAt];
  const segments: Interval[] = [];
  for (const { from, to } of standing(pauses)) {
    if (to <= cursor.getTime()) continue;
    const pausedAt = new Date(Math.max(from, cursor.getTime()));
    const worked = workingSecondsBetween(calendar, cursor, pausedAt);
    if (worked >= left) break;
    left -= worked;
    segments.push(...workingIntervals(calendar, cursor, pausedAt));
    if (to === Infinity) return { dueAt: null, segments };
    cursor = new Date(to);
  }
  const rest = addWorkingSeconds(calendar, cursor, left);
  return { dueAt: rest.at, segments: [...segments, ...rest.segments] };
}

/** When the clock of a matter starts: the time the contact asked for, else when they came (DOMAIN D9, M6). */
export const startOf = (service: Pick<ServiceFacts, 'askedForAt'>, createdAt: Date): Date =>
  service.askedForAt ?? createdAt;

/**
 * The transit of parts that is taken out (DOMAIN D9): from the request to the station, or to the shelf where no station is known, and only
 * when the division ships. Null when there is none.
 */
export function transitOf(
  facts: Pick<ServiceFacts, 'partsByDivision' | 'partsRequestedAt' | 'partsStationAt' | 'partsShelfAt'>,
): Pause | null {
  const { partsByDivision, partsRequestedAt, partsStationAt, partsShelfAt } = facts;
  if (!partsByDivision || !partsRequestedAt) return null;
  return { from: partsRequestedAt, to: partsStationAt ?? partsShelfAt, reason: 'parts' };
}

/** The pauses with the parts' one as the facts have it now. */
export const withTransit = (pauses: readonly Pause[], transit: Pause | null): Pause[] => [
  ...pauses.filter(({ reason }) => reason !== 'parts'),
  ...(transit ? [transit] : []),
];

/** The pauses after a ticket's status became `reason`'s, or none's (null), at `now`. */
export function pausesAt(pauses: readonly Pause[], reason: 'waiting' | 'on_hold' | null, now: Date): Pause[] {
  const open = pauses.find((pause) => pause.reason !== 'parts' && pause.to === null);
  if ((open?.reason ?? null) === reason) return [...pauses];
  const ended = pauses.map((pause) => (pause === open ? { ...pause, to: now } : pause));
  return reason ? [...ended, { from: now, to: null, reason }] : ended;
}
