import { Injectable } from '@nestjs/common';
import { WebhookPlanner } from '../../desk/webhooks/webhook-planner.service';
import { WEBHOOKS, WebhookSender } from '../../desk/webhooks/webhook-sender.service';
import { Clock } from '../../platform/clock/clock';
import { EVENTS_STORED } from '../../platform/events/event-log';
import { type Round, Sweep } from '../../platform/sweeps/sweep';
import { Wake } from '../../platform/wake/wake';

const LONGEST_MS = 5_000;
const HELD_MS = 20;
const FORGET_EVERY_MS = 60_000;
/** Requests to one program at a time: a slow one uses up its own and nobody else's. */
const AT_ONCE_EACH = 4;

/** Tells programs what happened: plans what is new, and sends what is due without waiting for the slow. */
@Injectable()
export class WebhookSweep extends Sweep {
  private readonly sending = new Map<string, Set<Promise<void>>>();
  private readonly stopping = new AbortController();
  private forgotAt = -Infinity;

  constructor(
    private readonly wakeUps: Wake,
    clock: Clock,
    private readonly planner: WebhookPlanner,
    private readonly sender: WebhookSender,
  ) {
    super(wakeUps, clock, [EVENTS_STORED, WEBHOOKS], LONGEST_MS);
  }

  override async onModuleDestroy(): Promise<void> {
    await super.onModuleDestroy();
    this.stopping.abort();
    await Promise.all([...this.sending.values()].flatMap((running) => [...running]));
  }

  protected async round(): Promise<Round> {
    await this.forgetOld();
    await this.sender.takeUpFallen();
    let [more, held] = [false, false];
    for (const webhook of await this.planner.enabled()) {
      const planned = await this.planner.plan(webhook);
      more ||= planned.more;
      held ||= planned.held;
      await this.start(webhook);
    }
    const soon = held ? new Date(this.clock.now().getTime() + HELD_MS) : null;
    return { more, nextAt: soon ?? (await this.sender.nextDueAt()) };
  }

  /** Fills this program's places; each of them wakes the sweep when it is free again. */
  private async start(webhook: Awaited<ReturnType<WebhookPlanner['enabled']>>[number]): Promise<void> {
    const running = this.sending.get(webhook.id) ?? new Set();
    this.sending.set(webhook.id, running);
    const free = AT_ONCE_EACH - running.size;
    for (const delivery of free > 0 ? await this.sender.claim(webhook, free) : []) {
      const sent = this.sender
        .deliver(webhook, delivery, this.stopping.signal)
        .catch((error: unknown) => this.logger.error(`webhook delivery ${delivery.id}: ${String(error)}`))
        .finally(() => {
          running.delete(sent);
          this.wakeUps.up(WEBHOOKS);
        });
      running.add(sent);
    }
  }

  private async forgetOld(): Promise<void> {
    if (performance.now() - this.forgotAt < FORGET_EVERY_MS) return;
    this.forgotAt = performance.now();
    await this.sender.forgetOld();
  }
}
