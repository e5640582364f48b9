import { addWorkingSeconds, workingSecondsBetween, type WorkCalendar } from '../calendar';
import { DomainError } from '../errors';
import { windowState, type WindowClock } from './window-clock';

/** Seconds of working time from the opening: the deadline, the holder's reminder, the word to the team lead. */
export interface WindowPolicy {
  windowSeconds: number;
  remindSeconds: number;
  leadSeconds: number;
}

/** How a window ended. */
export interface WindowClosing {
  outcome: 'met' | 'missed';
  /** Working seconds from opening to closing, to the millisecond. */
  workingSeconds: number;
}

/**
 * The deadlines of a reply window that opens at `openedAt` (UTC), counted in the calendar's working time
 * (DOMAIN W1, W13). The same call with another policy or calendar moves an open window.
 * Throws `invalid_input` unless 0 < remind <= lead <= window, `calendar_never_opens`, `calendar_invalid`.
 */
export function openWindow(policy: WindowPolicy, calendar: WorkCalendar, openedAt: Date): WindowClock {
  checkPolicy(policy);
  const { at: dueAt, segments } = addWorkingSeconds(calendar, openedAt, policy.windowSeconds);
  return {
    openedAt,
    remindAt: addWorkingSeconds(calendar, openedAt, policy.remindSeconds).at,
    leadAt: addWorkingSeconds(calendar, openedAt, policy.leadSeconds).at,
    dueAt,
    segments,
  };
}

/**
 * What a window came to when it closed at `closedAt` (UTC): met before the deadline, missed at it or after
 * (DOMAIN W1). Working time up to the deadline is what the window promised, even if the calendar changed since.
 */
export function closeWindow(clock: WindowClock, calendar: WorkCalendar, closedAt: Date): WindowClosing {
  const atOpening = windowState(clock, clock.openedAt);
  const atClosing = windowState(clock, closedAt);
  const inTime = atOpening.remainingSeconds - atClosing.remainingSeconds;
  const late = workingSecondsBetween(calendar, clock.dueAt, closedAt);
  return {
    outcome: atClosing.state === 'breached' ? 'missed' : 'met',
    workingSeconds: Math.round((inTime + late) * 1000) / 1000,
  };
}

function checkPolicy({ windowSeconds, remindSeconds, leadSeconds }: WindowPolicy): void {
  const inOrder = 0 < remindSeconds && remindSeconds <= leadSeconds && leadSeconds <= windowSeconds;
  if (!inOrder) throw new DomainError('invalid_input', { windowSeconds, remindSeconds, leadSeconds });
}
