import type { DeskEvent, PromiseView, TicketNotice } from '#contract';
import { agentRoom, leadRoom } from './console-sockets';

interface Told {
  rooms: string[];
  notice: TicketNotice;
}

/**
 * Whom a slot's reminder or breach must not pass by: who holds the ticket or is charged, and at a breach the team's leads. A
 * ticket may be resolved long before its slot begins, so all that is said comes from the event itself.
 */
export function promiseNotice(event: DeskEvent): Told | null {
  if (event.type !== 'promise.reminded' && event.type !== 'promise.breached') return null;
  const { view } = event.payload;
  const breach = event.type === 'promise.breached';
  const agents = [...new Set([event.agentId, breach ? view.holderId : null])].filter((id) => id !== null);
  const leads = breach && event.teamId ? [leadRoom(event.teamId)] : [];
  const kind = breach ? 'promise_breach' : 'promise_reminder';
  return { rooms: [...agents.map(agentRoom), ...leads], notice: noticeOf(kind, view, event.at) };
}

const noticeOf = (kind: TicketNotice['kind'], view: PromiseView, at: string): TicketNotice => ({
  kind,
  ticketId: view.ticketId,
  ticketNumber: view.ticketNumber,
  contactName: view.contactName,
  preview: view.remark,
  promise: { kind: view.kind, from: view.from, to: view.to, zone: view.zone },
  at,
});
