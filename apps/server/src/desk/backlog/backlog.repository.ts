import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/auth/principal';
import { Database, type Sql } from '../../platform/database/database';
import { joinPerson } from '../contacts/person';
import { Conditions } from '../records/conditions';
import { type SeenTicket, seenTickets } from '../tickets/seen-tickets';
import type { causeOfJson, CauseRow } from './cause.view';

/** Opened before `before` and, where it is given, not before `from`. */
export interface Span {
  before: Date;
  from: Date | null;
}

export type BacklogRecord = SeenTicket & {
  contact_phone: string | null;
  named: Parameters<typeof causeOfJson>[0] | null;
  key_at: string;
};

const ACTIVE = `ticket.status in ('open', 'waiting', 'on_hold')`;

@Injectable()
export class BacklogRepository {
  constructor(private readonly database: Database) {}

  /** Oldest first; every page begins in the index of what is still open. */
  page(me: Principal, span: Span, teamId: string | undefined, after: string[] | null, limit: number) {
    const asked = conditions(me, span, teamId);
    asked.when('(ticket.created_at, ticket.id) > (?::timestamptz, ?::uuid)', after?.[0], after?.[1]);
    return this.database.rows<BacklogRecord>(
      `select ticket.*, c.phone as contact_phone, named.cause as named, ticket.created_at::text as key_at
       from ticket ${joinPerson('ticket.contact_id')}
       left join lateral (select row_to_json(k) as cause from ticket_cause k where k.ticket_id = ticket.id
         order by k.at desc, k.id desc limit 1) named on true
       ${asked.where} order by ticket.created_at, ticket.id limit ${asked.param(limit)}`,
      asked.params,
    );
  }

  async count(me: Principal, span: Span, teamId: string | undefined): Promise<number> {
    const asked = conditions(me, span, teamId);
    const row = await this.database.row<{ n: number }>(
      `select count(*)::int as n from ticket ${asked.where}`,
      asked.params,
    );
    return row!.n;
  }

  causes(sql: Sql, ticketId: string): Promise<CauseRow[]> {
    return sql.rows<CauseRow>(`select * from ticket_cause where ticket_id = $1 order by at desc, id desc limit 100`, [
      ticketId,
    ]);
  }

  /** False when the client id is taken, so that this is a retry (law 3). */
  async insertCause(sql: Sql, cause: CauseRow): Promise<boolean> {
    const names = Object.keys(cause);
    const inserted = await sql.rows(
      `insert into ticket_cause (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})
       on conflict (by_id, client_id) do nothing returning id`,
      Object.values(cause),
    );
    return inserted.length > 0;
  }

  causeByClient(sql: Sql, byId: string, clientId: string): Promise<CauseRow | null> {
    return sql.row<CauseRow>('select * from ticket_cause where by_id = $1 and client_id = $2', [byId, clientId]);
  }
}

function conditions(me: Principal, { before, from }: Span, teamId: string | undefined): Conditions {
  const asked = new Conditions().always(ACTIVE);
  return asked
    .always(seenTickets(me, asked))
    .when('ticket.created_at < ?', before)
    .when('ticket.created_at >= ?', from)
    .when('ticket.team_id = ?', teamId);
}
