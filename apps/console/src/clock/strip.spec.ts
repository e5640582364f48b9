import type { ClockDeadline } from '#contract';
import { stripOf } from './strip';

const at = (hour: number): string => new Date(Date.UTC(2026, 10, 23, hour)).toISOString();
const ms = (hour: number): number => Date.parse(at(hour));
const deadline = (over: Partial<ClockDeadline> = {}): ClockDeadline => ({
  ...{
    key: 'resolution',
    kind: 'resolution',
    outcome: 'running',
    policy: null,
    hours: 'working',
    targetSeconds: 6 * 3600,
  },
  ...{
    startedAt: at(0),
    dueAt: at(10),
    pauses: [],
    breachedAt: null,
    chargedId: null,
    endedAt: null,
    excuse: null,
    moves: [],
  },
  segments: [
    { from: at(0), to: at(2) },
    { from: at(6), to: at(10) },
  ],
  ...over,
});
const shape = (strip: ReturnType<typeof stripOf>) =>
  strip.parts.map(({ kind, left, width }) => [kind, Number(left.toFixed(2)), Number(width.toFixed(2))]);

describe('a deadline as a strip', () => {
  test('tells what counted, what will, and when nobody works', () => {
    const strip = stripOf(deadline(), ms(7));
    expect(shape(strip)).toEqual([
      ['counted', 0, 0.2],
      ['still', 0.2, 0.4],
      ['counted', 0.6, 0.1],
      ['ahead', 0.7, 0.3],
    ]);
    expect([strip.now, strip.due, strip.stillSeconds]).toEqual([0.7, 1, 4 * 3600]);
  });

  test('a pause stands where it stood, and one that lasts reaches to now', () => {
    const paused = deadline({
      dueAt: null,
      segments: [{ from: at(0), to: at(2) }],
      pauses: [{ from: at(2), to: null, reason: 'parts' }],
    });
    const strip = stripOf(paused, ms(4));
    expect(shape(strip)).toEqual([
      ['counted', 0, 0.5],
      ['paused', 0.5, 0.5],
    ]);
    expect([strip.due, strip.stillSeconds]).toEqual([null, 0]);
  });

  test('past its deadline it goes on to now; ended, to its end', () => {
    expect(stripOf(deadline(), ms(20))).toMatchObject({ due: 0.5, now: 1 });
    expect(stripOf(deadline({ endedAt: at(5) }), ms(20))).toMatchObject({ due: 1, now: null, ended: 0.5 });
  });
});
