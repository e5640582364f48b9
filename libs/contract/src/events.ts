import { z } from 'zod';
import { actor, id, instant, position } from './primitives';
import type { BoardAlarm } from './board-alarms';
import type { ComplaintView } from './complaints';
import type { DayCheckEvents } from './day-checks';
import type { DayClose } from './day-end';
import type { Agent } from './agents';
import type { Violation } from './conduct';
import type { Contact } from './contacts';
import type { DispatchStop } from './routing';
import type { ScriptRun } from './guided-scripts';
import type { Message } from './messages';
import type { AgentPhone } from './phone';
import type { InboxAlarm } from './channel-health';
import type { PartEvents } from './parts';
import type { PromiseView } from './promises';
import type { Callback } from './callbacks';
import type { CardActName } from './cards';
import type { Sale } from './sales';
import type { Lead } from './leads';
import type { Call } from './records';
import type { QualityCheckView } from './quality';
import type { Refinement } from './refinements';
import type { WorkReportTold } from './work-reports';
import type { RepeatContact } from './repeats';
import type { SurveyEvents } from './surveys';
import type { ServiceFactsView } from './service-facts';
import type { TicketRow } from './tickets';

export const subjectKind = z.enum([
  'ticket',
  'contact',
  'agent',
  'call',
  'callback',
  'lead',
  'promise',
  'part',
  'phone',
  'inbox',
  'violation',
  'dispatch_stop',
  'shift',
  'repeat',
  'survey',
  'script_run',
  'refinement',
  'work_report',
  'quality_check',
  'quality_sample',
  'complaint',
  'card',
  'day',
  'board_alarm',
  'day_check',
  'sale',
  'setup',
]);
export type SubjectKind = z.infer<typeof subjectKind>;

/** Payload of every ticket event: the fields of the row that changed, and the message where one was said. */
export interface TicketPayload {
  changes: Partial<TicketRow>;
  message?: Message;
  /** The ticket's contact from now on, where it changed. */
  contact?: Contact;
  /** What the ticket serves, after it was written down; `changed` names the facts. */
  service?: ServiceFactsView;
  changed?: string[];
  /** Holder and team before the change, so that a former holder's screen learns of it. */
  previous?: { holderId: string | null; teamId: string | null };
  reason?: string;
  windowId?: string;
  decisionId?: string;
  [detail: string]: unknown;
}

/** What was done with a monthly card, in the words of who did it; screens that show the card read it again. */
export interface CardPayload {
  month: string;
  act: CardActName | 'plan';
  said: unknown;
  /** Of a closed card: what it is proven by. */
  hash: string | null;
}

/** type → payload. The history, the feed, the figures and the webhooks all read these. */
export interface EventMap extends PartEvents, DayCheckEvents, SurveyEvents {
  'ticket.opened': TicketPayload;
  'ticket.claimed': TicketPayload;
  'ticket.assigned': TicketPayload;
  'ticket.transferred': TicketPayload;
  'ticket.released': TicketPayload;
  'ticket.status_changed': TicketPayload;
  'ticket.resolved': TicketPayload;
  'ticket.closed': TicketPayload;
  'ticket.reopened': TicketPayload;
  'ticket.priority_changed': TicketPayload;
  'ticket.tagged': TicketPayload;
  'ticket.subject_changed': TicketPayload;
  'ticket.contact_renamed': TicketPayload;
  'ticket.service_facts': TicketPayload;
  /** The area that the ticket's contact is in; `territoryId` is null where it is in none any more. */
  'ticket.territory_found': TicketPayload;
  'ticket.unassignable': TicketPayload;
  'ticket.marked_spam': TicketPayload;
  'ticket.contact_changed': TicketPayload;
  /** A step of the ladder was taken, or somebody who was off shift heard of one. */
  'ticket.escalated': TicketPayload;
  /** A rule acted: `rule` is its name, `acts` what it did, `told` who got a notice; `automation.chain` names the rules behind it. */
  'ticket.automated': TicketPayload;
  'ticket.no_solution': TicketPayload;
  'ticket.escalation_acknowledged': TicketPayload;
  'ticket.marks_moved': TicketPayload;
  /** `causeId` is the row; cause, person and action stand beside it. */
  'ticket.cause_named': TicketPayload;
  'message.received': TicketPayload;
  'message.called': TicketPayload;
  'message.replied': TicketPayload;
  'message.noted': TicketPayload;
  'message.greeted': TicketPayload;
  'message.delivery_changed': TicketPayload;
  'message.taken_back': TicketPayload;
  'message.corrected': TicketPayload;
  'message.phrase_forbidden': TicketPayload;
  'reply_window.opened': TicketPayload;
  'reply_window.answered': TicketPayload;
  'reply_window.reminded': TicketPayload;
  'reply_window.lead_told': TicketPayload;
  'reply_window.breached': TicketPayload;
  'reply_window.excused': TicketPayload;
  'reply_window.reopened': TicketPayload;
  'reply_window.moved': TicketPayload;
  'resolution.started': TicketPayload;
  'resolution.paused': TicketPayload;
  'resolution.resumed': TicketPayload;
  'resolution.moved': TicketPayload;
  'resolution.ended': TicketPayload;
  'resolution.reminded': TicketPayload;
  'resolution.breached': TicketPayload;
  'resolution.withdrawn': TicketPayload;
  'contact.created': { view: Contact };
  'contact.updated': { view: Contact };
  /** Told of both: `view` is the one that stays, `otherId` the one that is shown under it from now on. */
  'contact.joined': { view: Contact; joinId: string; otherId: string };
  /** Told of both: `view` is the contact the event is about, as it is on its own again. */
  'contact.join_undone': { view: Contact; joinId: string; otherId: string };
  'agent.status_changed': { view: Agent; from: string; seconds: number };
  'agent.updated': { view: Agent };
  /** Of `subject`, who is an agent: what screens show of shifts is read again. */
  'shift.changed': { teamIds: string[] };
  'call.started': { view: Call };
  'call.stepped': { view: Call };
  'call.ended': { view: Call };
  'call.corrected': { view: Call; reason: string };
  'call.noted': { view: Call };
  'call.outcome': { view: Call };
  'call.matched': { view: Call };
  'call.wrapped_up': { view: Call };
  'call.recorded': { view: Call };
  'call.consent_marked': { view: Call; recordingId: string; reason: string };
  'call.listened': { view: Call; recordingId: string };
  'phone.changed': { view: AgentPhone; from: string; seconds: number };
  'callback.planned': { view: Callback };
  'callback.moved': { view: Callback };
  'callback.snoozed': { view: Callback };
  'callback.attempted': { view: Callback };
  'callback.done': { view: Callback };
  'callback.cancelled': { view: Callback; reason: string };
  'promise.made': { view: PromiseView };
  /** The slot and consent that were left stand last in `view.former`. */
  'promise.changed': { view: PromiseView };
  'promise.reminded': { view: PromiseView; step: 'remind_first' | 'remind_last' };
  'promise.breached': { view: PromiseView; late: number };
  'promise.kept': { view: PromiseView };
  'promise.breach_lifted': { view: PromiseView };
  'promise.contact_absent': { view: PromiseView; note: string };
  'promise.cancelled': { view: PromiseView; reason: string };
  'lead.opened': { view: Lead };
  'lead.updated': { view: Lead };
  'lead.judged': { view: Lead };
  'lead.handed': { view: Lead };
  'lead.contacted': { view: Lead };
  /** Sales did not call within the term. */
  'lead.returned': { view: Lead; managerId: string | null };
  'lead.ended': { view: Lead };
  /** An ending that came from a sheet was taken back, and there was none before. */
  'lead.ending_taken_back': { view: Lead };
  'sale.entered': { view: Sale };
  /** Not the same contact as another lead's, and why. */
  'lead.told_apart': { view: Lead; otherId: string; reason: string };
  'complaint.opened': { view: ComplaintView };
  'complaint.signed': { view: ComplaintView };
  'complaint.given': { view: ComplaintView };
  'complaint.weighed': { view: ComplaintView };
  'complaint.notified': { view: ComplaintView };
  'complaint.confirmed': { view: ComplaintView };
  'complaint.contacted': { view: ComplaintView };
  'complaint.compensation_asked': { view: ComplaintView };
  'complaint.compensation_decided': { view: ComplaintView };
  'complaint.closed': { view: ComplaintView };
  'day.closed': { view: DayClose };
  /** Each with the violation as it is from then on; the rows of the ledger can be made from these alone. */
  'violation.proposed': { view: Violation };
  'violation.confirmed': { view: Violation };
  'violation.dismissed': { view: Violation };
  'violation.appealed': { view: Violation };
  'violation.decided': { view: Violation };
  /** Told to the agent, their leads and admins alone. */
  'dispatch.stopped': { view: DispatchStop; teamIds: string[] };
  'dispatch.resumed': { view: DispatchStop; teamIds: string[] };
  'script_run.begun': { view: ScriptRun };
  'script_run.stepped': { view: ScriptRun };
  'script_run.ended': { view: ScriptRun };
  'work_report.reminded': WorkReportTold;
  'work_report.missed': WorkReportTold;
  'work_report.excused': WorkReportTold;
  'work_report.handed': WorkReportTold;
  'work_report.amended': WorkReportTold;
  'work_report.read': WorkReportTold;
  'work_report.returned': WorkReportTold;
  'refinement.written': { view: Refinement };
  'refinement.scored': { view: Refinement };
  'card.planned': CardPayload;
  'card.approved': CardPayload;
  'card.imported': CardPayload;
  'card.self_scored': CardPayload;
  'card.scored': CardPayload;
  'card.confirmed': CardPayload;
  'card.closed': CardPayload;
  /** A mark as it is from then on; nothing is told of a check before it is marked. */
  'quality.sent': { view: QualityCheckView; teamIds: string[] };
  'quality.appealed': { view: QualityCheckView; teamIds: string[] };
  'quality.decided': { view: QualityCheckView; teamIds: string[] };
  /** To those who review; a calibration stays blind, so no mark of it is told. */
  'quality.drawn': { sampleId: string };
  'quality.calibrated': { sampleId: string };
  'repeat.found': { view: RepeatContact };
  'repeat.confirmed': { view: RepeatContact };
  'repeat.set_aside': { view: RepeatContact };
  'repeat.reviewed': { view: RepeatContact };
  'inbox_alarm.raised': { view: InboxAlarm; name: string };
  /** `back` is false when the inbox was switched off instead. */
  'inbox_alarm.ended': { view: InboxAlarm; name: string; back: boolean };
  'board_alarm.raised': { view: BoardAlarm };
  'board_alarm.cleared': { view: BoardAlarm };
  'board_alarm.acknowledged': { view: BoardAlarm };
  /** Admin changed what bootstrap carries; screens fetch it again. */
  'setup.changed': { area: string };
}
export type EventType = keyof EventMap;

export const deskEvent = z.object({
  position,
  subject: z.object({ kind: subjectKind, id }),
  /** The subject's own gap-free number after this event. */
  version: z.number().int(),
  ticketId: id.nullable(),
  contactId: id.nullable(),
  agentId: id.nullable(),
  teamId: id.nullable(),
  type: z.string(),
  at: instant,
  actor,
  payload: z.record(z.string(), z.unknown()),
});
type Envelope = Omit<z.infer<typeof deskEvent>, 'type' | 'payload'>;
export type DeskEvent = { [T in EventType]: Envelope & { type: T; payload: EventMap[T] } }[EventType];
