import type { Ladder, LadderStepView } from '#contract';
import { type LadderFault, ladderFaults, receiversOf } from '#domain';

export type Side = 'opened' | 'before' | 'after' | 'unsolved_before' | 'unsolved_after';
export type Unit = 'minutes' | 'hours';

const SECONDS = { minutes: 60, hours: 3600 } as const;

/** Reminder, word to the leads and deadline of a window, in seconds (DOMAIN W1, W13). */
export interface WindowTimes {
  remind: number;
  lead: number;
  due: number;
}

/** A step's time as people say it. */
export interface SaidTime {
  side: Side;
  amount: number;
  unit: Unit;
}

const SIDE_OF = {
  opened: ['opened', 'opened'],
  deadline: ['before', 'after'],
  resolution: ['unsolved_before', 'unsolved_after'],
} as const;
const FROM = {
  opened: ['opened', 1],
  before: ['deadline', -1],
  after: ['deadline', 1],
  unsolved_before: ['resolution', -1],
  unsolved_after: ['resolution', 1],
} as const;

export function saidTime({ from, seconds }: LadderStepView['when']): SaidTime {
  const side = SIDE_OF[from][seconds < 0 ? 0 : 1];
  const length = Math.abs(seconds);
  const unit = length > 0 && length % SECONDS.hours === 0 ? 'hours' : 'minutes';
  return { side, amount: length / SECONDS[unit], unit };
}

export function whenOf({ side, amount, unit }: SaidTime): LadderStepView['when'] {
  const [from, sign] = FROM[side];
  const seconds = Math.round(amount * SECONDS[unit]);
  return { from, seconds: seconds === 0 ? 0 : sign * seconds };
}

/** Steps of a wait, which stand on the line of its window; how far away a resolution is depends on its policy. */
export const ofWait = (steps: readonly LadderStepView[]): LadderStepView[] =>
  steps.filter(({ when }) => when.from !== 'resolution');

/** Where a step lies on the line of a window, in seconds after the contact wrote. */
export function secondOf({ from, seconds }: LadderStepView['when'], windowSeconds: number): number {
  return Math.max(0, from === 'opened' ? seconds : windowSeconds + seconds);
}

/** Steps of a wait in the order in which they come, then those of the resolution. */
export const inTurn = (steps: readonly LadderStepView[], windowSeconds: number): LadderStepView[] => [
  ...ofWait(steps).sort((a, b) => secondOf(a.when, windowSeconds) - secondOf(b.when, windowSeconds)),
  ...steps.filter(({ when }) => when.from === 'resolution').sort((a, b) => a.when.seconds - b.when.seconds),
];

const TEN_MINUTES = 600;

/** A step ten minutes after the last one that lies behind the deadline, so that it is never one that stands there already. */
export function newStep(id: string, steps: readonly LadderStepView[] = []): LadderStepView {
  const behind = steps.filter(({ when }) => when.from === 'deadline').map(({ when }) => when.seconds);
  const seconds = Math.max(0, ...behind) + TEN_MINUTES;
  return { id, when: { from: 'deadline', seconds }, act: 'tell', to: { kind: 'leads' }, notice: true, email: false };
}

/** The same step with another act: who could not get that is replaced by the first who can. */
export function withAct(step: LadderStepView, act: LadderStepView['act']): LadderStepView {
  const kinds = receiversOf(act);
  if (kinds.includes(step.to?.kind ?? null)) return { ...step, act };
  const [first] = kinds;
  return { ...step, act, to: first ? receiver(first) : null };
}

/** Somebody of a kind; which agent or team is still to be chosen. */
export function receiver(kind: NonNullable<LadderStepView['to']>['kind']): NonNullable<LadderStepView['to']> {
  return kind === 'agent' || kind === 'team' ? { kind, id: '' } : { kind };
}

/** What is wrong with each step before it is sent. */
export function draftFaults(steps: readonly LadderStepView[]): Map<number, LadderFault['fault']> {
  const unchosen = steps.flatMap((step, at) =>
    step.to && 'id' in step.to && !step.to.id ? [{ at, fault: 'receiver' as const }] : [],
  );
  return new Map([...ladderFaults(steps), ...unchosen].map(({ at, fault }) => [at, fault]));
}

/** The ladder that a team goes by: its own, or that of all. */
export function inForce(ladders: readonly Ladder[], teamId: string | null): Ladder {
  const own = ladders.find((ladder) => ladder.teamId === teamId)!;
  return own.steps ? own : ladders.find((ladder) => ladder.teamId === null)!;
}
