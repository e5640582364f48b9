import { checkDueAt, completeCallback, DomainError } from '#domain';
import type { CallbackRow } from './callback.view';

/** Clocks of screens and servers differ by a little. */
const TOLERANCE_MS = 60_000;

/** Refuses a time that has passed: throws `callback_in_past`. */
export function mustBeAhead(dueAt: Date, now: Date): void {
  checkDueAt(dueAt, new Date(now.getTime() - TOLERANCE_MS));
}

export interface Completion {
  version: number;
  result: NonNullable<CallbackRow['result']>;
  feedback: string;
  tried: { number: string; outcome: CallbackRow['tried'][number]['outcome'] }[];
}

/** A try that reached nobody leaves the callback open for another one; every other result completes it (DOMAIN K2). */
export function completed(
  row: CallbackRow,
  agentId: string,
  completion: Completion,
  now: Date,
  retrySeconds: number,
): CallbackRow {
  mustBeOpen(row, completion.version);
  const numbers = completion.tried.map((number) => ({ ...number, at: now.toISOString() }));
  const tried = { ...row, attempts: row.attempts + 1, tried: [...row.tried, ...numbers], snoozed_until: null };
  if (completion.result === 'unreachable') {
    const dueAt = new Date(now.getTime() + retrySeconds * 1000);
    return { ...tried, due_at: dueAt, feedback: completion.feedback.trim() };
  }
  const { completedAt, result, feedback } = completeCallback(asPlanned(row), completion, now);
  return { ...tried, agent_id: agentId, done_at: completedAt, result, feedback: feedback ?? '' };
}

/** Another time, and another agent where one is named; null gives it back to whoever is free. */
export function moved(
  row: CallbackRow,
  to: { version: number; dueAt: string; agentId?: string | null },
  now: Date,
): CallbackRow {
  mustBeOpen(row, to.version);
  const dueAt = new Date(to.dueAt);
  mustBeAhead(dueAt, now);
  return { ...row, due_at: dueAt, snoozed_until: null, agent_id: to.agentId === undefined ? row.agent_id : to.agentId };
}

/** Out of sight for a while; when it was due stays, so that nobody is late by it unseen. */
export function snoozed(
  row: CallbackRow,
  { version, minutes }: { version: number; minutes: number },
  now: Date,
): CallbackRow {
  mustBeOpen(row, version);
  return { ...row, snoozed_until: new Date(now.getTime() + minutes * 60_000) };
}

export function cancelled(row: CallbackRow, version: number, now: Date): CallbackRow {
  mustBeOpen(row, version);
  return { ...row, cancelled_at: now };
}

function mustBeOpen(row: CallbackRow, version: number): void {
  if (row.done_at || row.cancelled_at) throw new DomainError('callback_already_done', { version: row.version });
  if (row.version !== version) throw new DomainError('version_conflict', { version: row.version });
}

const asPlanned = (row: CallbackRow) => ({
  dueAt: row.due_at,
  completedAt: row.done_at,
  cancelledAt: row.cancelled_at,
  result: row.result,
  feedback: row.feedback,
});
