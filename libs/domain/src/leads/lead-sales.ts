import { dayFrom } from '../backlog';
import { dayRange } from '../calendar';
import { DomainError } from '../errors';

/** Who is to call a lead: a salesperson of the company, who need not be an agent of the desk. */
export interface Salesperson {
  name: string;
  phone: string;
  territoryId: string | null;
}

export interface Handed extends Salesperson {
  at: Date;
  byId: string;
  note: string;
}

/** What a callback brought before sales had called (DOMAIN V21). */
export interface ReturnNote {
  at: Date;
  result: string;
  feedback: string;
}

export interface LeadReturn {
  at: Date;
  /** Who had not called. */
  from: string;
  notes: readonly ReturnNote[];
}

export interface LeadOutcome {
  result: 'won' | 'lost';
  at: Date;
  /** In hundredths of the company's currency; null of what was lost. */
  amountCents: number | null;
  reason: LostReason | null;
  note: string;
}

export const LOST_REASONS = ['price', 'competitor', 'no_budget', 'no_reply', 'postponed', 'product', 'other'] as const;
export type LostReason = (typeof LOST_REASONS)[number];

/** What became of a lead in sales, beside its judgement. */
export interface LeadSales {
  state: 'open' | 'valid' | 'rejected';
  handed: Handed | null;
  /** Until when sales has to call; null while nobody has to. */
  callDueAt: Date | null;
  contactedAt: Date | null;
  contactNote: string;
  returned: LeadReturn | null;
  outcome: LeadOutcome | null;
}

export const LEAD_STAGES = ['open', 'rejected', 'valid', 'handed', 'returned', 'contacted', 'won', 'lost'] as const;
export type LeadStage = (typeof LEAD_STAGES)[number];

/** Where a lead stands: its judgement first, then how far sales came. */
export function leadStage({ state, handed, contactedAt, returned, outcome }: LeadSales): LeadStage {
  if (state !== 'valid') return state;
  if (outcome) return outcome.result;
  if (contactedAt) return 'contacted';
  if (returned && handed && returned.at >= handed.at) return 'returned';
  return handed ? 'handed' : 'valid';
}

/** The end (UTC) of the local day that lies so many days after the one on which sales got the lead (DOMAIN V21). */
export const callDueAt = (zone: string, handedAt: Date, days: number): Date =>
  dayRange(zone, dayFrom(zone, handedAt, days)).to;

/**
 * Hands a valid lead to sales, or to somebody else there: from then on they have until `dueAt` to call. Throws
 * `lead_not_valid`, `lead_ended`.
 */
export function handLead<L extends LeadSales>(lead: L, handed: Handed, dueAt: Date): L {
  mustBeRunning(lead);
  return { ...lead, handed, callDueAt: dueAt, contactedAt: null, contactNote: '' };
}

/** Sales spoke to the contact, so nothing is due any more. Throws `lead_not_handed`, `lead_ended`. */
export function contactLead<L extends LeadSales>(lead: L, note: string, now: Date): L {
  mustBeRunning(lead);
  if (!lead.handed) throw new DomainError('lead_not_handed');
  return { ...lead, contactedAt: now, contactNote: note, callDueAt: null };
}

/**
 * Sales did not call within the term: the lead goes to the sales manager with what callbacks brought (DOMAIN V21). Once for
 * each handing; a lead of which nothing is due at `now` stays as it is. With no manager it comes back to its agent alone.
 */
export function returnLead<L extends LeadSales>(
  lead: L,
  manager: Salesperson | null,
  notes: readonly ReturnNote[],
  now: Date,
): L {
  const { handed, callDueAt: due } = lead;
  if (!handed || !due || due > now || lead.outcome || lead.state !== 'valid') return lead;
  const returned = { at: now, from: handed.name, notes };
  return { ...lead, callDueAt: null, returned, handed: manager ? { ...handed, ...manager } : handed };
}

/**
 * How it ended. Whoever may `overrule` changes an ending; the later one holds. Throws `lead_not_valid`, `lead_ended`,
 * `reason_required` where something was lost without one, `invalid_input` where something was won for nothing.
 */
export function endLead<L extends LeadSales>(lead: L, outcome: LeadOutcome, mayOverrule: boolean): L {
  if (lead.state !== 'valid') throw new DomainError('lead_not_valid', { state: lead.state });
  if (lead.outcome && (!mayOverrule || sameOutcome(lead.outcome, outcome))) throw ended(lead.outcome);
  if (outcome.result === 'won' && !(outcome.amountCents! > 0))
    throw new DomainError('invalid_input', { field: 'amountCents' });
  if (outcome.result === 'lost' && !outcome.reason) throw new DomainError('reason_required', { field: 'reason' });
  if (outcome.reason === 'other' && !outcome.note) throw new DomainError('reason_required', { field: 'note' });
  return { ...lead, outcome, callDueAt: null, contactedAt: lead.contactedAt ?? outcome.at };
}

/**
 * The lead as if nobody had said how it ended: the order that did was taken back, and so is the contact that only it spoke
 * of. What was due stays over.
 */
export function withoutEnding<L extends LeadSales>(lead: L): L {
  const byEnding = +(lead.contactedAt ?? 0) === +(lead.outcome?.at ?? NaN);
  return { ...lead, outcome: null, contactedAt: byEnding ? null : lead.contactedAt };
}

/** Whether a result told once more says nothing new: the same file taken in twice changes nothing. */
export const sameOutcome = (a: LeadOutcome, b: LeadOutcome): boolean =>
  a.result === b.result && a.amountCents === b.amountCents && a.reason === b.reason && +a.at === +b.at;

function mustBeRunning({ state, outcome }: LeadSales): void {
  if (state !== 'valid') throw new DomainError('lead_not_valid', { state });
  if (outcome) throw ended(outcome);
}

const ended = ({ result }: LeadOutcome) => new DomainError('lead_ended', { result });
