import type { DeskEvent, TicketNotice } from '#contract';
import { agentRoom } from './console-sockets';

/** Who got a ticket with an open slot hears at once that its contact has to be spoken with (DOMAIN M7). */
export function handoverNotice(event: DeskEvent): { rooms: string[]; notice: TicketNotice } | null {
  if (event.type !== 'callback.planned') return null;
  const { reason, agentId, ticketId, ticketNumber, contactName, remark } = event.payload.view;
  if (reason !== 'handover' || !agentId || !ticketId || !ticketNumber) return null;
  const about = { ticketId, ticketNumber, contactName, preview: remark };
  return { rooms: [agentRoom(agentId)], notice: { kind: 'handover', ...about, at: event.at } };
}
