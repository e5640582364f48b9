import { Injectable } from '@nestjs/common';
import type { SendOutcome } from '#channels';
import { emailChannel } from '#channels/email';
import { InboxesService } from '../../desk/inboxes/inboxes.service';
import { DeliveriesService, type DeliveryEnd, type DueDelivery } from '../../desk/tickets/deliveries.service';
import { WechatOutbox } from '../../desk/wechat/wechat-outbox.service';
import { LettersService } from '../../desk/tickets/letters.service';
import { TOPIC } from '../../desk/tickets/ticket-changes';
import { Clock } from '../../platform/clock/clock';
import { type Round, Sweep } from '../../platform/sweeps/sweep';
import { Metrics } from '../../platform/telemetry/metrics';
import { Wake } from '../../platform/wake/wake';

const AT_ONCE = 8;
const LONGEST_MS = 5_000;
const STALE_MS = 5 * 60_000;
const NO_SERVER_WAIT_MS = 60_000;
const ATTEMPTS_AT_MOST = 10;
const FIRST_WAIT_MS = 15_000;
const LONGEST_WAIT_MS = 30 * 60_000;

/** Sends what the outbox holds. One stuck mail never holds the others: each has its own attempts and back-off. */
@Injectable()
export class OutboxSweep extends Sweep {
  constructor(
    wake: Wake,
    clock: Clock,
    private readonly deliveries: DeliveriesService,
    private readonly letters: LettersService,
    private readonly inboxes: InboxesService,
    private readonly wechat: WechatOutbox,
    private readonly metrics: Metrics,
  ) {
    super(wake, clock, [TOPIC.outbox], LONGEST_MS);
  }

  protected async round(): Promise<Round> {
    await this.deliveries.markStale(STALE_MS);
    const due = await this.deliveries.claim(AT_ONCE);
    await Promise.all(due.map((row) => this.deliver(row)));
    return { more: due.length === AT_ONCE, nextAt: await this.deliveries.nextDueAt() };
  }

  private async deliver(row: DueDelivery): Promise<void> {
    const end = await this.send(row);
    await this.deliveries.end(row, end);
    this.metrics.deliveries.inc({ outcome: end.state });
    if (end.state === 'sent') await this.inboxes.markOutbound(row.inboxId);
  }

  private async send(row: DueDelivery): Promise<DeliveryEnd> {
    try {
      if (row.kind === 'wechat') return endOf(await this.wechat.send(row), row.attempts, this.clock.now());
      const letter = await this.letters.compose(row);
      if (!letter)
        return row.kind === 'chat_email' ? { state: 'not_needed' } : { state: 'failed', error: 'no_address' };
      const settings = await this.inboxes.emailSettings(row.inboxId);
      if (!settings.smtp) return this.untilThereIsAServer();
      return endOf(await emailChannel.send(settings, letter), row.attempts, this.clock.now());
    } catch (error) {
      return endOf(
        { state: 'retry', error: error instanceof Error ? error.message : String(error) },
        row.attempts,
        this.clock.now(),
      );
    }
  }

  /** An inbox that can't send yet keeps its mail for as long as it takes to set it up. */
  private untilThereIsAServer(): DeliveryEnd {
    return {
      state: 'queued',
      error: 'no_outgoing_server',
      dueAt: new Date(this.clock.now().getTime() + NO_SERVER_WAIT_MS),
    };
  }
}

/** Back-off doubles from 15 seconds to half an hour; after ten tries a person decides. */
export function endOf(outcome: SendOutcome, attempts: number, now: Date): DeliveryEnd {
  if (outcome.state === 'sent') return { state: 'sent', platformId: outcome.externalId };
  if (outcome.state === 'refused') return { state: 'failed', error: outcome.error };
  if (outcome.state === 'unknown') return outcome;
  if (attempts >= ATTEMPTS_AT_MOST) return { state: 'failed', error: outcome.error };
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempts - 1));
  return { state: 'queued', error: outcome.error, dueAt: new Date(now.getTime() + wait) };
}
