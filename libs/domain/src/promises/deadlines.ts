import type { Promised, Reminders } from './promise';
import type { Slot } from './slot';

export const PROMISE_STEPS = ['remind_first', 'remind_last', 'breach'] as const;
export type PromiseStep = (typeof PROMISE_STEPS)[number];

/** Seconds before the start, as set for the time at which the slot is agreed. */
export interface ReminderRule {
  firstSeconds: number;
  lastSeconds: number;
}

/** The reminders of a slot agreed at `now`: one whose time has passed by then is not given at all. */
export function remindersOf({ from }: Slot, rule: ReminderRule, now: Date): Reminders {
  const before = (seconds: number): Date | null => {
    const at = new Date(from.getTime() - seconds * 1000);
    return seconds > 0 && at > now ? at : null;
  };
  const [firstAt, lastAt] = [before(rule.firstSeconds), before(rule.lastSeconds)];
  return { firstAt, lastAt, firstGivenAt: null, lastGivenAt: null };
}

/** When the next step of a promise is due; null when nothing more is to come. */
export function nextPromiseStepAt(promised: Promised): Date | null {
  const left = stepsLeft(promised).map(({ at }) => at.getTime());
  return left.length === 0 ? null : new Date(Math.min(...left));
}

/** The step that is due at `now`, or null. A desk that slept takes only the latest: what came before is of no use any more. */
export function duePromiseStep(promised: Promised, now: Date): PromiseStep | null {
  return stepsLeft(promised).findLast(({ at }) => at <= now)?.step ?? null;
}

/** The promise after a step was taken at `now`; a breach is charged to who held the ticket at the slot's start (DOMAIN M1, W13). */
export function afterStep<P extends Promised>(promised: P, step: PromiseStep, now: Date, chargedId: string | null): P {
  const { reminders } = promised;
  if (step === 'breach') return { ...promised, breachedAt: promised.slot.from, chargedId };
  if (step === 'remind_first') return { ...promised, reminders: { ...reminders, firstGivenAt: now } };
  const firstAt = reminders.firstGivenAt && reminders.firstAt;
  return { ...promised, reminders: { ...reminders, firstAt, lastGivenAt: now } };
}

function stepsLeft(promised: Promised): { step: PromiseStep; at: Date }[] {
  const { slot, reminders, breachedAt, keptAt, absentAt, cancelledAt } = promised;
  if (keptAt || absentAt || cancelledAt || breachedAt) return [];
  const steps: [PromiseStep, Date | null, Date | null][] = [
    ['remind_first', reminders.firstAt, reminders.firstGivenAt],
    ['remind_last', reminders.lastAt, reminders.lastGivenAt],
    ['breach', slot.from, breachedAt],
  ];
  return steps.flatMap(([step, at, taken]) => (at && !taken ? [{ step, at }] : []));
}
