import { type AwaitedPart, partState } from './part';

/** What comes by itself: a word before the cut-off, the cut-off (DOMAIN B4), the end of the day of arrival (B5). */
export const PART_STEPS = ['remind', 'late', 'overdue'] as const;
export type PartStep = (typeof PART_STEPS)[number];

/** When the next step is due; null when nothing more is to come. */
export const nextPartStepAt = (part: AwaitedPart): Date | null => left(part)[0]?.at ?? null;

/** The step that is due at `now`. A desk that slept past the cut-off says only that it is late. */
export const duePartStep = (part: AwaitedPart, now: Date): PartStep | null =>
  left(part).findLast(({ at }) => at <= now)?.step ?? null;

/** The part after a step that was taken at `now`; late and overdue are so from their own time on. */
export function afterPartStep(part: AwaitedPart, step: PartStep, now: Date): AwaitedPart {
  switch (step) {
    case 'remind':
      return { ...part, remindedAt: now };
    case 'late':
      return { ...part, lateAt: part.reportBy };
    case 'overdue':
      return { ...part, overdueAt: part.fitBy };
  }
}

function left(part: AwaitedPart): { step: PartStep; at: Date }[] {
  const state = partState(part);
  const steps: [PartStep, Date | null, boolean][] = [
    ['remind', part.remindAt, state === 'needed' && !part.remindedAt && !part.lateAt],
    ['late', part.reportBy, state === 'needed' && !part.lateAt],
    ['overdue', part.fitBy, state === 'arrived' && !part.overdueAt],
  ];
  return steps.flatMap(([step, at, open]) => (at && open ? [{ step, at }] : []));
}
