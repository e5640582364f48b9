import type { ClockDeadline } from '#contract';

export type PartKind = 'counted' | 'ahead' | 'paused' | 'still';

/** A piece of the strip; place and length are parts of the whole, 0 to 1. */
export interface StripPart {
  kind: PartKind;
  from: number;
  to: number;
  left: number;
  width: number;
}

export interface Strip {
  parts: StripPart[];
  /** Where now is; null when the strip ended before. */
  now: number | null;
  due: number | null;
  ended: number | null;
  /** Wall-clock seconds of the strip that were neither counted nor paused. */
  stillSeconds: number;
}

/**
 * A deadline as a strip of time from its start to its deadline, or to now or its end where that is later: what counted, what will, what
 * was paused, and when nothing ran because nobody works then.
 */
export function stripOf(deadline: ClockDeadline, nowMs: number): Strip {
  const start = Date.parse(deadline.startedAt);
  const due = deadline.dueAt === null ? null : Date.parse(deadline.dueAt);
  const ended = deadline.endedAt === null ? null : Date.parse(deadline.endedAt);
  const end = Math.max(start + 1000, due ?? 0, ended ?? Math.max(start, nowMs));
  const at = (ms: number): number => Math.min(1, Math.max(0, (ms - start) / (end - start)));
  const part = (kind: PartKind, from: number, to: number): StripPart[] =>
    to <= from ? [] : [{ kind, from, to, left: at(from), width: at(to) - at(from) }];
  const until = Math.min(ended ?? nowMs, end);
  const counted = deadline.segments.flatMap(({ from, to }) => {
    const [a, b] = [Date.parse(from), Date.parse(to)];
    return [...part('counted', a, Math.min(b, until)), ...part('ahead', Math.max(a, until), b)];
  });
  const paused = deadline.pauses.flatMap(({ from, to }) =>
    part('paused', Math.max(start, Date.parse(from)), Math.min(end, to === null ? until : Date.parse(to))),
  );
  const known = [...counted, ...paused].sort((a, b) => a.from - b.from);
  const still = gapsOf(known, start, due ?? until).flatMap(([from, to]) => part('still', from, to));
  return {
    parts: [...known, ...still].sort((a, b) => a.from - b.from),
    now: ended === null ? at(nowMs) : null,
    due: due === null ? null : at(due),
    ended: ended === null ? null : at(ended),
    stillSeconds: still.reduce((sum, { from, to }) => sum + (to - from) / 1000, 0),
  };
}

function gapsOf(parts: readonly StripPart[], start: number, end: number): [number, number][] {
  const gaps: [number, number][] = [];
  let cursor = start;
  for (const { from, to } of parts) {
    if (from > cursor) gaps.push([cursor, Math.min(from, end)]);
    cursor = Math.max(cursor, to);
  }
  if (cursor < end) gaps.push([cursor, end]);
  return gaps.filter(([from, to]) => to - from > 999);
}
