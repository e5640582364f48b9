import { Injectable } from '@nestjs/common';
import type { InboundMessage } from '#channels';
import { addressTrouble, bouncedRecipient } from '#domain';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/database';
import { AddressTroubles } from '../mail-rules/address-troubles';
import { NO_FACTS } from '../mail-rules/recipients.service';
import { DESK } from '../tickets/ticket-change';
import { TicketsService } from '../tickets/tickets.service';
import { type Letter, MailRepository } from './mail.repository';

type Bounce = NonNullable<InboundMessage['bounce']>;

/** What came back: marks the letter it answers and the address it could not reach. */
@Injectable()
export class BouncesService {
  constructor(
    private readonly repository: MailRepository,
    private readonly troubles: AddressTroubles,
    private readonly tickets: TicketsService,
    private readonly clock: Clock,
  ) {}

  /** In the transaction of the bounce's own arrival. A report about a stranger, or about no letter of ours, changes nothing. */
  async note(tx: Tx, bounce: Bounce): Promise<void> {
    const letter = bounce.originalMessageId && (await this.repository.letter(bounce.originalMessageId, tx));
    if (!letter) return;
    const address = bouncedRecipient(bounce.recipient, recipientsOf(letter));
    if (!address) return;
    const { status, text } = bounce;
    const delayed = bounce.delayed ?? false;
    const kind = addressTrouble({ status, delayed });
    await this.troubles.mark(tx, { address, kind, status, text, messageId: letter.id, at: this.clock.now() });
    if (!delayed) await this.markLetter(tx, letter, { address, status, text: text.slice(0, 500) });
  }

  private async markLetter(
    tx: Tx,
    letter: Letter,
    back: { address: string; status: string | null; text: string },
  ): Promise<void> {
    const { id: messageId, ticketId, deliveryAttempts: attempts } = letter;
    const mail = letter.mail ?? { ...NO_FACTS, to: [back.address] };
    const others = mail.bounced.filter(({ address }) => address.toLowerCase() !== back.address.toLowerCase());
    await this.repository.setMail(tx, messageId, { ...mail, bounced: [...others, back] });
    const error = [back.status, back.text].filter(Boolean).join(' ');
    await tx.rows(`update message set delivery_state = 'bounced', delivery_error = $2 where id = $1`, [
      messageId,
      error.slice(0, 500),
    ]);
    await tx.rows(`update delivery set state = 'bounced', last_error = $2 where message_id = $1 and state = 'sent'`, [
      messageId,
      error.slice(0, 500),
    ]);
    await this.tickets.changeIn(tx, ticketId, DESK, null, ({ plan }) =>
      plan.take({
        type: 'message.delivery_changed',
        changes: {},
        details: { messageId, delivery: { state: 'bounced', error, attempts } },
      }),
    );
  }
}

function recipientsOf({ mail, contactAddress }: Letter): string[] {
  if (mail?.to.length) return [...mail.to, ...mail.cc, ...mail.bcc];
  return contactAddress ? [contactAddress] : [];
}
