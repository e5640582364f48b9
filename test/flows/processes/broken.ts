import type { House } from './house';

/** What must never be: a gap in a ticket's events, a ticket that differs from its last event, one without its window. */
export async function broken(house: House): Promise<Record<string, unknown[]>> {
  return {
    gaps: await house.rows(
      `select subject_id from desk_event where subject_kind = 'ticket' group by 1 having count(*) <> max(version) or min(version) <> 1`,
    ),
    heads: await house.rows(
      `select id from ticket t where version <> (select max(version) from desk_event where subject_id = t.id)
         or last_seq <> (select count(*) from message where ticket_id = t.id)`,
    ),
    windows: await house.rows(
      `select id from ticket t where 1 <> (select count(*) from reply_window w where w.ticket_id = t.id and w.ended_at is null)`,
    ),
  };
}
