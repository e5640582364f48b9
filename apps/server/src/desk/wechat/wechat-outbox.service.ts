import { Injectable } from '@nestjs/common';
import type { SendOutcome } from '#channels';
import { PartLedgers } from '../allowances/part-ledgers.service';
import type { DueDelivery } from '../tickets/delivery';
import { LettersService } from '../tickets/letters.service';
import { WechatAccounts } from './wechat-accounts.service';

/** Sends what the outbox holds for people on WeChat. */
@Injectable()
export class WechatOutbox {
  constructor(
    private readonly letters: LettersService,
    private readonly ledgers: PartLedgers,
    private readonly accounts: WechatAccounts,
  ) {}

  async send(row: DueDelivery): Promise<SendOutcome> {
    const letter = await this.letters.compose(row);
    if (!letter) return { state: 'refused', error: 'wechat_not_following' };
    const listener = { inboxId: row.inboxId, channel: 'wechat-official' as const, externalId: letter.to.externalId };
    const ledger = await this.ledgers.open(row.messageId, listener, 'wechat');
    return this.accounts.send(row.inboxId, letter, ledger);
  }
}
