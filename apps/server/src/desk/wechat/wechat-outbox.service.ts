import { Injectable } from '@nestjs/common';
import type { SendOutcome } from '#channels';
import { Clock } from '../../platform/clock/clock';
import type { DueDelivery } from '../tickets/deliveries.service';
import { LettersService } from '../tickets/letters.service';
import { WechatAccounts } from './wechat-accounts.service';
import { WechatRepository } from './wechat.repository';

/** How long after a contact's last word the platform lets us write: 48 hours (ANCHORS 2.F row 59). */
const WINDOW_MS = 48 * 3_600_000;

/** Sends what the outbox holds for people on WeChat. */
@Injectable()
export class WechatOutbox {
  constructor(
    private readonly letters: LettersService,
    private readonly repository: WechatRepository,
    private readonly accounts: WechatAccounts,
    private readonly clock: Clock,
  ) {}

  async send(row: DueDelivery): Promise<SendOutcome> {
    const heardAt = await this.repository.lastHeardAt(row.ticketId);
    if (!heardAt || this.clock.now().getTime() - heardAt.getTime() > WINDOW_MS)
      return { state: 'refused', error: 'wechat_window_closed' };
    const letter = await this.letters.compose(row);
    if (!letter) return { state: 'refused', error: 'wechat_not_following' };
    return this.accounts.send(row.inboxId, letter);
  }
}
