// Boards for specs: a Sunday morning, minutes counted from six o'clock UTC.
import type { Board, BoardAgent, DeskEvent, TicketRow } from '#contract';
import { boardFrom, type BoardState } from './board-state';

export const at = (minute: number): string => new Date(Date.UTC(2026, 10, 22, 6, minute)).toISOString();

export function row(number: number, dueMinute: number | null, more: Partial<TicketRow> = {}): TicketRow {
  const window = dueMinute === null ? null : windowDue(dueMinute);
  return {
    id: `t${number}`,
    number,
    inboxId: 'i1',
    channel: 'web-chat',
    contactId: `c${number}`,
    contactName: `访客 ${number}`,
    teamId: 'team-a',
    holderId: null,
    status: 'open',
    statusLabelId: null,
    priority: 'normal',
    subject: null,
    tags: [],
    lastMessage: null,
    lastSeq: 1,
    lastInboundSeq: 1,
    deliveredSeq: 0,
    readSeq: 0,
    agentReadSeq: 0,
    whisperSeq: 0,
    window,
    resolution: null,
    createdAt: at(0),
    updatedAt: at(0),
    resolvedAt: null,
    closedAt: null,
    version: 1,
    ...more,
  };
}

export function windowDue(minute: number): NonNullable<TicketRow['window']> {
  const segments = [{ from: at(minute - 30), to: at(minute) }];
  return {
    id: `w${minute}`,
    openedAt: at(minute - 30),
    remindAt: at(minute - 10),
    leadAt: at(minute - 5),
    dueAt: at(minute),
    segments,
    policy: null,
    remindedAt: null,
    leadToldAt: null,
    breachedAt: null,
  };
}

export function agentEntry(id: string, load = 0, teamIds = ['team-a']): BoardAgent {
  const agent = {
    id,
    name: id,
    workNumber: id,
    role: 'agent' as const,
    teamIds,
    status: 'online' as const,
    statusSince: at(0),
    presence: 'online' as const,
    capacity: 8,
    skills: [],
    disabledAt: null,
    version: 1,
  };
  const today = { metToday: 0, missedToday: 0, firstResponseMedianSeconds: null, firstResponseP90Seconds: null };
  return {
    agent,
    load,
    windowsOpen: 0,
    nextDueAt: null,
    ...today,
    talkSecondsToday: 0,
    phone: null,
    onCallSince: null,
  };
}

export const totals: Board['totals'] = {
  waiting: 0,
  unassigned: 0,
  openTickets: 0,
  metToday: 0,
  missedToday: 0,
  firstResponseMedianSeconds: null,
  firstResponseP90Seconds: null,
};

export function board(waiting: TicketRow[], teamId: string | null = null): BoardState {
  const agents = [agentEntry('8001'), agentEntry('8002')];
  return boardFrom(
    { waiting, agents, totals, alarms: [], thresholds: [], workingUntil: null, more: 0, at: at(0), position: '100:10' },
    teamId,
  );
}

export function event(number: number, version: number, changes: Partial<TicketRow>, position = '101:1'): DeskEvent {
  return {
    position,
    subject: { kind: 'ticket', id: `t${number}` },
    version,
    ticketId: `t${number}`,
    contactId: null,
    agentId: null,
    teamId: null,
    type: 'message.received',
    at: at(1),
    actor: { kind: 'contact', id: null, name: '访客' },
    payload: { changes },
  };
}
