import { clockSpan, MINUTES_A_DAY } from '../calendar';

/** A text the desk says itself. `from` and `to` are local clock times ('HH:mm'); null is the start or end of the day. */
export interface Greeting {
  id: string;
  audience: 'known' | 'unknown' | 'any';
  hours: 'inside' | 'outside' | 'any';
  from: string | null;
  to: string | null;
  text: string;
  position: number;
}

/** Whom the desk greets and when: `minuteOfDay` is local minutes since midnight, 0 to 1439. */
export interface GreetingOccasion {
  known: boolean;
  working: boolean;
  minuteOfDay: number;
}

/**
 * The greeting that fits best (DOMAIN H5 stranger, H6 known contact, W11): of those that apply, the one with the most
 * conditions, then the lowest position, then the first in the list. Null when none applies. A time of day with
 * `to <= from` crosses midnight. Throws `calendar_invalid` for a malformed clock time.
 */
export function chooseGreeting<T extends Greeting>(greetings: readonly T[], occasion: GreetingOccasion): T | null {
  const applicable = greetings.filter((greeting) => applies(greeting, occasion));
  const [best] = applicable.sort((a, b) => conditions(b) - conditions(a) || a.position - b.position);
  return best ?? null;
}

function applies({ audience, hours, from, to }: Greeting, { known, working, minuteOfDay }: GreetingOccasion): boolean {
  return (
    (audience === 'any' || (audience === 'known') === known) &&
    (hours === 'any' || (hours === 'inside') === working) &&
    inSpan(clockSpan(from ?? '00:00', to ?? '24:00'), minuteOfDay)
  );
}

function inSpan([from, to]: [number, number], minute: number): boolean {
  return (from <= minute && minute < to) || minute + MINUTES_A_DAY < to;
}

function conditions({ audience, hours, from, to }: Greeting): number {
  return Number(audience !== 'any') + Number(hours !== 'any') + Number(from !== null || to !== null);
}
