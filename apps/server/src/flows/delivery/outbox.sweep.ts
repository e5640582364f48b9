import { Injectable } from '@nestjs/common';
import { InboxesService } from '../../desk/inboxes/inboxes.service';
import { SettingsService } from '../../desk/policies/settings.service';
import { DeliveriesService } from '../../desk/tickets/deliveries.service';
import type { DeliveryEnd, DueDelivery } from '../../desk/tickets/delivery';
import { type Sending, Senders } from '../../desk/tickets/senders';
import { TOPIC } from '../../desk/tickets/ticket-changes';
import { Clock } from '../../platform/clock/clock';
import { type Round, Sweep } from '../../platform/sweeps/sweep';
import { Metrics } from '../../platform/telemetry/metrics';
import { Wake } from '../../platform/wake/wake';

const AT_ONCE = 64;
const AT_ONCE_PER_INBOX = 8;
const LONGEST_MS = 5_000;
const STALE_MS = 5 * 60_000;
const ATTEMPTS_AT_MOST = 10;
const LONGEST_WAIT_MS = 30 * 60_000;

/**
 * Sends what the outbox holds. One stuck mail never holds the others: each has its own attempts and back-off, and a far side that
 * hangs takes no more than its inbox's share of what is sent at once.
 */
@Injectable()
export class OutboxSweep extends Sweep {
  private readonly sending = new Map<string, { inboxId: string; done: Promise<void> }>();

  constructor(
    private readonly outbox: Wake,
    clock: Clock,
    private readonly deliveries: DeliveriesService,
    private readonly senders: Senders,
    private readonly inboxes: InboxesService,
    private readonly metrics: Metrics,
    private readonly settings: SettingsService,
  ) {
    super(outbox, clock, [TOPIC.outbox], LONGEST_MS);
  }

  protected async round(): Promise<Round> {
    await this.deliveries.markStale(STALE_MS);
    // No more at a time than one inbox may have: a crowd of one inbox would fill every place before it counts as busy.
    const free = Math.min(AT_ONCE - this.sending.size, AT_ONCE_PER_INBOX);
    const due = free > 0 ? await this.deliveries.claim(free, this.senders.kinds, this.busyInboxes()) : [];
    for (const row of due) this.begin(row);
    return { more: due.length > 0 && due.length === free, nextAt: await this.deliveries.nextDueAt() };
  }

  override async onModuleDestroy(): Promise<void> {
    await super.onModuleDestroy();
    await Promise.all([...this.sending.values()].map(({ done }) => done));
  }

  /** The round goes on while it is sent; its end makes room and wakes the next. */
  private begin(row: DueDelivery): void {
    const done = this.deliver(row)
      .catch((error: unknown) => this.logger.error(`delivery ${row.id} not ended: ${String(error)}`))
      .finally(() => {
        this.sending.delete(row.id);
        this.outbox.up(TOPIC.outbox);
      });
    this.sending.set(row.id, { inboxId: row.inboxId, done });
  }

  private busyInboxes(): string[] {
    const counts = new Map<string, number>();
    for (const { inboxId } of this.sending.values()) counts.set(inboxId, (counts.get(inboxId) ?? 0) + 1);
    return [...counts].filter(([, count]) => count >= AT_ONCE_PER_INBOX).map(([id]) => id);
  }

  private async deliver(row: DueDelivery): Promise<void> {
    const end = await this.send(row);
    await this.deliveries.end(row, end);
    this.metrics.deliveries.inc({ outcome: end.state });
    if (end.state === 'sent') await this.inboxes.markOutbound(row.inboxId);
  }

  private async send(row: DueDelivery): Promise<DeliveryEnd> {
    const outcome = await this.senders
      .of(row.kind)(row)
      .catch((error: unknown) => ({
        state: 'retry' as const,
        error: error instanceof Error ? error.message : String(error),
      }));
    const now = this.clock.now();
    return endOf(outcome, row.attempts, now, await this.settings.at('delivery.retry', now));
  }
}

/** Back-off doubles from `firstWait` seconds to half an hour; after ten tries a person decides. */
function endOf(outcome: Sending, attempts: number, now: Date, firstWait: number): DeliveryEnd {
  if (outcome.state === 'sent') return { state: 'sent', platformId: outcome.externalId };
  if (outcome.state === 'refused') return { state: 'failed', error: outcome.error };
  if (outcome.state !== 'retry') return outcome;
  const { error, afterMs } = outcome;
  if (afterMs !== undefined) return { state: 'queued', error, dueAt: new Date(now.getTime() + afterMs), untried: true };
  if (attempts >= ATTEMPTS_AT_MOST) return { state: 'failed', error: outcome.error };
  const wait = Math.min(LONGEST_WAIT_MS, Math.max(1, firstWait) * 1000 * 2 ** (attempts - 1));
  return { state: 'queued', error: outcome.error, dueAt: new Date(now.getTime() + wait) };
}
