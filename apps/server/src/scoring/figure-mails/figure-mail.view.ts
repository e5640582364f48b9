import type { FigureMail } from '#contract';
import type { FigureMailTime } from '#domain';
import type { FigureMailRow } from './figure-mails.repository';

export const figureMailView = (r: FigureMailRow): FigureMail => ({
  ...{ id: r.id, ownerId: r.owner_id, ownerName: r.owner_name, version: r.version },
  ...{ name: r.name, figures: r.figures, by: r.by, teamId: r.team_id, span: r.span, compares: r.compares },
  ...{ recipientIds: r.recipient_ids, locale: r.locale, ...timeOf(r) },
  pausedAt: r.paused_at?.toISOString() ?? null,
  nextAt: r.paused_at ? null : r.next_at.toISOString(),
  letters: r.letters,
});

export const timeOf = ({ every, weekday, month_day, at }: FigureMailRow): FigureMailTime => ({
  ...{ every, weekday, at },
  monthDay: month_day,
});
