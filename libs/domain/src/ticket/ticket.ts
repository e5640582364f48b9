import type { Hours, ResolutionClock } from '../policies';
import type { WindowClock } from '../reply-window';
import type { Priority } from './priority';

export type { Priority };

/** spam: put aside, in nobody's queue and on no clock. */
export type TicketStatus = 'open' | 'waiting' | 'on_hold' | 'resolved' | 'closed' | 'spam';
export type MessageKind = 'inbound' | 'reply' | 'note' | 'greeting' | 'call';

/** The version of a policy that set a window, and by which hours. */
export interface WindowRule {
  id: string;
  version: number;
  hours: Hours;
}

/** The running window of a ticket: its clock and the steps taken (law 7). */
export interface OpenWindow extends WindowClock {
  id: string;
  /** The ticket's first window: its answer is the first response. */
  first: boolean;
  /** What set it where that was a policy and not the desk's settings. */
  policy: WindowRule | null;
  remindedAt: Date | null;
  leadToldAt: Date | null;
  breachedAt: Date | null;
}

export interface LastMessage {
  seq: number;
  kind: MessageKind;
  preview: string;
  at: Date;
  authorName: string;
}

/** All a decision about a ticket needs to know of it. Times are UTC. */
export interface Ticket {
  id: string;
  number: number;
  inboxId: string;
  channel: string;
  /** Which of the contact's chats in this inbox it is; null when it is no chat. One of each can be running. */
  threadKey: string | null;
  contactId: string;
  contactName: string;
  teamId: string | null;
  holderId: string | null;
  /** Who held it last, kept when it goes back to the queue. */
  lastHolderId: string | null;
  status: TicketStatus;
  statusLabelId: string | null;
  statusSince: Date;
  priority: Priority;
  subject: string | null;
  tags: string[];
  lastMessage: LastMessage | null;
  lastSeq: number;
  lastInboundSeq: number;
  /** seq of the newest public human reply; a reply that has not seen it is refused. */
  lastReplySeq: number;
  deliveredSeq: number;
  readSeq: number;
  agentReadSeq: number;
  /** seq of a team lead's whisper that the holder has not seen; 0 when there is none. */
  whisperSeq: number;
  window: OpenWindow | null;
  /** How it stands against its resolution target; null when no policy sets one. */
  resolution: ResolutionClock | null;
  /** A greeting that waits for its agent's name and work number (DOMAIN W11). */
  pendingGreetingId: string | null;
  firstAnsweredAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
  resolvedAt: Date | null;
  closedAt: Date | null;
  version: number;
}

/** A message a decision says; the ticket gives it its seq. */
export interface Saying {
  id: string;
  kind: MessageKind;
  text: string;
  /** The new part of text, for previews. */
  freshText: string;
  at: Date;
  authorName: string;
  automatic: string | null;
}

/** What became of a window in a step: the row of the episode follows it. */
export type WindowChange =
  | { op: 'open'; window: OpenWindow }
  | { op: 'move'; windowId: string }
  | {
      op: 'step';
      windowId: string;
      remindedAt?: Date;
      leadToldAt?: Date;
      breachedAt?: Date;
      holderAtDeadlineId?: string | null;
    }
  | {
      op: 'end';
      windowId: string;
      at: Date;
      answeredById: string | null;
      answered: boolean;
      excuse: string | null;
      workingSeconds: number;
    };

/** One thing that happened: its event type, the fields it changes, and what else the event tells. */
export interface Step {
  type: string;
  changes: Partial<Ticket>;
  said?: { saying: Saying; seq: number };
  window?: WindowChange;
  /** What became of the resolution clock, for its row. */
  resolution?: { holderAtBreachId?: string | null; withdrawn?: boolean };
  details?: Record<string, unknown>;
}

export const ACTIVE: readonly TicketStatus[] = ['open', 'waiting', 'on_hold'];
export const isActive = (ticket: Pick<Ticket, 'status'>): boolean => ACTIVE.includes(ticket.status);

/** The ticket after the steps, each of which counts one version. */
export function after(ticket: Ticket, steps: readonly Step[]): Ticket {
  return steps.reduce((t, step) => ({ ...t, ...step.changes, version: t.version + 1 }), ticket);
}

const PREVIEW_LENGTH = 120;

/** The first words of a text on one line, cut at 120 characters without splitting a surrogate pair. */
export function preview(text: string): string {
  const line = text
    .slice(0, PREVIEW_LENGTH * 4)
    .replace(/\s+/g, ' ')
    .trim();
  return line.length <= PREVIEW_LENGTH ? line : `${[...line].slice(0, PREVIEW_LENGTH - 1).join('')}…`;
}
