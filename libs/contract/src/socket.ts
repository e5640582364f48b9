import type { PromiseView } from './promises';
import type { Board, BoardUpdate } from './board';
import type { BoardFigure } from './board-alarms';
import type { InboxAlarm } from './channel-health';
import type { ChosenStatus } from './agents';
import type { ConductRuleName } from './conduct';
import type { DeskEvent } from './events';
import type { QueueCounts } from './tickets';
import type { CallSignal, CallSignalAck } from './web-calls';
import type { WorkReport } from './work-reports';
import type { VisitorEvent, VisitorSay, VisitorSayAck } from './widget';

/** What a console socket follows. A list follows everything the agent may see; tickets add signals; board adds figures. */
export type Watch =
  | { kind: 'list' }
  | { kind: 'ticket'; id: string }
  | { kind: 'contact'; id: string }
  | { kind: 'board'; teamId?: string };

export type HelloAck =
  | { ok: true; position: string; missed: number }
  | { ok: true; reload: true; position: string }
  | { ok: false; code: string };

export interface Signal {
  ticketId: string;
  agentId: string | null;
  /** A visitor's typing carries no agent. */
  kind: 'viewing' | 'typing' | 'left' | 'visitor_typing' | 'visitor_online' | 'visitor_offline';
  at: string;
}

/** namespace /console */
export interface ConsoleToServer {
  hello(request: { position: string | null; watch: Watch[] }, ack: (answer: HelloAck) => void): void;
  watch(request: { add: Watch[]; remove: Watch[] }, ack: (answer: { ok: boolean; code?: string }) => void): void;
  signal(request: { ticketId: string; kind: 'viewing' | 'typing' | 'left' }): void;
  heartbeat(): void;
  /** Travels through the real feed and comes back as `probe` with the same nonce. */
  probe(request: { nonce: string }): void;
  call_signal(signal: CallSignal, ack: (answer: CallSignalAck) => void): void;
}
export interface ServerToConsole {
  /** In feed order; `position` is that of the last one read, also when none of the events were for this socket. */
  events(batch: { events: DeskEvent[]; position: string }): void;
  signal(signal: Signal): void;
  /** Everyone watching this ticket now, sent on joining. */
  viewers(list: { ticketId: string; viewers: { agentId: string; typing: boolean }[] }): void;
  counts(counts: QueueCounts): void;
  presence(change: { agentId: string; presence: ChosenStatus }[]): void;
  board(update: BoardUpdate): void;
  /** A deadline or an assignment that this agent must notice. */
  notice(notice: Notice): void;
  /** Inboxes in trouble, all of them, whenever anything about the health of some inbox changed. To admins and team leads alone. */
  troubles(list: InboxAlarm[]): void;
  probe(echo: { nonce: string }): void;
  /** Too far behind: fetch snapshots again. */
  reload(): void;
  /** The session ended: log-out elsewhere, disabled, password changed. */
  signed_out(reason: { code: string }): void;
  call_signal(signal: CallSignal): void;
}
export type Notice =
  | BoardNotice
  | TicketNotice
  | InboxNotice
  | ConductNotice
  | ComplaintNotice
  | LeadNotice
  | DayCheckNotice
  | WorkReportNotice;
/** The day's results are asked for; `names` are those that a lead has to ask. */
export interface DayCheckNotice {
  kind: 'day_check' | 'day_check_missing';
  names: string[];
  day: string;
  at: string;
}
export interface TicketNotice {
  kind:
    | 'assigned'
    | 'reminder'
    | 'lead_reminder'
    | 'resolution_reminder'
    | 'resolution_breach'
    | 'breach'
    | 'new_message'
    | 'unassignable'
    | 'escalated'
    | 'no_solution'
    | 'automation'
    | 'promise_reminder'
    | 'promise_breach'
    | 'taken_over'
    | 'whisper'
    | 'handover'
    | 'bad_survey'
    | 'part_reminder'
    | 'part_late'
    | 'part_arrived'
    | 'part_overdue';
  ticketId: string;
  ticketNumber: number;
  contactName: string;
  preview: string;
  /** Who did what the notice tells. */
  byName?: string;
  /** The slot that a notice about a promise means. */
  promise?: { kind: PromiseView['kind']; from: string; to: string; zone: string };
  at: string;
}
/** An inbox broke or came back: for admins and team leads, once each. */
export interface InboxNotice {
  kind: 'inbox_down' | 'inbox_unsent' | 'inbox_back';
  inboxId: string;
  inboxName: string;
  at: string;
}

/** A threshold of the board was crossed, or is kept again: for who leads the group. */
export interface BoardNotice {
  kind: 'board_alarm_raised' | 'board_alarm_cleared';
  alarmId: string;
  teamId: string | null;
  boardInboxId: string | null;
  figure: BoardFigure;
  threshold: number;
  seen: number;
  sound: boolean;
  at: string;
}

/** A violation took a step: for the judged agent, and for who leads them. */
export interface ConductNotice {
  kind: 'violation_confirmed' | 'violation_appealed' | 'violation_upheld' | 'violation_reversed';
  violationId: string;
  agentName: string;
  rule: ConductRuleName;
  at: string;
}

/** A severe complaint, for team leads at once (DOMAIN H17); or one that an agent answers for from now on. */
export interface ComplaintNotice {
  kind: 'complaint_severe' | 'complaint_given';
  complaintId: string;
  complaintNumber: number;
  contactName: string;
  cause: string;
  at: string;
}

/** Sales did not call a lead within the term: for who brought it, their team leads and the sales manager (DOMAIN V21). */
export interface LeadNotice {
  kind: 'lead_returned';
  leadId: string;
  contactName: string;
  salesperson: string;
  at: string;
}

/** A report of work is due soon or was not there in time: for who owes it, and when it is missed for who leads them. */
export interface WorkReportNotice {
  kind: 'work_report_reminded' | 'work_report_missed' | 'work_report_missed_by';
  workReportId: string;
  agentName: string;
  reportKind: WorkReport['kind'];
  at: string;
}

/** namespace /visitor; the handshake's auth carries `{ key, token }` */
export interface VisitorToServer {
  /** Asks for everything after a seq of the visitor's chat. */
  hello(
    request: { afterSeq: number },
    ack: (answer: { ok: true; events: VisitorEvent[]; online: boolean } | { ok: false; code: string }) => void,
  ): void;
  say(request: VisitorSay, ack: (answer: VisitorSayAck) => void): void;
  typing(request: { on: boolean }): void;
  seen(request: { deliveredSeq?: number; readSeq?: number }): void;
  call_signal(signal: CallSignal, ack: (answer: CallSignalAck) => void): void;
}
export interface ServerToVisitor {
  events(batch: { events: VisitorEvent[] }): void;
  typing(signal: { on: boolean; agentName: string }): void;
  desk(state: { online: boolean }): void;
  call_signal(signal: CallSignal): void;
}

export type { Board };
