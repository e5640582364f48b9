import { Injectable } from '@nestjs/common';
import type { Sql } from '../../platform/database/database';
import type { CallbackRow } from './callback.view';
import { CallbacksRepository } from './callbacks.repository';

/** What a change of hands has to do with: open slots, and who was asked to speak with the contact. */
@Injectable()
export class HandoversRepository {
  constructor(private readonly callbacks: CallbacksRepository) {}

  /** Who agreed the slots of a ticket that are still to come or were broken. */
  async agreedBy(sql: Sql, ticketId: string): Promise<string[]> {
    const rows = await sql.rows<{ agent_id: string }>(
      `select distinct agreement ->> 'agentId' as agent_id from promise
       where ticket_id = $1 and kept_at is null and absent_at is null and cancelled_at is null`,
      [ticketId],
    );
    return rows.map(({ agent_id }) => agent_id);
  }

  /** Asked because of an earlier event, and open still. */
  async open(sql: Sql, ticketId: string, eventId: string): Promise<CallbackRow[]> {
    const rows = await sql.rows<{ id: string }>(
      `select id from callback where ticket_id = $1 and reason = 'handover' and planned_by_id is null and split_part(once_key, ':', 2)::bigint < $2::bigint
         and done_at is null and cancelled_at is null order by id for update`,
      [ticketId, eventId],
    );
    const found = await Promise.all(rows.map(({ id }) => this.callbacks.row(sql, id)));
    return found.filter((row) => row !== null);
  }

  save(sql: Sql, row: CallbackRow): Promise<void> {
    return this.callbacks.save(sql, row);
  }
}
