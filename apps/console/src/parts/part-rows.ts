import type { PartView } from '#contract';

/** What a part is called on a slip: its state, or what is wrong with it. */
export type PartMark = PartView['state'] | 'late' | 'overdue';

export function markOf({ state, lateAt, overdueAt }: PartView): PartMark {
  if (state === 'arrived' && overdueAt) return 'overdue';
  return state === 'needed' && lateAt ? 'late' : state;
}

/** Rows with one part in its newest version. */
export function withPart(rows: PartView[], part: PartView): PartView[] {
  const held = rows.find(({ id }) => id === part.id);
  if (held && held.version >= part.version) return rows;
  return [...rows.filter(({ id }) => id !== part.id), part];
}

const TURN: readonly PartMark[] = ['overdue', 'arrived', 'late', 'needed', 'requested', 'fitted', 'cancelled'];

/** What has to be done first stands first; within that the oldest. */
export const inTurn = (rows: readonly PartView[]): PartView[] =>
  [...rows].sort((a, b) => TURN.indexOf(markOf(a)) - TURN.indexOf(markOf(b)) || a.neededAt.localeCompare(b.neededAt));
