/** An event of a ticket as far as a change of hands is concerned. */
export interface HandoverEvent {
  type: string;
  /** Who holds the ticket from this event on; undefined where it says nothing of it. */
  holderId: string | null | undefined;
  byAgent: boolean;
  /** Of a call: whether somebody answered it. */
  answered: boolean;
}

/**
 * What an event means for who has to contact the contact of a ticket that changed hands (DOMAIN M7): `ask` its new holder, who did not
 * agree `agreedBy`'s open slots themselves; `done` when somebody of ours spoke with the contact or settled the slot; `over` when nobody has to any
 * more; null for anything else.
 */
export function handoverStep(event: HandoverEvent, agreedBy: readonly string[]): 'ask' | 'done' | 'over' | null {
  if (event.holderId !== undefined && HANDS.includes(event.type)) {
    if (event.holderId === null) return 'over';
    return agreedBy.some((agentId) => agentId !== event.holderId) ? 'ask' : null;
  }
  if (event.type === 'message.replied') return event.byAgent ? 'done' : null;
  if (event.type === 'call.ended') return event.answered ? 'done' : null;
  if (SETTLES.includes(event.type)) return event.byAgent ? 'done' : null;
  return ENDS.includes(event.type) ? 'over' : null;
}

const HANDS = ['ticket.claimed', 'ticket.assigned', 'ticket.transferred', 'ticket.released'];
const SETTLES = ['promise.made', 'promise.changed', 'promise.kept', 'promise.contact_absent', 'promise.cancelled'];
const ENDS = ['ticket.resolved', 'ticket.closed', 'ticket.marked_spam'];

/** Every type of event that `handoverStep` has something to say of. */
export const HANDOVER_EVENTS: readonly string[] = [...HANDS, 'message.replied', 'call.ended', ...SETTLES, ...ENDS];
