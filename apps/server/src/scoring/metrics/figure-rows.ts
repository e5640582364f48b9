import { type FigureBy, OF_NONE } from '#contract';
import { dayIn, type Period } from '../catalogue/figure-periods';
import type { FigureScope } from './figure-scope';
import type { FigureTable, RowHead } from './figure-table';

interface Shown {
  periods: Period[];
  scope: FigureScope;
  zone: string;
  now: Date;
}

/** Everybody who works here has a row in each period begun since they came; who left, where there is something to show. */
export function agentRows(table: FigureTable, { periods, scope, zone, now }: Shown): [RowHead, Period][] {
  const today = dayIn(zone, now);
  return periods.flatMap((period) =>
    scope.agents
      .filter(({ id, disabledAt, createdAt }) => {
        const works = !disabledAt && period.first <= today && dayIn(zone, new Date(createdAt)) < period.next;
        return works || table.has(id, period);
      })
      .map(({ id, name, workNumber }): [RowHead, Period] => [{ key: id, id, name, number: workNumber }, period]),
  );
}

/** Teams, inboxes, channels, areas or products have a row where there is something to show; what has none stands last. */
export function placeRows(table: FigureTable, names: Map<string, string>, { periods }: Shown): [RowHead, Period][] {
  const heads = [...table.keys()].map((key): RowHead => {
    if (key === '') return { key: null, id: OF_NONE, name: '', number: '' };
    return { key, id: key, name: names.get(key) ?? '', number: '' };
  });
  const order = (head: RowHead): string => (head.key === null ? '\uffff' : head.name + head.id);
  heads.sort((a, b) => order(a).localeCompare(order(b)));
  return periods.flatMap((period) =>
    heads.filter(({ key }) => table.has(key, period)).map((head): [RowHead, Period] => [head, period]),
  );
}

export const keyOf = (by: FigureBy, id: string): string | null => (by !== 'agent' && id === OF_NONE ? null : id);
