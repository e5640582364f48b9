import type { CallEvent, CallEventKind } from './call-event';
import { heldSeconds, holdsOf } from './holds';

const at = (seconds: number): Date => new Date(Date.UTC(2026, 2, 10) + seconds * 1000);
const said = (kind: CallEventKind, seconds: number, more: Partial<CallEvent> = {}): CallEvent => ({
  id: `${kind}${seconds}`,
  kind,
  at: at(seconds),
  ...more,
});

test.each<[string, CallEvent[], [number, number | null][]]>([
  ['nothing', [], []],
  ['a hold and a resume', [said('held', 10), said('resumed', 15)], [[10, 15]]],
  [
    'two holds',
    [said('held', 10), said('resumed', 15), said('held', 20), said('resumed', 21)],
    [
      [10, 15],
      [20, 21],
    ],
  ],
  ['a hold that lasts until the end', [said('held', 10)], [[10, 60]]],
  ['a resume of nothing', [said('resumed', 10)], []],
  ['a hand-over', [said('transferred', 10), said('answered', 14)], [[10, 14]]],
  ['a hand-over during a hold', [said('held', 5), said('transferred', 10), said('answered', 14)], [[5, 14]]],
  ['a hand-over after asking', [said('held', 5), said('transferred', 10, { attended: true })], [[5, 10]]],
])('%s', (_, events, expected) => {
  const holds = holdsOf(events, at(0), at(60));
  expect(holds).toEqual(expected.map(([from, to]) => ({ from: at(from), to: to === null ? null : at(to) })));
});

test('a call nobody answered has no hold', () => {
  expect(holdsOf([said('held', 10)], null, at(60))).toEqual([]);
});

test('a hold lasts while the call does', () => {
  expect(holdsOf([said('held', 10)], at(0), null)).toEqual([{ from: at(10), to: null }]);
});

test('many short holds don’t vanish by rounding, and one that lasts isn’t counted yet', () => {
  const short = [0, 2, 4].map((from) => ({ from: at(from), to: at(from + 0.7) }));
  expect(heldSeconds([...short, { from: at(9), to: null }])).toBe(2);
});
