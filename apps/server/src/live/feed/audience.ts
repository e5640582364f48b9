import { conductRoomsFor, leadRoomsFor, roomsFor } from '../../desk/tickets/gate';
import type { StoredEvent } from '../../platform/events/event-log';

export const EVERY_CONSOLE = 'console';
/** Admins and team leads: who mends channels, and who plans around them. */
export const LEADING = 'leading';
export const ticketRoom = (id: string): string => `ticket:${id}`;
export const visitorRoom = (ticketId: string): string => `visitor:${ticketId}`;
export const contactRoom = (id: string): string => `contact:${id}`;

interface Previous {
  holderId: string | null;
  teamId: string | null;
}

// Told to the agent in question and to who leads them.
const OF_AN_AGENT: readonly string[] = [
  ...['violation', 'refinement', 'quality_check', 'card', 'dispatch_stop', 'day_check', 'shift', 'work_report'],
];

/** Who may hear of an event: the one gate's rooms for tickets, before and after the change; everybody for colleagues and setup. */
export function roomsOfEvent(
  e: Pick<StoredEvent, 'subjectKind' | 'teamId' | 'holderId' | 'contactId' | 'agentId' | 'payload'>,
): string[] {
  if (e.subjectKind === 'ticket') {
    const previous = e.payload.previous as Previous | undefined;
    const now = roomsFor({ teamId: e.teamId ?? null, holderId: e.holderId ?? null });
    return previous ? [...new Set([...now, ...roomsFor(previous)])] : now;
  }
  // A promise or a part is its ticket's, whoever it counts for; so are a contact who came back and what one said afterwards.
  if (['promise', 'part', 'repeat', 'survey'].includes(e.subjectKind))
    return roomsFor({ teamId: e.teamId ?? null, holderId: e.holderId ?? null });
  if (['agent', 'phone', 'setup'].includes(e.subjectKind)) return [EVERY_CONSOLE];
  if (e.subjectKind === 'quality_sample') return [LEADING];
  if (e.subjectKind === 'inbox' || e.subjectKind === 'day') return [LEADING];
  if (e.subjectKind === 'board_alarm') return e.teamId ? leadRoomsFor(e.teamId) : [LEADING];
  if (e.subjectKind === 'day_check' && !e.agentId) return [LEADING];
  if (OF_AN_AGENT.includes(e.subjectKind)) return conductRoomsFor(e.agentId!, e.payload.teamIds as string[]);
  const contact = e.contactId ? [contactRoom(e.contactId)] : [];
  if (e.subjectKind === 'contact') return contact;
  // A call is the business of those whose phones it rings or rang, whatever else they may see.
  const rang = e.subjectKind === 'call' ? ((e.payload.rang as string[] | undefined) ?? []) : [];
  const own = rang.map((agentId) => `see:own:${agentId}`);
  // Who answers for a complaint hears of it, and so does who sees its ticket.
  const holder = e.subjectKind === 'complaint' && e.holderId ? [`see:own:${e.holderId}`] : [];
  return [...roomsFor({ teamId: e.teamId ?? null, holderId: e.agentId ?? null }), ...own, ...holder, ...contact].filter(
    (room) => room !== 'see:nobody',
  );
}
