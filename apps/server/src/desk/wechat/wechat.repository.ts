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
