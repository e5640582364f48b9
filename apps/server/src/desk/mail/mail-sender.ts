import { Injectable } from '@nestjs/common';
import { emailChannel } from '#channels/email';
import { Clock } from '../../platform/clock/clock';
import { MailAccounts } from '../mailbox/mail-accounts.service';
import type { DueDelivery } from '../tickets/delivery';
import { LettersService } from '../tickets/letters.service';
import type { Sending } from '../tickets/senders';

const NO_SERVER_WAIT_MS = 60_000;

/** Sends letters of the outbox: answers by mail, and chats that go on by mail. */
@Injectable()
export class MailSender {
  constructor(
    private readonly letters: LettersService,
    private readonly accounts: MailAccounts,
    private readonly clock: Clock,
  ) {}

  async send(row: DueDelivery): Promise<Sending> {
    const letter = await this.letters.compose(row);
    if (!letter) return row.kind === 'chat_email' ? { state: 'not_needed' } : { state: 'refused', error: 'no_address' };
    const settings = await this.accounts.of(row.inboxId);
    return settings.smtp ? emailChannel.send(settings, letter, this.clock.now()) : this.untilThereIsAServer();
  }

  /** An inbox that can't send yet keeps its mail for as long as it takes to set it up. */
  private untilThereIsAServer(): Sending {
    const dueAt = new Date(this.clock.now().getTime() + NO_SERVER_WAIT_MS);
    return { state: 'queued', error: 'no_outgoing_server', dueAt };
  }
}
