import { Injectable } from '@nestjs/common';
import type { VisitOrigin } from '#domain';
import { Database, type Sql, type Tx } from '../../platform/database/database';
import { MESSAGE_COLUMNS, type MessageRecord } from '../tickets/message.view';
import type { Visitor } from './visitor';

/** What a visitor sees: own words, public replies, the desk's own words. Never notes. */
const PUBLIC_KINDS = `('inbound', 'reply', 'greeting')`;

@Injectable()
export class VisitorsRepository {
  constructor(private readonly database: Database) {}

  byToken(tokenHash: string): Promise<Visitor | null> {
    return this.database.row<Visitor>(
      `select i.id as "identityId", i.external_id as "externalId", i.contact_id as "contactId", i.inbox_id as "inboxId", c.name, c.email, c.phone
       from identity i join contact c on c.id = i.contact_id where i.token_hash = $1`,
      [tokenHash],
    );
  }

  async setToken(tx: Tx, inboxId: string, externalId: string, tokenHash: string): Promise<void> {
    await tx.rows('update identity set token_hash = $3 where inbox_id = $1 and external_id = $2', [
      inboxId,
      externalId,
      tokenHash,
    ]);
  }

  async keepOrigin(tx: Tx, contactId: string, origin: VisitOrigin, at: Date): Promise<void> {
    await tx.rows(
      'insert into visit_origin (contact_id, origin, at) values ($1, $2, $3) on conflict (contact_id) do nothing',
      [contactId, JSON.stringify(origin), at],
    );
  }

  /** The visitor's newest chat; older ones are history that stays with the desk. */
  chat(
    contactId: string,
    inboxId: string,
  ): Promise<{ id: string; status: string; readSeq: number; agentReadSeq: number } | null> {
    return this.database.row(
      `select id, status, read_seq as "readSeq", agent_read_seq as "agentReadSeq" from ticket
       where contact_id = $1 and inbox_id = $2 and channel = 'web-chat' order by created_at desc limit 1`,
      [contactId, inboxId],
    );
  }

  async messages(
    sql: Sql,
    ticketId: string,
    range: { after?: number; before?: number },
    limit: number,
  ): Promise<MessageRecord[]> {
    const newest = range.after === undefined;
    const rows = await sql.rows<MessageRecord>(
      `select ${MESSAGE_COLUMNS} from message where ticket_id = $1 and kind in ${PUBLIC_KINDS} and seq > $2 and seq < $3
       order by seq ${newest ? 'desc' : 'asc'} limit $4`,
      [ticketId, range.after ?? 0, range.before ?? 2_147_483_647, limit],
    );
    return newest ? rows.reverse() : rows;
  }
}
