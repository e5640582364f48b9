import type { Call, Callback, Lead } from '#contract';

export interface RecordPage<R> {
  rows: R[];
  next: string | null;
}
export interface CallFilter {
  contactId?: string;
  ticketId?: string;
  agentId?: string;
}
export interface CallbackFilter extends CallFilter {
  state: 'due' | 'planned' | 'done' | 'all';
}
export interface LeadFilter {
  state?: Lead['state'];
  stage?: Lead['stage'];
  contactId?: string;
  agentId?: string;
  source?: string;
  campaign?: string;
  keyword?: string;
  territoryId?: string;
  month?: string;
  wonIn?: string;
  reached?: 'opened' | 'valid' | 'handed' | 'contacted' | 'won';
}

/**
 * Loaded pages after a record changed: its newer version takes the old one's place, leaves when the list no longer asks for
 * it, and a new record joins the first page. An older version changes nothing. Order is made when the rows are shown.
 */
export function withRecord<R extends { id: string; version: number }>(
  pages: readonly RecordPage<R>[],
  record: R,
  belongs: boolean,
): RecordPage<R>[] {
  const shown = pages.flatMap(({ rows }) => rows).filter(({ id }) => id === record.id);
  if (shown.some(({ version }) => version >= record.version)) return [...pages];
  const others = pages.map((page) => ({ ...page, rows: page.rows.filter(({ id }) => id !== record.id) }));
  const [first, ...rest] = others;
  return belongs && first ? [{ ...first, rows: [record, ...first.rows] }, ...rest] : others;
}

/** The rows of all pages in order. A row that a later page brings again counts once, in its newest version. */
export function inOrder<R extends { id: string; version: number }>(
  pages: readonly RecordPage<R>[],
  order: (a: R, b: R) => number,
): R[] {
  const newest = new Map<string, R>();
  for (const row of pages.flatMap(({ rows }) => rows)) {
    if (row.version > (newest.get(row.id)?.version ?? -1)) newest.set(row.id, row);
  }
  return [...newest.values()].sort(order);
}

export function callBelongs(call: Call, filter: CallFilter): boolean {
  return (
    asks(filter.contactId, call.contactId) && asks(filter.ticketId, call.ticketId) && asks(filter.agentId, call.agentId)
  );
}

/** Due from its time on, planned before it, done or cancelled for good: the lists of the callback page. */
export function callbackBelongs(callback: Callback, filter: CallbackFilter, nowMs: number): boolean {
  const own =
    asks(filter.contactId, callback.contactId) &&
    asks(filter.ticketId, callback.ticketId) &&
    asks(filter.agentId, callback.agentId);
  return own && (filter.state === 'all' || filter.state === callbackList(callback, nowMs));
}

export function leadBelongs(lead: Lead, filter: LeadFilter): boolean {
  return (
    asks(filter.contactId, lead.contactId) &&
    asks(filter.agentId, lead.agentId) &&
    asks(filter.state, lead.state) &&
    asks(filter.stage, lead.stage) &&
    asks(filter.source, lead.source) &&
    asks(filter.campaign, lead.campaign) &&
    asks(filter.keyword, lead.keyword) &&
    asks(filter.territoryId, lead.handed?.territoryId ?? 'none')
  );
}

export function callbackList(callback: Callback, nowMs: number): 'due' | 'planned' | 'done' | 'cancelled' {
  if (callback.cancelledAt) return 'cancelled';
  if (callback.doneAt) return 'done';
  // Who got a ticket speaks with its contact at once; the due time is the latest one.
  const asked = callback.reason === 'handover' ? callback.plannedAt : callback.dueAt;
  const from = Math.max(Date.parse(asked), callback.snoozedUntil ? Date.parse(callback.snoozedUntil) : 0);
  return from <= nowMs ? 'due' : 'planned';
}

export const newestCallFirst = (a: Call, b: Call): number => b.startedAt.localeCompare(a.startedAt);
export const newestLeadFirst = (a: Lead, b: Lead): number => b.createdAt.localeCompare(a.createdAt);

/** Open callbacks by due time, then the finished ones, the latest first. */
export function byCallbackTurn(a: Callback, b: Callback): number {
  const [endA, endB] = [a.doneAt ?? a.cancelledAt, b.doneAt ?? b.cancelledAt];
  if (endA && endB) return endB.localeCompare(endA);
  return Number(endA !== null) - Number(endB !== null) || a.dueAt.localeCompare(b.dueAt);
}

/** How many of the five checks of a valid lead are ticked. */
export function checksTicked(checks: Lead['checks']): number {
  return Object.values(checks).filter(Boolean).length;
}

/** Whether a callback counts toward the month: the contact was reached and said something that was written down (DOMAIN K2). */
export function callbackCounts(callback: Pick<Callback, 'doneAt' | 'cancelledAt' | 'result' | 'feedback'>): boolean {
  return (
    callback.doneAt !== null && callback.cancelledAt === null && wasSpokenTo(callback.result) && says(callback.feedback)
  );
}

/** A reached contact's words must be written down before the callback can be completed (DOMAIN K2). */
export function feedbackMissing(result: Callback['result'], feedback: string): boolean {
  return wasSpokenTo(result) && !says(feedback);
}

/** Whether a result means that the contact was spoken to. */
export function wasSpokenTo(result: Callback['result']): boolean {
  return result === 'satisfied' || result === 'neutral' || result === 'not_satisfied';
}

function says(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function asks<T>(wanted: T | undefined, value: T | null): boolean {
  return wanted === undefined || wanted === value;
}
