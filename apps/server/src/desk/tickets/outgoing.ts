import { personOf } from '../contacts/person';
import { Injectable } from '@nestjs/common';
import type { Ticket } from '#domain';
import type { Sql } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { InboxesService } from '../inboxes/inboxes.service';

/** How long a visitor has to read a reply in the widget before it also goes out by email. */
const EMAIL_AFTER_MS = 2 * 60_000;
/** What a delivery says of itself when its words were the answer of the platform's own call. */
export const PASSIVE = 'passive';

interface DeliveryRow {
  state: 'queued' | 'sent';
  [column: string]: unknown;
}

export interface Sent {
  deliveries: DeliveryRow[];
  references: Record<string, unknown>[];
}

export interface How {
  automatic?: boolean;
  notBefore?: Date | null | undefined;
  /** It goes out as the answer of the call that runs: nothing is left to send. */
  isAnswer?: boolean;
}

const NOTHING: Sent = { deliveries: [], references: [] };

/** Which outbox rows a public message of ours needs, by channel. Web chat is told by the feed and needs none at first; on the phone one speaks. */
@Injectable()
export class Outgoing {
  constructor(private readonly inboxes: InboxesService) {}

  async of(sql: Sql, ticket: Ticket, messageId: string, now: Date, how: How = {}): Promise<Sent> {
    const { automatic = false, notBefore, isAnswer = false } = how;
    if (ticket.channel === 'email') return this.mail(ticket, ticket.inboxId, messageId, 'email', notBefore ?? now);
    if (ticket.channel === 'phone') return NOTHING;
    if (ticket.channel !== 'web-chat') {
      const row = deliveryRow(ticket, ticket.inboxId, messageId, ticket.channel, now);
      return { deliveries: [isAnswer ? answered(row, now) : row], references: [] };
    }
    if (automatic) return NOTHING;
    const emailInboxId = (await this.inboxes.byId(ticket.inboxId)).settings.emailInboxId as string | null | undefined;
    if (!emailInboxId || !(await hasAddress(sql, ticket.contactId))) return NOTHING;
    return this.mail(ticket, emailInboxId, messageId, 'chat_email', new Date(now.getTime() + EMAIL_AFTER_MS));
  }

  private async mail(ticket: Ticket, inboxId: string, messageId: string, kind: string, dueAt: Date): Promise<Sent> {
    const { address } = await this.inboxes.byId(inboxId);
    return {
      deliveries: [deliveryRow(ticket, inboxId, messageId, kind, dueAt)],
      references: [{ reference: mailId(messageId, address), ticket_id: ticket.id, message_id: messageId }],
    };
  }
}

const deliveryRow = (ticket: Ticket, inboxId: string, messageId: string, kind: string, dueAt: Date): DeliveryRow => ({
  id: newId(),
  message_id: messageId,
  ticket_id: ticket.id,
  inbox_id: inboxId,
  kind,
  state: 'queued',
  due_at: dueAt,
  attempts: 0,
  created_at: ticket.updatedAt,
});

const answered = (row: DeliveryRow, now: Date): DeliveryRow => ({
  ...row,
  state: 'sent',
  attempts: 1,
  started_at: now,
  done_at: now,
  platform_id: PASSIVE,
});

/** The Message-ID of a message of ours: the same at every attempt. */
export const mailId = (messageId: string, address: string | null): string =>
  `<${messageId}@${address?.split('@')[1] ?? 'halfhour.invalid'}>`;

async function hasAddress(sql: Sql, contactId: string): Promise<boolean> {
  return (
    (await sql.row(`select 1 from contact where id = ${personOf('$1')} and email is not null`, [contactId])) !== null
  );
}
