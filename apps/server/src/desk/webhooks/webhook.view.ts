import type { Webhook, WebhookDelivery } from '#contract';
import type { DeliveryRow } from './webhook-deliveries.repository';
import type { WebhookRow } from './webhooks.repository';

export const webhookView = (r: WebhookRow, waiting: number, now: Date): Webhook => ({
  id: r.id,
  name: r.name,
  url: r.url,
  eventTypes: r.event_types,
  inboxId: r.inbox_id,
  teamId: r.team_id,
  enabled: r.enabled,
  disabledReason: r.disabled_reason,
  failingSince: iso(r.failing_since),
  previousUntil: r.previous_until && r.previous_until > now ? iso(r.previous_until) : null,
  waiting,
  lastSentAt: iso(r.last_sent_at),
  version: r.version,
});

export const deliveryView = (r: DeliveryRow): WebhookDelivery => ({
  id: r.id,
  webhookId: webhookIdOf(r.event_id),
  type: r.type,
  ticketNumber: r.number === null ? null : Number(r.number),
  state: r.state,
  attempts: r.attempts,
  createdAt: r.created_at.toISOString(),
  dueAt: r.state === 'queued' ? r.due_at.toISOString() : null,
  doneAt: iso(r.done_at),
  lastStatus: r.last_status,
  lastError: r.last_error,
});

/** What `webhook-id` says: by the event alone, so that every repeat and every replay carries the same. */
export const webhookIdOf = (eventId: string): string => `evt_${eventId}`;

const iso = (at: Date | null): string | null => at && at.toISOString();
