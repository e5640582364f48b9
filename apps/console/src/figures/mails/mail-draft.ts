import type { FigureMail, FigureMailPlan } from '#contract';
import type { FiguresQuery } from '../export-link';

export type MailDraft = FigureMailPlan;

/** A new one begins with the figures and rows of the screen. */
export function newDraft(query: FiguresQuery, figures: readonly string[], locale: MailDraft['locale']): MailDraft {
  return {
    ...{ name: '', figures: [...figures], by: query.by, teamId: query.teamId ?? null, span: 'last_week' },
    ...{ compares: true, recipientIds: [], every: 'week', weekday: 1, monthDay: 1, at: '09:00', locale },
  };
}

export function draftOf(mail: FigureMail): MailDraft {
  const { name, figures, by, teamId, span, compares, recipientIds, every, weekday, monthDay, at, locale } = mail;
  return { name, figures, by, teamId, span, compares, recipientIds, every, weekday, monthDay, at, locale };
}

/** With it where it was not, without it where it was. */
export const toggled = (all: readonly string[], one: string): string[] =>
  all.includes(one) ? all.filter((other) => other !== one) : [...all, one];
