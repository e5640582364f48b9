import type { OpenWindow } from '#domain';

/** A row of `reply_window` that can run again. */
export interface WindowRow {
  id: string;
  first: boolean;
  opened_at: Date;
  remind_at: Date;
  lead_at: Date;
  due_at: Date;
  segments: { from: string; to: string }[];
  policy: OpenWindow['policy'];
  reminded_at: Date | null;
  lead_told_at: Date | null;
  breached_at: Date | null;
}

export const windowOfRow = (r: WindowRow): OpenWindow => ({
  id: r.id,
  first: r.first,
  policy: r.policy,
  openedAt: r.opened_at,
  remindAt: r.remind_at,
  leadAt: r.lead_at,
  dueAt: r.due_at,
  segments: r.segments.map(({ from, to }) => ({ from: new Date(from), to: new Date(to) })),
  remindedAt: r.reminded_at,
  leadToldAt: r.lead_told_at,
  breachedAt: r.breached_at,
});
