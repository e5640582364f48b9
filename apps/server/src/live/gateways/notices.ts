import type { DeskEvent, TicketNotice, TicketRow } from '#contract';
import { agentRoom, leadRoom } from './console-sockets';

interface Addressed {
  room: string;
  kind: TicketNotice['kind'];
}

/** Whom an event must not pass by unnoticed: the holder, and the leads of the team. */
export function noticesOf(event: DeskEvent, row: TicketRow): Addressed[] {
  const holder = (kind: TicketNotice['kind']): Addressed[] =>
    row.holderId ? [{ room: agentRoom(row.holderId), kind }] : [];
  const leads = (kind: TicketNotice['kind']): Addressed[] => (row.teamId ? [{ room: leadRoom(row.teamId), kind }] : []);
  switch (event.type) {
    case 'ticket.assigned':
    case 'ticket.transferred':
      return event.actor.id === row.holderId ? [] : holder('assigned');
    case 'message.received':
      return holder('new_message');
    case 'message.called':
      return event.payload.changes.lastInboundSeq === undefined ? [] : holder('new_message');
    case 'reply_window.reminded':
      return holder('reminder');
    case 'reply_window.lead_told':
      return leads('lead_reminder');
    case 'reply_window.breached':
      return [...holder('breach'), ...leads('breach')];
    case 'ticket.unassignable':
      return leads('unassignable');
    default:
      return [];
  }
}
