import { wordsIn } from '../conduct/words';
import type { Interim } from '../interim';
import type { Promised } from '../promises';

/** Why a contact had to come back, each with its rule; 'unknown' until somebody says. */
export const REPEAT_CAUSES = {
  promise_broken: 'M1',
  hour_missing: 'M2',
  changed_alone: 'M3',
  parts_undated: 'M4',
  late_reply: 'W1',
  unknown: null,
} as const;
export type RepeatCause = keyof typeof REPEAT_CAUSES;

/** What is known of the matter when the contact comes back. Instants are UTC. */
export interface CauseFacts {
  at: Date;
  /** The contact that is repeated. */
  earlierAt: Date;
  promises: readonly (Promised & { id: string })[];
  interims: readonly (Interim & { messageId: string; at: Date })[];
  /** What our side said or noted. */
  said: readonly { messageId: string; at: Date; text: string }[];
  /** When the deadline of an answer passed that has not come; null without one. */
  lateSince: Date | null;
}

/** What the proposal rests on. `chargedId` is who held the ticket at the start of a slot that was not kept. */
export interface CauseEvidence {
  kind: 'promise' | 'message' | 'window';
  id: string | null;
  at: Date;
  slot: { from: Date; to: Date } | null;
  chargedId: string | null;
}

export interface ProposedCause {
  cause: RepeatCause;
  evidence: CauseEvidence | null;
}

/**
 * Proposes why the contact came back, from what was promised, noted and said (DOMAIN M1 to M4, W1). A slot that was not kept
 * comes first: of parts M4, of a changed one M3, else M1. Then a slot taken away without another (M3), half a day named
 * instead of hours (M2), parts without a date (M4), a late reply (W1). Only proposes: an agent confirms.
 */
export function proposeCause(facts: CauseFacts): ProposedCause {
  return (
    notKept(facts) ??
    takenAway(facts) ??
    withoutHour(facts) ??
    withoutPartsDate(facts) ??
    late(facts) ?? { cause: 'unknown', evidence: null }
  );
}

interface Held {
  promise: Promised & { id: string };
  slot: Promised['slot'];
  breachedAt: Date | null;
  chargedId: string | null;
  changed: boolean;
}

/** The slot that stood at an instant, as later changes of it say nothing of then. */
function slotAt(promise: Promised & { id: string }, at: Date): Held | null {
  const index = promise.former.findIndex(({ changedAt }) => changedAt > at);
  const { slot, breachedAt, chargedId, agreement } = index < 0 ? promise : promise.former[index]!;
  if (agreement.at > at) return null;
  return { promise, slot, breachedAt, chargedId, changed: index < 0 ? promise.former.length > 0 : index > 0 };
}

const by = (time: Date | null, at: Date): boolean => time !== null && time <= at;

/** Broken by its first minute and not made good before the earlier contact (DOMAIN M1, M3, M4). */
function notKept({ promises, at, earlierAt }: CauseFacts): ProposedCause | null {
  const broken = promises
    .flatMap((promise) => slotAt(promise, at) ?? [])
    .filter(
      ({ promise, breachedAt }) => by(breachedAt, at) && !by(promise.liftedAt, at) && !by(promise.keptAt, earlierAt),
    )
    .filter(({ promise }) => !by(promise.absentAt, at))
    .sort((a, b) => a.slot.from.getTime() - b.slot.from.getTime())
    .at(-1);
  if (!broken) return null;
  const { promise, slot, chargedId, changed } = broken;
  const cause = promise.kind === 'parts' ? 'parts_undated' : changed ? 'changed_alone' : 'promise_broken';
  return { cause, evidence: { kind: 'promise', id: promise.id, at: slot.from, slot, chargedId } };
}

/** Taken back with nothing agreed instead: the contact consented to no change (DOMAIN M3). */
function takenAway({ promises, at }: CauseFacts): ProposedCause | null {
  const gone = promises.filter(({ cancelledAt }) => by(cancelledAt, at)).at(-1);
  if (
    !gone ||
    promises.some(
      ({ agreement, cancelledAt }) => !cancelledAt && agreement.at <= at && agreement.at >= gone.cancelledAt!,
    )
  )
    return null;
  const { id, slot, cancelledAt, chargedId } = gone;
  return { cause: 'changed_alone', evidence: { kind: 'promise', id, at: cancelledAt!, slot, chargedId } };
}

/** Half a day is no slot, unless hours were agreed since (DOMAIN M2). */
function withoutHour({ interims, promises, at }: CauseFacts): ProposedCause | null {
  const vague = interims.filter(({ type, parts }) => type === 'visit_wished' && !(parts.from && parts.to)).at(-1);
  if (!vague || promisedSince(promises, vague.at, at)) return null;
  return { cause: 'hour_missing', evidence: messageEvidence(vague) };
}

const PARTS_WORDS: readonly string[] = [
  ...['待件', '等件', '缺件', '等配件', '等备件', '配件没到', '配件还没到', '备件没到', '备件还没到', '配件在途'],
  ...['waiting for parts', 'waiting for the part', 'parts are on order', 'part is on order', 'parts have not arrived'],
];

/** Parts are awaited by our own words, and no day stands (DOMAIN M4). */
function withoutPartsDate({ said, promises, at }: CauseFacts): ProposedCause | null {
  const awaited = said.filter(({ text }) => wordsIn(text, PARTS_WORDS).length > 0).at(-1);
  if (
    !awaited ||
    promises.some(({ kind, agreement, cancelledAt }) => kind === 'parts' && agreement.at <= at && !cancelledAt)
  )
    return null;
  return { cause: 'parts_undated', evidence: messageEvidence(awaited) };
}

function late({ lateSince }: CauseFacts): ProposedCause | null {
  if (!lateSince) return null;
  return { cause: 'late_reply', evidence: { kind: 'window', id: null, at: lateSince, slot: null, chargedId: null } };
}

const promisedSince = (promises: CauseFacts['promises'], from: Date, to: Date): boolean =>
  promises.some(({ agreement, cancelledAt }) => !cancelledAt && agreement.at >= from && agreement.at <= to);

const messageEvidence = ({ messageId, at }: { messageId: string; at: Date }): CauseEvidence => ({
  kind: 'message',
  id: messageId,
  at,
  slot: null,
  chargedId: null,
});
