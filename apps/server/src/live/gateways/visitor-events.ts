import type { DeskEvent, VisitorEvent } from '#contract';
import { visitorMessage } from '../../desk/visitors/visitor-message.view';

type Names = Parameters<typeof visitorMessage>[2];

/** What of an event its visitor may see: what was said to them, what was read of theirs, and whether it is settled. */
export function visitorEvents(event: DeskEvent, widgetKey: string, names: Names): VisitorEvent[] {
  const payload = event.payload as {
    message?: Parameters<typeof visitorMessage>[0];
    changes?: { agentReadSeq?: number };
  };
  if (event.type === 'ticket.resolved' || event.type === 'ticket.closed')
    return [{ type: 'status', status: 'resolved' }];
  if (event.type === 'ticket.reopened') return [{ type: 'status', status: 'open' }];
  const read = payload.changes?.agentReadSeq;
  const marks: VisitorEvent[] = read ? [{ type: 'read', seq: read }] : [];
  if (!payload.message || event.type === 'message.delivery_changed' || event.type === 'message.phrase_forbidden')
    return marks;
  const message = visitorMessage(payload.message, widgetKey, names);
  return message ? [{ type: 'message', message }, ...marks] : marks;
}
