import type { Call, DeskEvent, VisitorEvent } from '#contract';
import { visitorCallView } from '../../desk/web-calls/visitor-call.view';
import { visitorMessage } from '../../desk/visitors/visitor-message.view';

type Names = Parameters<typeof visitorCallView>[1];

/** What of an event its visitor may see: what was said to them, what was read of theirs, whether it is settled, and their call. */
export function visitorEvents(event: DeskEvent, widgetKey: string, names: Names): VisitorEvent[] {
  if (event.subject.kind === 'call') return callEvents((event.payload as { view: Call }).view, names);
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

/** Only what is spoken in the widget itself: other calls are the desk's record. */
function callEvents(call: Call, names: Names): VisitorEvent[] {
  return call.source === 'web' ? [{ type: 'call', call: visitorCallView(call, names) }] : [];
}
