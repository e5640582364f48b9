import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';

export interface TicketPlace {
  inboxId: string;
  threadKey: string | null;
  /** The external id of the comment or post that was written last. */
  lastPost: string | null;
  /** When the contact last wrote a direct message to this account, by the platform's clock where it told. */
  lastDirectAt: Date | null;
}

@Injectable()
export class WeiboRepository {
  constructor(private readonly database: Database) {}

  async knows(inboxId: string, uid: string): Promise<boolean> {
    const row = await this.database.row('select 1 from identity where inbox_id = $1 and external_id = $2', [
      inboxId,
      uid,
    ]);
    return row !== null;
  }

  async hasRunningChat(inboxId: string, uid: string): Promise<boolean> {
    const row = await this.database.row(
      `select 1 from identity i join ticket t on t.contact_id = i.contact_id and t.inbox_id = i.inbox_id
       where i.inbox_id = $1 and i.external_id = $2 and t.thread_key = '' and t.status in ('open', 'waiting', 'on_hold')`,
      [inboxId, uid],
    );
    return row !== null;
  }

  /** Where a ticket's answers can go. */
  place(ticketId: string): Promise<TicketPlace | null> {
    return this.database.row<TicketPlace>(
      `select t.inbox_id as "inboxId", t.thread_key as "threadKey",
         (select r.external_id from message m join receipt r on r.id = m.receipt_id
            where m.ticket_id = t.id and m.kind = 'inbound' and r.external_id ~ '^(comment|status):'
            order by m.seq desc limit 1) as "lastPost",
         (select max(coalesce(m.provider_at, m.created_at)) from ticket chat join message m on m.ticket_id = chat.id
            where chat.contact_id = t.contact_id and chat.inbox_id = t.inbox_id and chat.thread_key = '' and m.kind = 'inbound')
           as "lastDirectAt"
       from ticket t join inbox i on i.id = t.inbox_id where t.id = $1 and i.channel = 'weibo'`,
      [ticketId],
    );
  }

  /** How a reply was meant to go out; null for the only way there is. */
  async viaOf(messageId: string): Promise<string | null> {
    const row = await this.database.row<{ via: string | null }>('select via from message where id = $1', [messageId]);
    return row?.via ?? null;
  }
}
