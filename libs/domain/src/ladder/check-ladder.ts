import type { LadderAct, LadderStep, LadderTo } from './ladder';

/** What is wrong with a ladder: at which step (from 0), and why. */
export interface LadderFault {
  at: number;
  fault: 'receiver' | 'too_long' | 'no_way' | 'at_once' | 'twice';
}

const WEEK = 7 * 86_400;

/** Whom each act may be addressed to; null for an act that nobody receives. */
const RECEIVERS: Record<LadderAct, readonly (LadderTo['kind'] | null)[]> = {
  remind: ['holder'],
  tell: ['holder', 'leads', 'admins', 'agent'],
  give_back: [null],
  transfer: ['agent', 'team'],
  take_over: ['leads', 'agent'],
};

/** The faults of a ladder, none for one that can be kept. */
export function ladderFaults(steps: readonly LadderStep[]): LadderFault[] {
  return steps.flatMap((step, at) => {
    const fault = faultOf(step, steps.slice(0, at));
    return fault ? [{ at, fault }] : [];
  });
}

/** Whom an act can be addressed to, for who offers the choice. */
export const receiversOf = (act: LadderAct): readonly (LadderTo['kind'] | null)[] => RECEIVERS[act];

/** Acts that only say something need a way to say it. */
export const onlyTells = (act: LadderAct): boolean => act === 'remind' || act === 'tell';

function faultOf(step: LadderStep, before: readonly LadderStep[]): LadderFault['fault'] | null {
  const { act, to, when, notice, email } = step;
  if (!RECEIVERS[act].includes(to?.kind ?? null)) return 'receiver';
  if (Math.abs(when.seconds) > WEEK) return 'too_long';
  if (when.from === 'opened' && when.seconds <= 0) return 'at_once';
  if (onlyTells(act) && !notice && !email) return 'no_way';
  return before.some((other) => sameStep(other, step)) ? 'twice' : null;
}

const sameStep = (a: LadderStep, b: LadderStep): boolean =>
  a.id === b.id ||
  JSON.stringify([a.when.from, a.when.seconds, a.act, a.to]) ===
    JSON.stringify([b.when.from, b.when.seconds, b.act, b.to]);
