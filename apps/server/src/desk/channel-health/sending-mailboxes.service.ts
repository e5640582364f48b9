import { Injectable } from '@nestjs/common';
import type { OutboundMessage, SendOutcome } from '#channels';
import { emailChannel } from '#channels/email';
import { Clock } from '../../platform/clock/clock';
import { InboxesService } from '../inboxes/inboxes.service';
import { MailAccounts } from '../mailbox/mail-accounts.service';

interface Mailbox {
  id: string;
  address: string;
}

/** The company's mailboxes as what the desk itself can write from. */
@Injectable()
export class SendingMailboxes {
  constructor(
    private readonly inboxes: InboxesService,
    private readonly accounts: MailAccounts,
    private readonly clock: Clock,
  ) {}

  /** Enabled mailboxes with a server to send by, those that work now first; all but one where one is in trouble. */
  async thatSend(exceptId: string | null): Promise<Mailbox[]> {
    const found = (await this.inboxes.views()).filter(
      ({ id, channel, enabled, settings }) => id !== exceptId && channel === 'email' && enabled && settings.smtp,
    );
    const broken = found.filter(({ health }) => health.state === 'failed');
    return [...found.filter((inbox) => !broken.includes(inbox)), ...broken].map(({ id, settings }) => ({
      id,
      address: String(settings.address),
    }));
  }

  /** Servers that answer with what nobody foresaw are tried again like servers that don't answer. */
  async send({ id }: Mailbox, message: OutboundMessage): Promise<SendOutcome> {
    try {
      return await emailChannel.send(await this.accounts.of(id), message, this.clock.now());
    } catch (error) {
      return { state: 'retry', error: String(error) };
    }
  }
}
