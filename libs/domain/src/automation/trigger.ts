import { type CallbackResult, needsReopening } from '../callbacks';
import type { EventTrigger } from './rule';

const OF_TYPE: Record<string, EventTrigger> = {
  'ticket.opened': 'opened',
  'message.received': 'message',
  'message.replied': 'replied',
  'ticket.status_changed': 'status',
  'ticket.resolved': 'status',
  'ticket.closed': 'status',
  'ticket.reopened': 'status',
  'ticket.assigned': 'assigned',
  'ticket.claimed': 'assigned',
  'ticket.transferred': 'transferred',
  'ticket.released': 'released',
  'ticket.tagged': 'tagged',
  'reply_window.breached': 'window_breached',
  'resolution.reminded': 'resolution_due',
  'resolution.breached': 'resolution_breached',
  'promise.breached': 'promise_breached',
  'callback.done': 'callback_bad',
};

/** Types of events that can set a rule off. */
export const TRIGGER_TYPES: readonly string[] = Object.keys(OF_TYPE);

/** Types of events that are a trigger. */
export const typesOf = (trigger: EventTrigger): string[] => TRIGGER_TYPES.filter((type) => OF_TYPE[type] === trigger);

/** An event as far as it may set off a rule; `automatic` says that a machine wrote the message. */
export interface TriggerEvent {
  type: string;
  payload: Record<string, unknown>;
  automatic: string | null;
}

/**
 * What an event is to rules; null for what sets none off. What machines write, spam, and what was said before the desk was there are
 * no occasions (RFC 3834: two automata must not talk to each other).
 */
export function triggerOf({ type, payload, automatic }: TriggerEvent): EventTrigger | null {
  if (automatic || payload.spam || payload.history) return null;
  if (type === 'callback.done') {
    const { result } = (payload.view ?? {}) as { result?: CallbackResult | null };
    return result && needsReopening(result) ? 'callback_bad' : null;
  }
  return OF_TYPE[type] ?? null;
}

/** The rules that an event was caused by, the first cause first; empty for what people did. */
export function chainOf(payload: Record<string, unknown>): string[] {
  const { automation } = payload as { automation?: { chain?: string[] } };
  return automation?.chain ?? [];
}
