import type { DeskEvent } from '#contract';
import type { StoredEvent } from '../../platform/events/event-log';
import { type JsonMessage, jsonMessageView } from './message.view';

/** Events name their message; its words come with them. */
export type WithMessage = StoredEvent & { message: JsonMessage | null };

/** A stored event as everybody outside the server knows it. */
export function deskEvent(e: WithMessage): DeskEvent {
  return {
    position: e.position,
    subject: { kind: e.subjectKind as DeskEvent['subject']['kind'], id: e.subjectId },
    version: e.version,
    ticketId: e.ticketId ?? null,
    contactId: e.contactId ?? null,
    agentId: e.agentId ?? null,
    teamId: e.teamId ?? null,
    type: e.type,
    at: e.at.toISOString(),
    actor: e.actor,
    payload: e.message ? { ...e.payload, message: jsonMessageView(e.message) } : e.payload,
  } as DeskEvent;
}
