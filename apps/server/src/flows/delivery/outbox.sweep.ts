import { Injectable } from '@nestjs/common';
import { InboxesService } from '../../desk/inboxes/inboxes.service';
import { DeliveriesService, type DeliveryEnd, type DueDelivery } from '../../desk/tickets/deliveries.service';
import { type Sending, Senders } from '../../desk/tickets/senders';
import { TOPIC } from '../../desk/tickets/ticket-changes';
import { Clock } from '../../platform/clock/clock';
import { type Round, Sweep } from '../../platform/sweeps/sweep';
import { Metrics } from '../../platform/telemetry/metrics';
import { Wake } from '../../platform/wake/wake';

const AT_ONCE = 8;
const LONGEST_MS = 5_000;
const STALE_MS = 5 * 60_000;
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
    private readonly senders: Senders,
    private readonly inboxes: InboxesService,
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
      return endOf(await this.senders.of(row.kind)(row), row.attempts, this.clock.now());
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      return endOf({ state: 'retry', error: said }, row.attempts, this.clock.now());
    }
  }
}

/** Back-off doubles from 15 seconds to half an hour; after ten tries a person decides. */
export function endOf(outcome: Sending, attempts: number, now: Date): DeliveryEnd {
  if (outcome.state === 'sent') return { state: 'sent', platformId: outcome.externalId };
  if (outcome.state === 'refused') return { state: 'failed', error: outcome.error };
  if (outcome.state !== 'retry') return outcome;
  if (attempts >= ATTEMPTS_AT_MOST) return { state: 'failed', error: outcome.error };
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempts - 1));
  return { state: 'queued', error: outcome.error, dueAt: new Date(now.getTime() + wait) };
}
