import { WEBHOOK_EVENT_TYPES, type WebhookEventType } from '#contract';

export interface EventGroup {
  key: string;
  types: WebhookEventType[];
}

/** The events by what they are about, in the order of the contract. */
export const EVENT_GROUPS: readonly EventGroup[] = WEBHOOK_EVENT_TYPES.reduce<EventGroup[]>((groups, type) => {
  const key = type.split('.')[0]!;
  const group = groups.find((one) => one.key === key);
  if (group) group.types.push(type);
  else groups.push({ key, types: [type] });
  return groups;
}, []);

/** What most programs want to know. */
export const USUAL_EVENTS: readonly WebhookEventType[] = [
  'ticket.opened',
  'ticket.resolved',
  'message.received',
  'message.replied',
  'reply_window.breached',
];

/** All of a group in or out, the others as they are; the order is the contract's. */
export function withGroup(chosen: readonly string[], { types }: EventGroup, on: boolean): WebhookEventType[] {
  return WEBHOOK_EVENT_TYPES.filter((type) => (types.includes(type) ? on : chosen.includes(type)));
}
