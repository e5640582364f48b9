/** What each figure of the coverage counts among callbacks `r`; `?` is now. The list behind a figure asks the same. */
export const FIGURES = {
  done: '(r.done_at is not null and r.done_at <= ?)',
  /** Reached, with notes (DOMAIN K2). */
  with_feedback: `(r.done_at <= ? and r.result in ('satisfied', 'neutral', 'not_satisfied') and r.feedback <> '')`,
  overdue: '(r.done_at is null and r.cancelled_at is null and r.due_at < ?)',
  cancelled: '(r.cancelled_at is not null and r.cancelled_at <= ?)',
  satisfied: `(r.done_at <= ? and r.result = 'satisfied')`,
  neutral: `(r.done_at <= ? and r.result = 'neutral')`,
  not_satisfied: `(r.done_at <= ? and r.result = 'not_satisfied')`,
  answered: `(r.done_at <= ? and r.result in ('satisfied', 'neutral', 'not_satisfied'))`,
} as const;
export type CallbackFigure = keyof typeof FIGURES;
