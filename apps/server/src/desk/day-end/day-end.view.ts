import type { DayClose, DayInbox, DayOutcome, DayRow } from '#contract';
import { difference, type Fate, NO_FATES } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import type { InboxRecord } from '../inboxes/inbox.view';
import { maySee } from '../tickets/gate';
import type { CloseRow, Counted, RowRecord } from './day-end.repository';

export interface DayCounts {
  fates: Counted<Fate>[];
  unreceived: Counted<'unreceived'>[];
  outcomes: (Counted<DayOutcome> & { opened: number })[];
}

/** The day of one inbox: each number as its rows say it, and what they don't account for. */
export function dayInboxOf({ id, name, channel }: InboxRecord, counts: DayCounts): DayInbox {
  const own = <K extends string, C extends Counted<K>>(list: C[]): C[] => list.filter((c) => c.inbox_id === id);
  const fates = { ...NO_FATES };
  for (const { kind, n } of own(counts.fates)) fates[kind] += n;
  const outcomes = { answered: 0, set_aside: 0, waiting: 0, unanswered: 0 };
  for (const { kind, n } of own(counts.outcomes)) outcomes[kind] += n;
  const received = sum(own(counts.fates));
  const unreceived = sum(own(counts.unreceived));
  return {
    ...{ inboxId: id, name, channel, received, fates, unreceived, outcomes },
    difference: difference({ received, fates, unreceived }),
    tickets: sum(own(counts.outcomes)),
    opened: own(counts.outcomes).reduce((n, { opened }) => n + opened, 0),
  };
}

const sum = (list: { n: number }[]): number => list.reduce((total, { n }) => total + n, 0);

export const closeView = (r: CloseRow): DayClose => ({
  id: r.id,
  day: r.day,
  byId: r.by_id,
  byName: r.by_name,
  at: r.at.toISOString(),
  note: r.note,
  received: r.figures.received,
  difference: r.figures.difference,
});

/** Every row is counted and shown; who it was and what they said only to who may see the ticket (law 10). */
export function rowView(me: Principal, r: RowRecord): DayRow {
  const seen = r.ticket_number !== null && maySee(me, { teamId: r.team_id, holderId: r.holder_id });
  return {
    id: r.id,
    at: r.at.toISOString(),
    externalId: r.external_id,
    reason: r.reason ?? '',
    ticketNumber: seen ? Number(r.ticket_number) : null,
    contactName: seen ? r.contact_name : null,
    text: seen ? (r.text ?? '').slice(0, 200) : '',
  };
}
