import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { WebhookAttempt, WebhookDelivery, webhookReplay, WebhookTestReport } from '#contract';
import { DomainError } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { newId } from '../../platform/database/uuid';
import { decodeKey, pageOf } from '../../platform/http/keyset';
import type { Acting } from '../setup/acting';
import { found, wrongField } from '../setup/refusals';
import { WebhookAdmin } from './webhook-admin.service';
import { WebhookDeliveriesRepository } from './webhook-deliveries.repository';
import { WebhookPlanner } from './webhook-planner.service';
import { WebhookSender } from './webhook-sender.service';
import { deliveryView } from './webhook.view';

const LONGEST_REPLAY_MS = 31 * 24 * 3_600_000;

/** What was sent, how it went, and sending it again. */
@Injectable()
export class WebhookLog {
  constructor(
    private readonly admin: WebhookAdmin,
    private readonly deliveries: WebhookDeliveriesRepository,
    private readonly planner: WebhookPlanner,
    private readonly sender: WebhookSender,
    private readonly clock: Clock,
  ) {}

  /** Newest event first. */
  async page(
    id: string,
    { after, limit, state }: { after?: string; limit: number; state?: string },
  ): Promise<{ rows: WebhookDelivery[]; next: string | null }> {
    await this.admin.row(id);
    const found = await this.deliveries.page(id, state ?? null, decodeKey(after, 2), limit + 1);
    const { rows, next } = pageOf(found, limit, ({ event_xid, event_id }) => [event_xid, event_id]);
    return { rows: rows.map(deliveryView), next };
  }

  /** Each attempt, newest first, and the body as it is sent. */
  async attempts(id: string, deliveryId: string): Promise<{ rows: WebhookAttempt[]; body: string }> {
    await this.admin.row(id);
    const eventId = found(await this.deliveries.eventOf(id, deliveryId));
    const [rows, payload] = await Promise.all([this.deliveries.attempts(deliveryId), this.sender.payload(eventId)]);
    return {
      rows: rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() })),
      body: JSON.stringify(payload, null, 2),
    };
  }

  async replayOne(by: Acting, id: string, deliveryId: string): Promise<void> {
    const webhook = await this.admin.row(id);
    found(await this.deliveries.eventOf(id, deliveryId));
    if (!(await this.deliveries.again(id, deliveryId, this.clock.now())))
      throw new DomainError('delivery_not_retryable');
    await this.admin.note(by, 'webhook.replayed', webhook, { delivery: deliveryId });
  }

  async replay(
    by: Acting,
    id: string,
    { from, to, which }: z.output<typeof webhookReplay>,
  ): Promise<{ queued: number }> {
    const webhook = await this.admin.row(id);
    const [start, end] = [new Date(from), new Date(to)];
    if (end <= start) throw wrongField('to', 'too_small');
    if (end.getTime() - start.getTime() > LONGEST_REPLAY_MS) throw wrongField('to', 'too_big');
    const queued = await this.planner.replay(webhook, start, end, which === 'all');
    await this.admin.note(by, 'webhook.replayed', webhook, { from, to, which, queued });
    return { queued };
  }

  /** Sends `webhook.test` now, whether or not the webhook is on. */
  async test(by: Acting, id: string): Promise<WebhookTestReport> {
    const webhook = await this.admin.row(id);
    const timestamp = this.clock.now().toISOString();
    const body = JSON.stringify({ type: 'webhook.test', timestamp, data: { webhookId: id, name: webhook.name } });
    const { at, ...attempt } = await this.sender.attempt(webhook, `test_${newId()}`, body);
    await this.admin.note(by, 'webhook.tested', webhook, { status: attempt.status, error: attempt.error });
    return { ...attempt, at: at.toISOString(), ok: attempt.error === null };
  }
}
