import { DomainError } from '../errors';

/** A step of a guided script on its way: said or skipped, with a note; null while neither. */
export interface RunStep {
  title: string;
  text: string;
  state: 'said' | 'skipped' | null;
  note: string;
  at: Date | null;
}

export interface Run {
  steps: readonly RunStep[];
  endedAt: Date | null;
}

/**
 * Marks one step at `now`, or takes its mark back with null; steps may be taken in any order, as a contact may answer before being
 * asked (DOMAIN H8). Throws `script_run_ended`, `script_step_unknown`.
 */
export function markStep<R extends Run>(
  run: R,
  mark: { index: number; state: RunStep['state']; note: string },
  now: Date,
): R {
  if (run.endedAt) throw new DomainError('script_run_ended');
  if (!run.steps[mark.index]) throw new DomainError('script_step_unknown', { index: mark.index });
  const marked = { state: mark.state, note: mark.note.trim(), at: mark.state && now };
  return { ...run, steps: run.steps.map((step, i) => (i === mark.index ? { ...step, ...marked } : step)) };
}

/** Ends a run; what has no mark was not reached. Ended twice is ended once. */
export function endRun<R extends Run>(run: R, now: Date): R {
  return run.endedAt ? run : { ...run, endedAt: now };
}

/** The step to say next: the first without a mark; null when all have one. */
export function nextStep(steps: readonly Pick<RunStep, 'state'>[]): number | null {
  const index = steps.findIndex(({ state }) => state === null);
  return index < 0 ? null : index;
}
