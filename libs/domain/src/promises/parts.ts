import { parseDay } from '../calendar/local-days';
import { DomainError } from '../errors';
import { mustHaveConsent } from './agreement';
import type { PromiseKind } from './promise';

/** What a promise says of the parts it waits for; days are 'YYYY-MM-DD' on the team's calendar. */
export interface PartsFacts {
  expectedOn: string | null;
  consented: boolean;
}

/**
 * Waiting for parts needs the day they are expected, which the contact consented to (DOMAIN M4): not before `today` and not
 * after the day of the slot. Answers that day, null for every other kind. Throws `parts_date_missing`, `parts_date_wrong` or
 * `consent_missing`.
 */
export function partsDay(kind: PromiseKind, facts: PartsFacts, days: { today: string; slot: string }): string | null {
  if (kind !== 'parts') return null;
  const expectedOn = facts.expectedOn?.trim() ?? '';
  if (parseDay(expectedOn) === null) throw new DomainError('parts_date_missing', { field: 'expectedOn' });
  if (expectedOn < days.today || expectedOn > days.slot)
    throw new DomainError('parts_date_wrong', { field: 'expectedOn' });
  mustHaveConsent(facts.consented);
  return expectedOn;
}
