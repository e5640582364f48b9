import type { FigureBy } from '#contract';
import type { FiguresQuery } from './export-link';
import type { Step } from './ranges';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const STEPS: readonly string[] = ['day', 'week', 'month'] satisfies Step[];
/** What rows may stand for, in the order in which they are offered. */
export const BYS = ['agent', 'team', 'inbox', 'channel', 'territory', 'product'] as const satisfies FigureBy[];

/** What a link in a mail asks for; null where the address names no span. */
export function linkedQuery(search: string): FiguresQuery | null {
  const asked = Object.fromEntries(new URLSearchParams(search));
  const { from = '', to = '', step = '', by = '', teamId } = asked;
  if (!DAY.test(from) || !DAY.test(to) || to < from) return null;
  return {
    from,
    to,
    step: STEPS.includes(step) ? (step as Step) : 'day',
    by: BYS.find((one) => one === by) ?? 'agent',
    ...(teamId ? { teamId } : {}),
  };
}
