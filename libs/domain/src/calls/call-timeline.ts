import {
  CALL_EVENT_KINDS,
  type CallDirection,
  type CallEvent,
  type HungUpBy,
  type RecordingConsent,
} from './call-event';
import { type Held, heldSeconds, holdsOf } from './holds';
import type { CallResult } from './talk-time';

/** A call as its events tell it. Times are UTC by the telephone system's clock, seconds are whole and rounded down. */
export interface CallTimeline {
  direction: CallDirection;
  number: string | null;
  line: string | null;
  startedAt: Date;
  answeredAt: Date | null;
  endedAt: Date | null;
  /** When it first rang at an extension. */
  rangAt: Date | null;
  /** From the first ring at an extension (of an unattended call from its start) to the answer or the end. */
  ringSeconds: number | null;
  /** How long the contact waited in all: from the start to the answer. Null while nobody answered. */
  answerSeconds: number | null;
  holds: Held[];
  heldSince: Date | null;
  holdSeconds: number;
  /** Null while the call runs. */
  talkSeconds: number | null;
  /** Extensions at which it rings now. */
  ringing: string[];
  /** Who speaks or spoke with the contact last. */
  extension: string | null;
  /** Who had it before a transfer, and whom it went to. */
  transferredFrom: string | null;
  transferredTo: string | null;
  hungUpBy: HungUpBy | null;
  result: CallResult | null;
  recordings: { at: Date; place: string; consent: RecordingConsent | null }[];
}

/**
 * The call that a set of events makes. Only what was said counts, never the order it was heard in: events may come late,
 * twice, or not at all. Who held a call had answered it; what is stamped after the end did not happen; of two ends the
 * first holds. Throws nothing; answers null for no events, and for those that could be colleagues talking among themselves.
 */
export function callTimeline(events: readonly CallEvent[]): CallTimeline | null {
  const told = inOrder(events);
  if (told.every(({ loose }) => loose)) return null;
  const direction = first(told, ({ direction: d }) => d) ?? 'inbound';
  const startedAt = told.find(({ kind }) => kind !== 'recorded')?.at ?? told[0]!.at;
  const end = endOf(told, direction);
  const during = told.filter(({ at, kind }) => kind !== 'recorded' && (!end || at <= end.at));
  const answeredAt = during.find(showsAnswer)?.at ?? null;
  const endedAt = end?.at ?? null;
  const holds = holdsOf(during, answeredAt, endedAt);
  const holdSeconds = heldSeconds(holds);
  const open = holds.at(-1);
  return {
    direction,
    number: first(told, ({ number }) => number ?? undefined) ?? null,
    line: first(told, ({ line }) => line ?? undefined) ?? null,
    startedAt,
    answeredAt,
    endedAt,
    ...waits(during, startedAt, answeredAt, endedAt),
    holds,
    heldSince: open && !open.to ? open.from : null,
    holdSeconds,
    talkSeconds: endedAt && (answeredAt ? Math.max(0, secondsBetween(answeredAt, endedAt) - holdSeconds) : 0),
    ringing: endedAt ? [] : ringingAt(during),
    ...holdersOf(during, direction),
    hungUpBy: endedAt && hungUpBy(during, end),
    result: endedAt && resultOf(direction, answeredAt, during),
    recordings: told.flatMap(({ at, recording, consent }) =>
      recording ? [{ at, place: recording, consent: consent ?? null }] : [],
    ),
  };
}

/** Whole seconds from one instant to another, rounded down, never below 0. */
export function secondsBetween(from: Date, to: Date): number {
  return Math.max(0, Math.floor((to.getTime() - from.getTime()) / 1000));
}

/** Each event once, by the system's clock; what happened at one instant in the order a call goes. */
function inOrder(events: readonly CallEvent[]): CallEvent[] {
  const unique = new Map<string, CallEvent>();
  for (const event of events) {
    const known = unique.get(event.id);
    if (!known || event.at < known.at) unique.set(event.id, event);
  }
  const rank = ({ kind }: CallEvent): number => CALL_EVENT_KINDS.indexOf(kind);
  return [...unique.values()].sort(
    (a, b) => a.at.getTime() - b.at.getTime() || rank(a) - rank(b) || (a.id < b.id ? -1 : 1),
  );
}

function first<T>(events: CallEvent[], of: (event: CallEvent) => T | undefined): T | undefined {
  for (const event of events) {
    const value = of(event);
    if (value !== undefined) return value;
  }
  return undefined;
}

/**
 * Where the system doesn't say that a call out is over, its sides do: not answered, it is over when the agent goes, since
 * the system may have tried several ways out before; answered, when the other side goes, since the agent may have handed on.
 */
function endOf(told: CallEvent[], direction: CallDirection): CallEvent | undefined {
  const ended = told.find(({ kind }) => kind === 'ended');
  if (ended || direction === 'inbound') return ended;
  const answer = told.find(showsAnswer);
  return told.find(
    ({ kind, extension, at }) => kind === 'left' && (answer ? !extension && at >= answer.at : Boolean(extension)),
  );
}

const SHOW_ANSWER: readonly string[] = ['answered', 'held', 'resumed', 'transferred'];
const showsAnswer = ({ kind }: CallEvent): boolean => SHOW_ANSWER.includes(kind);

function waits(during: CallEvent[], startedAt: Date, answeredAt: Date | null, endedAt: Date | null) {
  const rangAt = during.find(({ kind }) => kind === 'ringing')?.at ?? null;
  const over = answeredAt ?? endedAt;
  return {
    rangAt,
    ringSeconds: over && secondsBetween(rangAt ?? startedAt, over),
    answerSeconds: answeredAt && secondsBetween(startedAt, answeredAt),
  };
}

function ringingAt(during: CallEvent[]): string[] {
  const ringing = new Set<string>();
  for (const { kind, extension } of during) {
    if (kind === 'answered') ringing.clear();
    else if (kind === 'ringing' && extension) ringing.add(extension);
    else if (extension && (kind === 'stopped_ringing' || kind === 'left')) ringing.delete(extension);
  }
  return [...ringing];
}

/** A colleague who answers after another one has it from them, also where nobody said so. */
function holdersOf(during: CallEvent[], direction: CallDirection) {
  const starter = direction === 'outbound' ? during.find(({ extension }) => extension)?.extension : undefined;
  const answers = during.flatMap(({ kind, extension }) => (kind === 'answered' && extension ? [extension] : []));
  const spoke = [...(starter ? [starter] : []), ...answers].filter((one, i, all) => one !== all[i - 1]);
  const transfers = during.filter(({ kind }) => kind === 'transferred');
  const handedBy = transfers.find((transfer) => transfer.extension)?.extension;
  const changed = spoke.length > 1;
  return {
    extension: spoke.at(-1) ?? handedBy ?? null,
    transferredFrom: handedBy ?? (changed ? spoke[0]! : null),
    transferredTo: transfers.at(-1)?.to ?? (changed ? spoke.at(-1)! : null),
  };
}

/** The end itself knows best, then the person who asked for it last: the system ends the other legs. A call out that its agent left unanswered was left by the agent. */
function hungUpBy(during: CallEvent[], end: CallEvent | undefined): HungUpBy | null {
  const asked = during.filter(({ kind, by }) => kind === 'hanging_up' && by);
  const asker = asked.findLast(({ by }) => by !== 'system') ?? asked[0];
  return end?.by ?? asker?.by ?? (end?.kind === 'left' && end.extension ? 'agent' : null);
}

function resultOf(direction: CallDirection, answeredAt: Date | null, during: CallEvent[]): CallResult {
  const outcome = during.findLast((event) => event.outcome)?.outcome;
  if (outcome === 'voicemail') return 'voicemail';
  if (answeredAt) return 'answered';
  if (direction === 'inbound') return 'missed';
  return outcome === 'busy' || outcome === 'wrong_number' ? outcome : 'no_answer';
}
