import type { PromiseDay, PromiseView } from '#contract';
import { promiseState, type PromiseState } from '#domain';
import { dayIn } from '../records/zone-time';

/** How a promise stands by the clock: overdue the moment its slot begins, without waiting for the desk to say so. */
export function stateAt(promise: PromiseView, nowMs: number): PromiseState {
  return promiseState(
    {
      slot: { from: new Date(promise.from), to: new Date(promise.to) },
      breachedAt: dateOf(promise.breachedAt),
      keptAt: dateOf(promise.keptAt),
      absentAt: dateOf(promise.absentAt),
      cancelledAt: dateOf(promise.cancelledAt),
    },
    new Date(nowMs),
  );
}

/** Whether there is still something to be done about it. */
export const runs = (state: PromiseState): boolean => state === 'planned' || state === 'breached';

/** Running ones by their start, then what is over, the latest first. */
export function inTurn(promises: readonly PromiseView[], nowMs: number): PromiseView[] {
  const over = (promise: PromiseView) => Number(!runs(stateAt(promise, nowMs)));
  return [...promises].sort(
    (a, b) => over(a) - over(b) || (over(a) ? b.from.localeCompare(a.from) : a.from.localeCompare(b.from)),
  );
}

/** Rows with one promise in its newest version; it joins where it belongs and leaves where it no longer does. */
export function withPromise(rows: readonly PromiseView[], promise: PromiseView, belongs: boolean): PromiseView[] {
  const held = rows.find(({ id }) => id === promise.id);
  if (held && held.version >= promise.version) return [...rows];
  const others = rows.filter(({ id }) => id !== promise.id);
  return belongs ? [...others, promise] : others;
}

/** A day's board after a promise changed: it may have come to the day, or left it. */
export function withPromiseOnDay(board: PromiseDay, promise: PromiseView): PromiseDay {
  const belongs = dayIn(board.zone, new Date(promise.from)) === board.day;
  const rows = withPromise(board.rows, promise, belongs);
  const known = board.resources.some((each) => sameResource(each, promise));
  const named = promise.resource !== null || promise.resourceAgentId !== null;
  const { resource, resourceAgentId } = promise;
  const resources = known || !named ? board.resources : [...board.resources, { resource, resourceAgentId }];
  return { ...board, rows, resources };
}

interface Named {
  resource: string | null;
  resourceAgentId: string | null;
}
const sameResource = (a: Named, b: Named): boolean =>
  a.resourceAgentId === b.resourceAgentId && a.resource === b.resource;

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));
