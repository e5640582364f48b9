import type { TicketCause } from '#contract';

export interface CauseRow {
  id: string;
  ticket_id: string;
  cause: TicketCause['cause'];
  note: string;
  responsible_id: string | null;
  action: string;
  actor_id: string | null;
  until: Date | null;
  by_id: string;
  client_id: string;
  at: Date;
}

export const causeView = (r: CauseRow): TicketCause => ({
  id: r.id,
  cause: r.cause,
  note: r.note,
  responsibleId: r.responsible_id,
  action: r.action,
  actorId: r.actor_id,
  until: r.until && r.until.toISOString(),
  byId: r.by_id,
  at: r.at.toISOString(),
});

/** The same out of JSON, whose instants are text. */
export const causeOfJson = (r: Omit<CauseRow, 'at' | 'until'> & { at: string; until: string | null }): TicketCause =>
  causeView({ ...r, at: new Date(r.at), until: r.until === null ? null : new Date(r.until) });
