import { DomainError } from '../errors';
import type { ServiceFacts } from './facts';

const YEAR_MS = 366 * 86_400_000;

/** Facts of which only some are said. */
export type SaidFacts = { [K in keyof ServiceFacts]?: ServiceFacts[K] | undefined };

/**
 * The facts after what was said of them, and which of them changed. `today` is the local day (YYYY-MM-DD) of who works on the ticket,
 * `now` is UTC. Throws `service_fact_wrong` naming the field: bought or sent in the future, asked for more than a year away, or a part
 * that passed the station or left the shelf before it was requested (DOMAIN D9).
 */
export function changedFacts(
  before: ServiceFacts,
  said: SaidFacts,
  { today, now }: { today: string; now: Date },
): { facts: ServiceFacts; changed: (keyof ServiceFacts)[] } {
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  const facts: ServiceFacts = { ...before, ...given };
  const changed = (Object.keys(facts) as (keyof ServiceFacts)[]).filter((key) => !same(before[key], facts[key]));
  const wrong = [...changed, ...ofParts(changed)].find((field) => cannotBe(facts, field, today, now));
  if (wrong) throw new DomainError('service_fact_wrong', { field: wrong });
  return { facts, changed };
}

/** A new time of the request is judged by the two that follow it. */
const ofParts = (changed: readonly (keyof ServiceFacts)[]): (keyof ServiceFacts)[] =>
  changed.includes('partsRequestedAt') ? ['partsStationAt', 'partsShelfAt'] : [];

function cannotBe(facts: ServiceFacts, field: keyof ServiceFacts, today: string, now: Date): boolean {
  const { boughtOn, askedForAt, partsRequestedAt, partsStationAt, partsShelfAt } = facts;
  const after = (at: Date | null): boolean => at !== null && at > now;
  const beforeRequest = (at: Date | null): boolean => at !== null && (!partsRequestedAt || at < partsRequestedAt);
  switch (field) {
    case 'boughtOn':
      return boughtOn !== null && boughtOn > today;
    case 'askedForAt':
      return askedForAt !== null && Math.abs(askedForAt.getTime() - now.getTime()) > YEAR_MS;
    case 'partsRequestedAt':
      return after(partsRequestedAt);
    case 'partsStationAt':
      return after(partsStationAt) || beforeRequest(partsStationAt);
    case 'partsShelfAt':
      return after(partsShelfAt) || beforeRequest(partsShelfAt);
    default:
      return false;
  }
}

const same = (a: unknown, b: unknown): boolean =>
  a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b;
