import type { DeskEvent, TicketNotice } from '#contract';
import { agentRoom, leadRoom } from './console-sockets';

const KINDS = {
  'part.reminded': 'part_reminder',
  'part.late': 'part_late',
  'part.arrived': 'part_arrived',
  'part.overdue': 'part_overdue',
} as const;

/** Whom a part must not pass by: who holds its ticket, and the leads once its day was missed (DOMAIN B4, B5). */
export function partNotice(event: DeskEvent): { rooms: string[]; notice: TicketNotice } | null {
  if (!(event.type in KINDS)) return null;
  const { type, payload, actor, teamId, at } = event as Extract<DeskEvent, { type: keyof typeof KINDS }>;
  const { view } = payload;
  const missed = type === 'part.late' || type === 'part.overdue';
  const holder = view.holderId && view.holderId !== actor.id ? [agentRoom(view.holderId)] : [];
  const notice = {
    kind: KINDS[type],
    ticketId: view.ticketId,
    ticketNumber: view.ticketNumber,
    contactName: view.contactName,
    preview: view.name,
    at,
  };
  return { rooms: [...holder, ...(missed && teamId ? [leadRoom(teamId)] : [])], notice };
}
