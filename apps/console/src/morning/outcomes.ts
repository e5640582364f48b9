import type { DayOutcome } from '#contract';

/** The three handling states of DOMAIN W4, 已处理、待处理、未处理, in which the day's outcomes are read. */
export const HANDLING = {
  answered: 'done',
  set_aside: 'done',
  waiting: 'to_be_done',
  unanswered: 'not_handled',
} as const satisfies Record<DayOutcome, string>;

export const OUTCOMES = Object.keys(HANDLING) as DayOutcome[];

/** What somebody has to look at before leaving. */
export const isLeft = (outcome: DayOutcome): boolean => HANDLING[outcome] === 'not_handled';
