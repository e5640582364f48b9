import { SETTINGS } from '../figures';

/** The five checks of a valid lead (DOMAIN section 2, Definition; order of a conversation). */
export const LEAD_CHECKS = ['reachable', 'unitName', 'need', 'intent', 'ability'] as const;
export type LeadCheck = (typeof LEAD_CHECKS)[number];
export type LeadChecks = Readonly<Record<LeadCheck, boolean>>;

const DAY_MS = 86_400_000;

/** Valid when all five checks are ticked, open until then (DOMAIN section 2, Definition). */
export function judgeLead(checks: LeadChecks): 'valid' | 'open' {
  return missingChecks(checks).length === 0 ? 'valid' : 'open';
}

/** The checks still unticked, in the order of the list. */
export function missingChecks(checks: LeadChecks): LeadCheck[] {
  return LEAD_CHECKS.filter((check) => !checks[check]);
}

/**
 * Whether a lead is a second one of its contact within `days` of 24 hours since the last valid one (DOMAIN section 2:
 * one per contact per 90 days). Exactly `days` later is no longer a duplicate. Instants are UTC.
 */
export function duplicateOf(
  previousValidAt: Date | null,
  now: Date,
  days: number = SETTINGS['leads.duplicate'].value,
): boolean {
  return previousValidAt !== null && now.getTime() - previousValidAt.getTime() < days * DAY_MS;
}
