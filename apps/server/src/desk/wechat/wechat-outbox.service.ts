import { Injectable } from '@nestjs/common';
import type { SendOutcome } from '#channels';
import { AllowancesService } from '../allowances/allowances.service';
import { PartLedgers } from '../allowances/part-ledgers.service';
import type { DueDelivery } from '../tickets/delivery';
import { LettersService } from '../tickets/letters.service';
import type { TypedOn } from '../tickets/typists';
import { unlessPlatform } from '../tokens/unless-platform';
import { WechatAccounts } from './wechat-accounts.service';

/** Sends what the outbox holds for people on WeChat, and shows them that somebody writes. */
@Injectable()
export class WechatOutbox {
  constructor(
    private readonly letters: LettersService,
    private readonly ledgers: PartLedgers,
    private readonly allowances: AllowancesService,
    private readonly accounts: WechatAccounts,
  ) {}

  async send(row: DueDelivery): Promise<SendOutcome> {
    const letter = await this.letters.compose(row);
    if (!letter) return { state: 'refused', error: 'wechat_not_following' };
    const listener = { inboxId: row.inboxId, channel: 'wechat-official' as const, externalId: letter.to.externalId };
    const ledger = await this.ledgers.open(row.messageId, listener, 'wechat');
    return this.accounts.send(row.inboxId, letter, ledger);
  }

  /** 「客服输入状态」: counts as no message, and is refused once nothing may be said any more. */
  async typing({ ticketId, inboxId }: TypedOn): Promise<void> {
    const openid = await this.allowances.reachable(ticketId, { inboxId, channel: 'wechat-official' });
    if (openid) await this.accounts.asking(inboxId, (api) => api.typing(openid, true)).catch(unlessPlatform(undefined));
  }
}
