import { z } from 'zod';
import type { DeskEvent, EventType } from './events';
import { id, instant, name, pageQuery, patchOf } from './primitives';

/** What may be subscribed to. Left out is what only screens need: read marks and the set-up. */
export const WEBHOOK_EVENT_TYPES = [
  'ticket.opened',
  'ticket.claimed',
  'ticket.assigned',
  'ticket.transferred',
  'ticket.released',
  'ticket.status_changed',
  'ticket.resolved',
  'ticket.closed',
  'ticket.reopened',
  'ticket.priority_changed',
  'ticket.tagged',
  'ticket.subject_changed',
  'ticket.unassignable',
  'ticket.automated',
  'message.received',
  'message.replied',
  'message.noted',
  'message.greeted',
  'message.delivery_changed',
  'message.phrase_forbidden',
  'reply_window.opened',
  'reply_window.answered',
  'reply_window.reminded',
  'reply_window.lead_told',
  'reply_window.breached',
  'reply_window.excused',
  'resolution.reminded',
  'resolution.breached',
  'resolution.ended',
  'contact.created',
  'contact.updated',
  'agent.status_changed',
  'call.started',
  'call.stepped',
  'call.ended',
  'call.corrected',
  'callback.planned',
  'callback.moved',
  'callback.snoozed',
  'callback.attempted',
  'callback.done',
  'callback.cancelled',
  'promise.made',
  'promise.changed',
  'promise.breached',
  'promise.kept',
  'promise.breach_lifted',
  'promise.contact_absent',
  'promise.cancelled',
  'part.needed',
  'part.requested',
  'part.late',
  'part.expected',
  'part.arrived',
  'part.overdue',
  'part.fitted',
  'part.cancelled',
  'complaint.opened',
  'complaint.weighed',
  'complaint.notified',
  'complaint.contacted',
  'complaint.closed',
  'repeat.found',
  'repeat.confirmed',
  'repeat.set_aside',
  'repeat.reviewed',
  'lead.opened',
  'lead.updated',
  'lead.judged',
  'lead.handed',
  'lead.contacted',
  'lead.returned',
  'lead.ended',
  'lead.told_apart',
] as const satisfies readonly EventType[];
export const webhookEventType = z.enum(WEBHOOK_EVENT_TYPES);
export type WebhookEventType = z.infer<typeof webhookEventType>;

/** The body of every webhook of the desk's events; `webhook-id` is `evt_` and the event's number. */
export interface WebhookPayload {
  type: WebhookEventType;
  timestamp: string;
  /** The event as the desk stores it, with the ticket's number and inbox where there is one. */
  data: DeskEvent & { ticketNumber: number | null; inboxId: string | null };
}

export const webhookWrite = z.object({
  name,
  url: z.string().trim().min(1).max(2000),
  eventTypes: z.array(webhookEventType).min(1).max(WEBHOOK_EVENT_TYPES.length),
  /** Events of tickets of one inbox, of one team; null takes all. */
  inboxId: id.nullable().default(null),
  teamId: id.nullable().default(null),
});
export const webhookPatch = patchOf(webhookWrite).extend({ enabled: z.boolean().optional() });

export const webhookEnd = z.enum(['by_admin', 'gone', 'failing']);
export const webhook = z.object({
  id,
  name: z.string(),
  url: z.string(),
  eventTypes: z.array(z.string()),
  inboxId: id.nullable(),
  teamId: id.nullable(),
  enabled: z.boolean(),
  /** Why nothing is sent any more: switched off, answered 410, or failing for three days. */
  disabledReason: webhookEnd.nullable(),
  /** Since when every attempt failed; null when the last one was taken. */
  failingSince: instant.nullable(),
  /** Until when the secret before the current one still signs. */
  previousUntil: instant.nullable(),
  waiting: z.number().int(),
  lastSentAt: instant.nullable(),
  version: z.number().int(),
});
export type Webhook = z.infer<typeof webhook>;
export const webhookSecret = z.object({ secret: z.string(), previousUntil: instant.nullable() });
export const webhookCreated = webhook.extend({ secret: z.string() });

export const webhookDeliveryState = z.enum(['queued', 'sending', 'sent', 'failed']);
export const webhookDelivery = z.object({
  id,
  /** What `webhook-id` says: the same for the event however often it is sent. */
  webhookId: z.string(),
  type: z.string(),
  ticketNumber: z.number().int().nullable(),
  state: webhookDeliveryState,
  attempts: z.number().int(),
  createdAt: instant,
  /** When it is tried next, while it waits. */
  dueAt: instant.nullable(),
  doneAt: instant.nullable(),
  lastStatus: z.number().int().nullable(),
  lastError: z.string().nullable(),
});
export type WebhookDelivery = z.infer<typeof webhookDelivery>;
export const webhookDeliveryQuery = pageQuery.extend({ state: webhookDeliveryState.optional() });
export const webhookAttempt = z.object({
  at: instant,
  durationMs: z.number().int(),
  status: z.number().int().nullable(),
  excerpt: z.string(),
  error: z.string().nullable(),
});
export type WebhookAttempt = z.infer<typeof webhookAttempt>;
/** Sends again what happened in a time: what was never sent or failed, or everything. */
export const webhookReplay = z.object({
  from: instant,
  to: instant,
  which: z.enum(['missed', 'all']).default('missed'),
});
export const webhookTestReport = webhookAttempt.extend({ ok: z.boolean() });
export type WebhookTestReport = z.infer<typeof webhookTestReport>;
