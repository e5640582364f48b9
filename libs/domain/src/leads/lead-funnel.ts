import { LEAD_STAGES, type LeadStage } from './lead-sales';

export interface StageGroup {
  stage: LeadStage;
  count: number;
  /** How many of them were once handed to sales, and contacted by sales. */
  handed: number;
  contacted: number;
}
export const FUNNEL_STEPS = ['opened', 'valid', 'handed', 'contacted', 'won'] as const;
export interface FunnelStep {
  step: (typeof FUNNEL_STEPS)[number];
  count: number;
  share: number | null;
}

/**
 * How many leads came at least so far, and which part of the step before that is (0 to 1; null of nothing). A lead that was
 * won without a word of who called counts as handed and contacted: it came that far. One that was rejected afterwards does not.
 */
export function leadFunnel(groups: readonly StageGroup[]): { steps: FunnelStep[]; stages: Record<LeadStage, number> } {
  const valid = groups.filter(({ stage }) => stage !== 'open' && stage !== 'rejected');
  const counts = {
    opened: sum(groups, ({ count }) => count),
    valid: sum(valid, ({ count }) => count),
    handed: sum(valid, ({ stage, handed, contacted, count }) =>
      stage === 'won' ? count : Math.max(handed, contacted),
    ),
    contacted: sum(valid, ({ stage, contacted, count }) => (stage === 'won' ? count : contacted)),
    won: sum(valid, ({ stage, count }) => (stage === 'won' ? count : 0)),
  };
  const steps = FUNNEL_STEPS.map((step, i) => {
    const before = i === 0 ? 0 : counts[FUNNEL_STEPS[i - 1]!];
    return { step, count: counts[step], share: before === 0 ? null : counts[step] / before };
  });
  const countOf = (stage: LeadStage) => sum(groups, (group) => (group.stage === stage ? group.count : 0));
  const stages = Object.fromEntries(LEAD_STAGES.map((stage) => [stage, countOf(stage)])) as Record<LeadStage, number>;
  return { steps, stages };
}

const sum = <T>(rows: readonly T[], value: (row: T) => number): number =>
  rows.reduce((all, row) => all + value(row), 0);
