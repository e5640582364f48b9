import { Injectable } from '@nestjs/common';
import { LONGEST_TEXT_BYTES } from '#channels/wechat-official';
import { Clock } from '../../platform/clock/clock';
import { DeliveriesService } from '../tickets/deliveries.service';
import { WechatRepository } from './wechat.repository';

/** What a delivery says of itself when its words were the answer of the platform's own call. */
const PASSIVE = 'passive';
/** The platform tries a call again three times, each after 5 seconds. */
const REPEATED_WITHIN_MS = 30_000;

/** Says a greeting as the answer of the call that brought the message: it comes at once and costs no customer message. */
@Injectable()
export class PassiveGreetings {
  constructor(
    private readonly repository: WechatRepository,
    private readonly deliveries: DeliveriesService,
    private readonly clock: Clock,
  ) {}

  /** The greeting that came with this message, taken out of the outbox; null when there is none or it is sent like a reply. */
  async take(messageId: string): Promise<string | null> {
    const greeting = await this.repository.greetingAfter(messageId);
    if (!greeting || Buffer.byteLength(greeting.text) > LONGEST_TEXT_BYTES) return null;
    const claimed = await this.deliveries.claimOf(greeting.id);
    if (!claimed) return null;
    await this.deliveries.end(claimed, { state: 'sent', platformId: PASSIVE });
    return greeting.text;
  }

  /** The platform asks again when our first answer didn't reach it in time: then nobody was greeted yet. */
  async again(messageId: string): Promise<string | null> {
    const greeting = await this.repository.greetingAfter(messageId);
    const since = this.clock.now().getTime() - REPEATED_WITHIN_MS;
    const wasPassive = greeting?.platformId === PASSIVE && (greeting.doneAt?.getTime() ?? 0) >= since;
    return wasPassive ? greeting.text : null;
  }
}
