// Lines that are counted from ledgers which people write: conduct, refinements, reports.
import type { CardRow as Behind } from '#contract';
import { type Exact, exact, over, plus, sum, textOf, ZERO } from '#domain';
import type { Evidence } from './card-evidence.service';
import type { Counted } from './card.row';
import { behindReport, behindViolation } from './rows-behind';

/** What a ledger came to, with its rows as people read them. */
export interface Told {
  measures: Counted['measures'];
  rows: Behind[];
}
type Of<K extends 'conduct' | 'entries' | 'reports'> = NonNullable<ReturnType<Evidence[K]['get']>>;

/** A full day of script refinement: two halves of five (DOMAIN K3). */
const DAY_POINTS = 10;

export const pair = (actual: Exact, target: Exact) => ({ actual: textOf(actual), target: textOf(target) });
const total = (rows: readonly Behind[]): Exact => sum(rows.map(({ value }) => exact(value)));

export function conduct(known: Of<'conduct'>): Told {
  const rows = known.map(behindViolation);
  return { measures: [pair(total(rows), ZERO)], rows };
}

/** Of several entries of a day their mean; what nobody scored yet, and a missing day, are nothing. */
export function learned(known: Of<'entries'>, dueDays: readonly string[]): Told {
  const entries = known.filter(({ view }) => dueDays.includes(view.day));
  const rows = entries.map(({ id, view }): Behind => {
    const ofDay = entries.filter((other) => other.view.day === view.day).length;
    const points = plus(exact(view.analysisPoints ?? 0), exact(view.usePoints ?? 0));
    const { ticketNumber, contactName } = view;
    return {
      id,
      at: view.writtenAt,
      text: view.note,
      value: textOf(over(points, exact(ofDay))),
      ticketNumber,
      contactName,
      violationId: null,
    };
  });
  const measures = dueDays.length === 0 ? [] : [pair(total(rows), exact(dueDays.length * DAY_POINTS))];
  return { measures, rows };
}

/** One for each report that came in time, of those that were due by then (DOMAIN F5). */
export function reported(due: Of<'reports'>): Told {
  const rows = due.map(behindReport);
  return { measures: rows.length === 0 ? [] : [pair(total(rows), exact(rows.length))], rows };
}
