import type { Lead } from '#contract';
import { DomainError, duplicateOf, missingChecks } from '#domain';
import type { LeadRow } from './lead.view';

export interface LeadPatch {
  version: number;
  source?: string;
  keyword?: string;
  campaign?: string;
  unitName?: string;
  need?: string;
  checks?: Lead['checks'];
}

export interface Verdict {
  version: number;
  state: 'valid' | 'rejected';
  rejection?: NonNullable<Lead['rejection']>;
  note: string;
}

/** New facts of a lead that nobody has judged yet. */
export function patched(row: LeadRow, { version, unitName, ...fields }: LeadPatch): LeadRow {
  mustBe(row, version);
  if (row.state !== 'open') throw alreadyJudged(row);
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return { ...row, ...given, unit_name: unitName ?? row.unit_name };
}

/** A judgement at `now`. A later one replaces it, but only by somebody who may `overrule`; what was won stays valid. */
export function judged(row: LeadRow, verdict: Verdict, mayOverrule: boolean, now: Date): LeadRow {
  mustBe(row, verdict.version);
  if (row.state !== 'open' && (!mayOverrule || row.state === verdict.state)) throw alreadyJudged(row);
  if (row.outcome === 'won') throw new DomainError('lead_ended', { result: row.outcome });
  const state = verdict.state === 'valid' ? valid(row) : rejected(verdict);
  return { ...row, ...state, judged_at: now, call_due_at: null };
}

/** One valid lead per contact within `days` (DOMAIN section 2, Definition): throws `code` with the earlier one. */
export function mustBeOnly(
  earlier: LeadRow | undefined,
  now: Date,
  days: number,
  code: 'lead_duplicate' | 'lead_looks_same' = 'lead_duplicate',
): void {
  if (!earlier || !duplicateOf(earlier.judged_at, now, days)) return;
  throw new DomainError(code, {
    leadId: earlier.id,
    ticketNumber: earlier.ticket_number === null ? null : Number(earlier.ticket_number),
    judgedAt: earlier.judged_at!.toISOString(),
    days,
  });
}

export function lastValid(leads: LeadRow[]): LeadRow | undefined {
  const valid = leads.filter(({ state }) => state === 'valid');
  return valid.sort((a, b) => b.judged_at!.getTime() - a.judged_at!.getTime())[0];
}

function valid(row: LeadRow) {
  const missing = missingChecks(row.checks);
  if (missing.length > 0) throw new DomainError('lead_checks_missing', { missing });
  return { state: 'valid' as const, rejection: null, rejection_note: '', joined_into: null };
}

function rejected({ rejection, note }: Verdict) {
  if (!rejection) throw new DomainError('reason_required', { field: 'rejection' });
  if (rejection === 'other' && !note) throw new DomainError('reason_required', { field: 'note' });
  return { state: 'rejected' as const, rejection, rejection_note: note };
}

function mustBe(row: LeadRow, version: number): void {
  if (row.version !== version) throw new DomainError('version_conflict', { version: row.version });
}

const alreadyJudged = (row: LeadRow) => new DomainError('lead_already_judged', { state: row.state });
