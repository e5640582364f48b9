import { dayRange, localDayOf } from '../calendar';
import { firstInstantAt, parseDay, zoneNamed } from '../calendar/local-days';
import { DomainError } from '../errors';
import { mustHaveConsent } from '../promises';

/** What becomes of a machine: a part is fitted, or the machine goes back or is exchanged (DOMAIN B5, B6). */
export const AWAITED_KINDS = ['fit', 'return', 'exchange'] as const;
export type AwaitedKind = (typeof AWAITED_KINDS)[number];

export const PART_STATES = ['needed', 'requested', 'arrived', 'fitted', 'cancelled'] as const;
export type PartState = (typeof PART_STATES)[number];

/** A part that a visit found missing, from the need of it until it is fitted. */
export interface AwaitedPart {
  neededAt: Date;
  /** Until when it has to be asked for, and when that is said; null for one that was asked for at once (DOMAIN B4). */
  remindAt: Date | null;
  reportBy: Date | null;
  remindedAt: Date | null;
  lateAt: Date | null;
  requestedAt: Date | null;
  expectedOn: string | null;
  arrivedAt: Date | null;
  /** The end of the day on which it arrived (DOMAIN B5). */
  fitBy: Date | null;
  overdueAt: Date | null;
  fittedAt: Date | null;
  cancelledAt: Date | null;
}

export function partState({ cancelledAt, fittedAt, arrivedAt, requestedAt }: AwaitedPart): PartState {
  if (cancelledAt) return 'cancelled';
  if (fittedAt) return 'fitted';
  if (arrivedAt) return 'arrived';
  return requestedAt ? 'requested' : 'needed';
}

/** Minutes of the local day. */
export interface ReportRule {
  remindMinute: number;
  byMinute: number;
}

/** Found by a visit at `at`: it is reported by the cut-off of that day in `zone`, or of the next once that has passed (DOMAIN B4). */
export function neededPart(at: Date, zone: string, { remindMinute, byMinute }: ReportRule): AwaitedPart {
  const day = parseDay(localDayOf(zone, at))!;
  const instant = (on: number, minute: number): Date => new Date(firstInstantAt(zoneNamed(zone), on, minute));
  const on = instant(day, byMinute) > at ? day : day + 1;
  const remindAt = instant(on, remindMinute);
  return { ...NOTHING, neededAt: at, reportBy: instant(on, byMinute), remindAt: remindAt > at ? remindAt : at };
}

/** Asked for at once, so that nothing has to be reported later. */
export const requestedPart = (at: Date, expectedOn: string | null): AwaitedPart => ({
  ...NOTHING,
  neededAt: at,
  requestedAt: at,
  expectedOn,
});

/** Throws `part_state` unless it is only needed so far. One that is asked for after the cut-off stays late (DOMAIN B4). */
export function requestPart(part: AwaitedPart, expectedOn: string | null, now: Date): AwaitedPart {
  mustBe(part, 'needed');
  const late = part.reportBy !== null && now >= part.reportBy;
  return { ...part, requestedAt: now, expectedOn, lateAt: part.lateAt ?? (late ? part.reportBy : null) };
}

/** Throws `part_state` unless it is on its way, and `consent_missing` (DOMAIN M4). */
export function expectPart(part: AwaitedPart, expectedOn: string, consented: boolean): AwaitedPart {
  mustBe(part, 'requested');
  mustHaveConsent(consented);
  return { ...part, expectedOn };
}

/** It is here: it is fitted before the day ends in `zone` (DOMAIN B5). Throws `part_state` unless it is on its way. */
export function arrivePart(part: AwaitedPart, now: Date, zone: string): AwaitedPart {
  mustBe(part, 'requested');
  return { ...part, arrivedAt: now, fitBy: dayRange(zone, localDayOf(zone, now)).to };
}

/** Throws `part_state` unless it has arrived. One that is fitted on a later day stays overdue (DOMAIN B5). */
export function fitPart(part: AwaitedPart, now: Date): AwaitedPart {
  mustBe(part, 'arrived');
  const late = part.fitBy !== null && now >= part.fitBy;
  return { ...part, fittedAt: now, overdueAt: part.overdueAt ?? (late ? part.fitBy : null) };
}

/** Throws `part_state` for one that was fitted or cancelled, `reason_required` without words. */
export function cancelPart(part: AwaitedPart, reason: string, now: Date): AwaitedPart {
  mustBe(part, 'needed', 'requested', 'arrived');
  if (!reason.trim()) throw new DomainError('reason_required', { field: 'reason' });
  return { ...part, cancelledAt: now };
}

/**
 * The day on which a part is expected (local, YYYY-MM-DD), null while nobody knows it. Throws `parts_date_wrong` for one before `today`, and
 * `consent_missing` for one that the contact was not told (DOMAIN M4).
 */
export function expectedDay(day: string | null, consented: boolean, today: string): string | null {
  if (!day) return null;
  if (parseDay(day) === null || day < today) throw new DomainError('parts_date_wrong', { field: 'expectedOn' });
  mustHaveConsent(consented);
  return day;
}

/** A return or an exchange goes up with its fault and its pictures, at once (DOMAIN B6). Throws `reason_required`, `part_photo_missing`. */
export function mustBeShown(kind: AwaitedKind, fault: string, pictures: number): void {
  if (kind === 'fit') return;
  if (!fault.trim()) throw new DomainError('reason_required', { field: 'fault' });
  if (pictures === 0) throw new DomainError('part_photo_missing', { field: 'attachmentIds' });
}

function mustBe(part: AwaitedPart, ...states: PartState[]): void {
  const state = partState(part);
  if (!states.includes(state)) throw new DomainError('part_state', { state });
}

const NOTHING: Omit<AwaitedPart, 'neededAt'> = {
  ...{ remindAt: null, reportBy: null, remindedAt: null, lateAt: null, requestedAt: null, expectedOn: null },
  ...{ arrivedAt: null, fitBy: null, overdueAt: null, fittedAt: null, cancelledAt: null },
};
