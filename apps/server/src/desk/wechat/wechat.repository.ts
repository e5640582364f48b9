import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import { PASSIVE } from '../tickets/outgoing';

export interface Greeting {
  id: string;
  text: string;
}

@Injectable()
export class WechatRepository {
  constructor(private readonly database: Database) {}

  /** The desk's own words right behind a message, where they were said as the answer of its call after `since`. */
  passiveGreeting(messageId: string, since: Date): Promise<Greeting | null> {
    return this.database.row(
      `select g.id, g.text from message m
       join message g on g.ticket_id = m.ticket_id and g.seq = m.seq + 1 and g.kind = 'greeting'
       join delivery d on d.message_id = g.id and d.platform_id = $2 and d.done_at >= $3
       where m.id = $1`,
      [messageId, PASSIVE, since],
    );
  }
}
