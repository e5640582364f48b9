export type CallSide = 'contact' | 'agent';

/** What keeps a call between two browsers alive. Times are UTC; a side that is not there yet has none. */
export interface WebLine {
  /** Nobody has picked up when this passes. Null once answered. */
  ringsUntil: Date | null;
  /** The holder rings alone until then. Null when everybody rings or nobody does. */
  widensAt: Date | null;
  /** The last sign of life of each browser. */
  contactSeenAt: Date | null;
  agentSeenAt: Date | null;
}

export type LineDue = { what: 'widen' } | { what: 'unanswered'; at: Date } | { what: 'lost'; side: CallSide; at: Date };

/**
 * What has become due on the line by `now`, the earliest first, or null. A browser that gave no sign for `graceSeconds` is
 * lost, and its call ended at its last sign: nobody spoke after it. Ringing ends when its time is up, to the instant.
 */
export function lineDue(line: WebLine, graceSeconds: number, now: Date): LineDue | null {
  const [first] = deadlines(line, graceSeconds);
  return first && first.dueAt.getTime() <= now.getTime() ? first.due : null;
}

/** When the line must be looked at again: the earliest of its deadlines. */
export function lineDueAt(line: WebLine, graceSeconds: number): Date | null {
  return deadlines(line, graceSeconds)[0]?.dueAt ?? null;
}

function deadlines(line: WebLine, graceSeconds: number): { dueAt: Date; due: LineDue }[] {
  const lost = (side: CallSide, at: Date | null) =>
    at ? [{ dueAt: new Date(at.getTime() + graceSeconds * 1000), due: { what: 'lost' as const, side, at } }] : [];
  const { ringsUntil, widensAt } = line;
  return [
    ...lost('contact', line.contactSeenAt),
    ...lost('agent', line.agentSeenAt),
    ...(ringsUntil ? [{ dueAt: ringsUntil, due: { what: 'unanswered' as const, at: ringsUntil } }] : []),
    ...(widensAt ? [{ dueAt: widensAt, due: { what: 'widen' as const } }] : []),
  ].sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
}
