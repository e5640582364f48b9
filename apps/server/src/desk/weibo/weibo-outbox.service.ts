import { Injectable } from '@nestjs/common';
import type { OutboundMessage } from '#channels';
import { Clock } from '../../platform/clock/clock';
import type { DueDelivery } from '../tickets/delivery';
import { LettersService } from '../tickets/letters.service';
import type { Sending } from '../tickets/senders';
import { SharedPictures } from './shared-pictures';
import { WeiboAccounts } from './weibo-accounts.service';
import { DIRECT, directUntil } from './weibo-ways';
import { WeiboRepository } from './weibo.repository';

/** Sends what the outbox holds for people on Weibo: under what they wrote, or to them alone. */
@Injectable()
export class WeiboOutbox {
  constructor(
    private readonly letters: LettersService,
    private readonly repository: WeiboRepository,
    private readonly accounts: WeiboAccounts,
    private readonly pictures: SharedPictures,
    private readonly clock: Clock,
  ) {}

  async send(row: DueDelivery): Promise<Sending> {
    const place = (await this.repository.place(row.ticketId))!;
    const letter = await this.letters.compose(row);
    if (!letter) return { state: 'refused', error: 'weibo_no_such_user' };
    const isDirect = !place.threadKey || (await this.repository.viaOf(row.messageId)) === DIRECT;
    if (!isDirect) return this.accounts.send(row.inboxId, { ...letter, inReplyTo: place.lastPost ?? '' });
    const until = directUntil(place);
    if (!until || until < this.clock.now()) return { state: 'refused', error: 'weibo_window_closed' };
    return this.accounts.send(row.inboxId, await this.direct(row, letter));
  }

  private async direct(row: DueDelivery, letter: OutboundMessage): Promise<OutboundMessage> {
    const attachments = await this.pictures.withAddresses(row, letter.attachments);
    return { ...letter, inReplyTo: null, attachments };
  }
}
