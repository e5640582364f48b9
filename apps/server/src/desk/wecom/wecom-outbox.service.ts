import { Injectable } from '@nestjs/common';
import type { SendOutcome } from '#channels';
import { PartLedgers } from '../allowances/part-ledgers.service';
import type { DueDelivery } from '../tickets/delivery';
import { LettersService } from '../tickets/letters.service';
import { WecomAccounts } from './wecom-accounts.service';

/** Sends what the outbox holds for people of WeChat customer service. */
@Injectable()
export class WecomOutbox {
  constructor(
    private readonly letters: LettersService,
    private readonly ledgers: PartLedgers,
    private readonly accounts: WecomAccounts,
  ) {}

  async send(row: DueDelivery): Promise<SendOutcome> {
    const letter = await this.letters.compose(row);
    if (!letter) return { state: 'refused', error: 'wecom_contact_unknown' };
    const listener = { inboxId: row.inboxId, channel: 'wecom' as const, externalId: letter.to.externalId };
    const ledger = await this.ledgers.open(row.messageId, listener, 'wecom');
    return this.accounts.send(row.inboxId, letter, ledger);
  }
}
