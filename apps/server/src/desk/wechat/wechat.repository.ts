import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';

export interface Greeting {
  id: string;
  text: string;
  platformId: string | null;
  doneAt: Date | null;
}

@Injectable()
export class WechatRepository {
  constructor(private readonly database: Database) {}

  async knows(inboxId: string, openid: string): Promise<boolean> {
    const row = await this.database.row('select 1 from identity where inbox_id = $1 and external_id = $2', [
      inboxId,
      openid,
    ]);
    return row !== null;
  }

  async hasRunningTicket(inboxId: string, openid: string): Promise<boolean> {
    const row = await this.database.row(
      `select 1 from identity i join ticket t on t.contact_id = i.contact_id and t.inbox_id = i.inbox_id
       where i.inbox_id = $1 and i.external_id = $2 and t.status in ('open', 'waiting', 'on_hold') limit 1`,
      [inboxId, openid],
    );
    return row !== null;
  }

  /** The desk's own words right behind a message. */
  greetingAfter(messageId: string): Promise<Greeting | null> {
    return this.database.row(
      `select g.id, g.text, d.platform_id as "platformId", d.done_at as "doneAt" from message m
       join message g on g.ticket_id = m.ticket_id and g.seq = m.seq + 1 and g.kind = 'greeting'
       join delivery d on d.message_id = g.id where m.id = $1`,
      [messageId],
    );
  }
}
