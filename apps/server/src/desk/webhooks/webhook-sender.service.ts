import { Inject, Injectable, Logger } from '@nestjs/common';
import { NotAnswered, post, type PostAnswer } from '#channels/webhooks';
import type { WebhookAttempt, WebhookPayload } from '#contract';
import { unseal } from '../../platform/auth/secrets';
import { Clock } from '../../platform/clock/clock';
import { CONFIG, type Config } from '../../platform/config/config';
import { EventLog } from '../../platform/events/event-log';
import { Wake } from '../../platform/wake/wake';
import { deskEvent, type WithMessage } from '../tickets/desk-event';
import { MESSAGE_BESIDE } from '../tickets/message.view';
import { INBOX_BESIDE } from './webhook-planner.service';
import { type AttemptEnd, type ClaimedDelivery, WebhookDeliveriesRepository } from './webhook-deliveries.repository';
import { webhookIdOf } from './webhook.view';
import { type WebhookRow, WebhooksRepository } from './webhooks.repository';

export const WEBHOOKS = 'webhooks';
export interface WebhookSecrets {
  current: string;
  previous?: string;
}
type Attempt = Omit<WebhookAttempt, 'at'> & { at: Date };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** How long after each failed attempt the next one comes; after the last of them every twelve hours. */
const WAITS_MS = [5_000, 30_000, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR];
const LONGEST_WAIT_MS = 12 * HOUR;
const GIVES_UP_MS = 72 * HOUR;
const GONE = 410;
const STALE_MS = 2 * MINUTE;
/** How long the log keeps what was told. */
const KEPT_MS = 30 * 24 * HOUR;
const FORGOTTEN_AT_ONCE = 500;
const BESIDE = {
  column: MESSAGE_BESIDE.column + INBOX_BESIDE.column,
  join: `${MESSAGE_BESIDE.join} ${INBOX_BESIDE.join}`,
};
type Whole = WithMessage & { inboxId: string | null; ticketNumber: number | null };

/** Sends planned events and writes down what became of each attempt. */
@Injectable()
export class WebhookSender {
  private readonly logger = new Logger(WebhookSender.name);

  constructor(
    private readonly webhooks: WebhooksRepository,
    private readonly deliveries: WebhookDeliveriesRepository,
    private readonly events: EventLog,
    private readonly clock: Clock,
    private readonly wake: Wake,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  claim(webhook: WebhookRow, limit: number): Promise<ClaimedDelivery[]> {
    return this.deliveries.claim(webhook.id, limit, this.clock.now());
  }

  nextDueAt(): Promise<Date | null> {
    return this.deliveries.nextDueAt(this.clock.now());
  }

  /** What a fallen process was sending is sent again: its id tells the program that it may know it. */
  takeUpFallen(): Promise<void> {
    return this.deliveries.release(new Date(this.clock.now().getTime() - STALE_MS));
  }

  async forgetOld(): Promise<void> {
    const now = this.clock.now().getTime();
    while ((await this.deliveries.forget(new Date(now - KEPT_MS), FORGOTTEN_AT_ONCE)) === FORGOTTEN_AT_ONCE);
  }

  async deliver(webhook: WebhookRow, delivery: ClaimedDelivery, stopping: AbortSignal): Promise<void> {
    const body = JSON.stringify(await this.payload(delivery.eventId));
    const attempt = await this.attempt(webhook, webhookIdOf(delivery.eventId), body, stopping);
    if (stopping.aborted) return this.deliveries.release(this.clock.now(), [delivery.id]);
    await this.deliveries.end(delivery, await this.endOf(webhook, delivery, attempt), attempt);
  }

  /** One signed request, and all there is to say about it. */
  async attempt(webhook: WebhookRow, id: string, body: string, signal?: AbortSignal): Promise<Attempt> {
    const at = this.clock.now();
    const since = performance.now();
    const took = () => Math.round(performance.now() - since);
    try {
      const posting = { url: webhook.url, secrets: this.secretsOf(webhook, at), id, body, at };
      const { status, excerpt } = await post({ ...posting, allowedHosts: this.config.webhookAllowedHosts, signal });
      return { at, durationMs: took(), status, excerpt, error: isTaken({ status }) ? null : `status_${status}` };
    } catch (error) {
      if (!(error instanceof NotAnswered)) throw error;
      return { at, durationMs: took(), status: null, excerpt: '', error: error.message };
    }
  }

  /** What is sent for an event. Read when it is sent: an event never changes. */
  async payload(eventId: string): Promise<WebhookPayload> {
    const event = (await this.events.one<Whole>(eventId, BESIDE))!;
    const { ticketNumber, inboxId } = event;
    const data = { ...deskEvent(event), ticketNumber, inboxId };
    return { type: data.type as WebhookPayload['type'], timestamp: data.at, data };
  }

  /** Both sign while one replaces the other. */
  private secretsOf({ secrets, previous_until }: WebhookRow, now: Date): string[] {
    const { current, previous } = unseal<WebhookSecrets>(this.config.secretKey, secrets);
    return previous && previous_until && previous_until > now ? [current, previous] : [current];
  }

  private async endOf(webhook: WebhookRow, delivery: ClaimedDelivery, attempt: Attempt): Promise<AttemptEnd> {
    const now = this.clock.now();
    if (attempt.error === null) {
      await this.webhooks.taken(webhook.id, now);
      return { state: 'sent', dueAt: null };
    }
    const since = await this.webhooks.failing(webhook.id, now);
    if (attempt.status === GONE) await this.disable(webhook, 'gone');
    else if (now.getTime() - since.getTime() >= GIVES_UP_MS) await this.disable(webhook, 'failing');
    const isLast = now.getTime() - delivery.firstTriedAt.getTime() >= GIVES_UP_MS || attempt.status === GONE;
    if (isLast) return { state: 'failed', dueAt: null };
    const wait = WAITS_MS[delivery.attempts - 1] ?? LONGEST_WAIT_MS;
    return { state: 'queued', dueAt: new Date(now.getTime() + wait) };
  }

  private async disable({ id, name }: WebhookRow, reason: 'gone' | 'failing'): Promise<void> {
    if (!(await this.webhooks.disable(id, reason, this.clock.now()))) return;
    this.logger.warn(`webhook ${name} (${id}) is off: ${reason}`);
    this.wake.up(WEBHOOKS);
  }
}

export const isTaken = ({ status }: Pick<PostAnswer, 'status'>): boolean => status >= 200 && status < 300;
