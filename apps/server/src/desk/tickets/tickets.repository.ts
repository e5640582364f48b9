import { membersOf } from '../contacts/person';
import { Injectable } from '@nestjs/common';
import type { Ticket } from '#domain';
import { Database, type Sql } from '../../platform/database/database';
import { MESSAGE_COLUMNS, type MessageRecord } from './message.view';
import { type TicketRecord, toTicket } from './ticket.entity';

@Injectable()
export class TicketsRepository {
  constructor(private readonly database: Database) {}

  /** Locks in order of id, so that two changes of the same tickets wait instead of failing. */
  async lock(sql: Sql, ids: readonly string[]): Promise<Map<string, Ticket>> {
    const records = await sql.rows<TicketRecord>('select * from ticket where id = any($1) order by id for update', [
      ids,
    ]);
    return new Map(records.map((record) => [record.id, toTicket(record)]));
  }

  record(id: string, sql: Sql = this.database): Promise<TicketRecord | null> {
    return sql.row<TicketRecord>('select * from ticket where id = $1', [id]);
  }

  byNumber(number: number): Promise<TicketRecord | null> {
    return this.database.row<TicketRecord>('select * from ticket where number = $1', [number]);
  }

  records(ids: readonly string[], sql: Sql = this.database): Promise<TicketRecord[]> {
    return sql.rows<TicketRecord>('select * from ticket where id = any($1)', [ids]);
  }

  ofContact(sql: Sql, contactId: string, limit: number): Promise<TicketRecord[]> {
    return sql.rows<TicketRecord>(
      `select * from ticket where contact_id = any(${membersOf('$1')}) order by created_at desc limit $2`,
      [contactId, limit],
    );
  }

  /** The newest `limit` messages before a seq, oldest first. */
  async messages(sql: Sql, ticketId: string, before: number, limit: number): Promise<MessageRecord[]> {
    const rows = await sql.rows<MessageRecord>(
      `select ${MESSAGE_COLUMNS} from message where ticket_id = $1 and seq < $2 order by seq desc limit $3`,
      [ticketId, before, limit],
    );
    return rows.reverse();
  }

  messagesByIds(ids: readonly string[], sql: Sql = this.database): Promise<MessageRecord[]> {
    return sql.rows<MessageRecord>(`select ${MESSAGE_COLUMNS} from message where id = any($1)`, [ids]);
  }

  /** What an earlier try with the same client id said, if there was one. */
  saidBefore(sql: Sql, authorId: string, clientId: string): Promise<MessageRecord | null> {
    return sql.row<MessageRecord>(`select ${MESSAGE_COLUMNS} from message where author_id = $1 and client_id = $2`, [
      authorId,
      clientId,
    ]);
  }

  /** Seq of the newest reply that stands and that somebody else said; 0 where there is none. */
  async lastReplyOfOthers(sql: Sql, ticketId: string, agentId: string): Promise<number> {
    const row = await sql.row<{ seq: number }>(
      `select coalesce(max(seq), 0)::int as seq from message
       where ticket_id = $1 and kind = 'reply' and taken_back_at is null and author_id is distinct from $2`,
      [ticketId, agentId],
    );
    return row!.seq;
  }

  html(messageId: string): Promise<{ html: string | null; ticket_id: string; receipt_id: string | null } | null> {
    return this.database.row('select html, ticket_id, receipt_id from message where id = $1', [messageId]);
  }

  nextNumbers(sql: Sql, count: number): Promise<{ n: string }[]> {
    return sql.rows<{ n: string }>(`select nextval('ticket_number')::text as n from generate_series(1, $1)`, [count]);
  }

  windows(sql: Sql, ticketId: string): Promise<Record<string, unknown>[]> {
    return sql.rows(
      'select * from (select * from reply_window where ticket_id = $1 order by opened_at desc, id desc limit 50) w order by opened_at, id',
      [ticketId],
    );
  }

  decisions(ticketId: string): Promise<Record<string, unknown>[]> {
    return this.database.rows(
      `select id, at, strategy, chosen_id as "chosenId", considered, because || jsonb_strip_nulls(jsonb_build_object('territory',
         (select name from territory where territory.id = (d.because ->> 'territoryId')::uuid))) as because
       from assignment_decision d where ticket_id = $1 order by at desc limit 20`,
      [ticketId],
    );
  }
}
