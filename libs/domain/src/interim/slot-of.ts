import type { AGREED_WITH, PromiseKind, WantedSlot } from '../promises';
import type { Interim } from './types';

/** What an interim result promises. */
export interface InterimPromise {
  kind: PromiseKind;
  wanted: WantedSlot;
  who: (typeof AGREED_WITH)[number] | null;
  number: string;
  expectedOn: string | null;
}

/**
 * The promise that an interim result with a date and hours makes; null where it names no hours, for half a day is no slot
 * (DOMAIN M2). Parts are expected on the day of the visit that waits for them (DOMAIN M4).
 */
export function promiseOf({ type, parts }: Interim): InterimPromise | null {
  const said = (name: string): string => (typeof parts[name] === 'string' ? parts[name] : '');
  if (!said('from') || !said('to')) return null;
  const waits = type === 'waiting_for_parts';
  return {
    kind: waits ? 'parts' : 'visit',
    wanted: { date: said('date'), from: said('from'), to: said('to') },
    who: (said('who') as InterimPromise['who']) || null,
    number: said('number'),
    expectedOn: waits ? said('date') : null,
  };
}
