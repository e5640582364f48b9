import { type CallSide, DomainError, lineDueAt, secondsBetween } from '#domain';
import { type CallRow, endCall, stepCall } from '../calls/line-calls';

/** A browser that gave no sign for so long is gone. */
export const GRACE_SECONDS = 20;

export interface LineRow {
  call_id: string;
  /** The visitor, as the inbox knows them. */
  identity_id: string;
  started_by_id: string;
  client_id: string;
  /** Who held the ticket when it began to ring. */
  holder_id: string | null;
  /** The page of each side that is on the call. */
  contact_peer: string | null;
  agent_peer: string | null;
  contact_seen_at: Date | null;
  agent_seen_at: Date | null;
  rings_until: Date | null;
  widens_at: Date | null;
  declined_ids: string[];
  /** Everybody it ever rang. */
  rung_ids: string[];
  due_at: Date | null;
}

/** A call and the line that carries it. */
export interface OnLine {
  call: CallRow;
  line: LineRow;
}

export interface Ending {
  by: CallRow['hung_up_by'];
  at: Date;
  /** The called side said no. */
  declined?: boolean;
}

export const isOver = ({ call }: OnLine): boolean => call.ended_at !== null;

export function answered(
  { call, line }: OnLine,
  by: { agentId: string; side: CallSide; peer: string },
  now: Date,
): OnLine {
  const seconds = secondsBetween(call.started_at, now);
  const spoken = {
    ...call,
    agent_id: by.agentId,
    ringing_agent_ids: [],
    ring_seconds: seconds,
    answer_seconds: seconds,
  };
  const there = { ...line, rings_until: null, widens_at: null, [`${by.side}_peer`]: by.peer };
  return seen({ call: stepCall(spoken, 'answered', now), line: there }, by.side, now);
}

/** Rings these agents; the same ones change nothing. Nobody left to ring ends the call as missed. */
export function rings(on: OnLine, agentIds: string[], now: Date): OnLine {
  if (agentIds.length === 0) return over(on, { by: 'system', at: now });
  if (sameIds(agentIds, on.call.ringing_agent_ids)) return on;
  const rung_ids = [...new Set([...on.line.rung_ids, ...agentIds])];
  return { call: { ...on.call, ringing_agent_ids: agentIds }, line: { ...on.line, rung_ids } };
}

export function over(on: OnLine, { by, at, declined = false }: Ending): OnLine {
  if (isOver(on)) return on;
  const { call, line } = on;
  const times = [at, call.answered_at, call.held_since, call.started_at].filter((time) => time !== null);
  const endedAt = new Date(Math.max(...times.map((time) => time.getTime())));
  const ended = endCall(call, { result: resultOf(call, declined), note: call.note }, endedAt);
  const rang = call.ring_seconds ?? secondsBetween(call.started_at, endedAt);
  return {
    call: { ...ended, hung_up_by: by, ring_seconds: rang, ringing_agent_ids: [] },
    line: { ...line, contact_seen_at: null, agent_seen_at: null, rings_until: null, widens_at: null },
  };
}

export function seen({ call, line }: OnLine, side: CallSide, now: Date): OnLine {
  return { call, line: { ...line, [`${side}_seen_at`]: now } };
}

export const after = (from: Date, seconds: number): Date => new Date(from.getTime() + seconds * 1000);

export const dueAtOf = (line: LineRow): Date | null =>
  lineDueAt(
    {
      ringsUntil: line.rings_until,
      widensAt: line.widens_at,
      contactSeenAt: line.contact_seen_at,
      agentSeenAt: line.agent_seen_at,
    },
    GRACE_SECONDS,
  );

/** Of the pages somebody has open, one is on the call; the others may look and not touch. */
export function mustBeHere({ line }: OnLine, side: CallSide, peer: string): void {
  const here = side === 'agent' ? line.agent_peer : line.contact_peer;
  if (here !== peer) throw new DomainError('call_elsewhere');
}

function resultOf({ answered_at, direction }: CallRow, declined: boolean): NonNullable<CallRow['result']> {
  if (answered_at) return 'answered';
  if (direction === 'inbound') return 'missed';
  return declined ? 'busy' : 'no_answer';
}

const sameIds = (a: string[], b: string[]): boolean => a.length === b.length && a.every((id) => b.includes(id));
