import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { DeliveriesService } from '../tickets/deliveries.service';
import { type Greeting, WechatRepository } from './wechat.repository';

/** The platform tries a call again three times, each after 5 seconds. */
const REPEATED_WITHIN_MS = 30_000;

/** Greetings said as the answer of the call that brought the message: they come at once and cost no customer message. */
@Injectable()
export class PassiveGreetings {
  constructor(
    private readonly repository: WechatRepository,
    private readonly deliveries: DeliveriesService,
    private readonly clock: Clock,
  ) {}

  /**
   * The greeting that goes out with the answer to this message; null when there is none or it is sent like a reply. The platform asks
   * again when our first answer didn't reach it in time: then nobody was greeted yet, and it is said once more.
   */
  after(messageId: string): Promise<Greeting | null> {
    return this.repository.passiveGreeting(messageId, new Date(this.clock.now().getTime() - REPEATED_WITHIN_MS));
  }

  /** The call did not wait for it. */
  missed(greetingId: string): Promise<void> {
    return this.deliveries.unanswered(greetingId);
  }
}
