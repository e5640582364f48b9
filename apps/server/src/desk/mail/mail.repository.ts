import { joinPerson } from '../contacts/person';
import { Injectable } from '@nestjs/common';
import type { MailFacts } from '#contract';
import { Database, type Sql } from '../../platform/database/database';

/** A letter of ours that something came back about. */
export interface Letter {
  id: string;
  ticketId: string;
  mail: MailFacts | null;
  /** Where it went when it names no recipients: a greeting. */
  contactAddress: string | null;
  deliveryState: string | null;
  deliveryAttempts: number;
}

@Injectable()
export class MailRepository {
  constructor(private readonly database: Database) {}

  /** A letter we sent, by its Message-ID. */
  letter(reference: string, sql: Sql = this.database): Promise<Letter | null> {
    return sql.row<Letter>(
      `select m.id, m.ticket_id as "ticketId", m.mail, m.delivery_state as "deliveryState", m.delivery_attempts as "deliveryAttempts",
         coalesce((select i.external_id from identity i where i.contact_id = t.contact_id and i.inbox_id = t.inbox_id
           order by i.last_seen_at desc limit 1), c.email) as "contactAddress"
       from mail_reference r join message m on m.id = r.message_id join ticket t on t.id = m.ticket_id
         ${joinPerson('t.contact_id')}
       where r.reference = $1 and m.kind in ('reply', 'greeting') limit 1`,
      [reference],
    );
  }

  async knowsAny(references: readonly string[]): Promise<boolean> {
    if (references.length === 0) return false;
    return (
      (await this.database.row('select 1 from mail_reference where reference = any($1) limit 1', [references])) !== null
    );
  }

  async isAgent(address: string): Promise<boolean> {
    const row = await this.database.row('select 1 from agent where lower(email) = lower($1) and disabled_at is null', [
      address,
    ]);
    return row !== null;
  }

  async setMail(sql: Sql, messageId: string, mail: MailFacts): Promise<void> {
    await sql.rows('update message set mail = $2::jsonb where id = $1', [messageId, JSON.stringify(mail)]);
  }

  async setAuthor(sql: Sql, messageId: string, contactId: string, name: string): Promise<void> {
    await sql.rows('update message set author_id = $2, author_name = $3 where id = $1', [messageId, contactId, name]);
  }

  /** The newest mail of a ticket that somebody passed on to us. */
  passedOn(sql: Sql, ticketId: string): Promise<{ id: string; mail: MailFacts } | null> {
    return sql.row(
      `select id, mail from message where ticket_id = $1 and kind = 'inbound' and mail -> 'forwardedBy' <> 'null'::jsonb
       order by seq desc limit 1`,
      [ticketId],
    );
  }
}
