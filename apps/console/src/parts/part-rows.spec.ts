import type { PartView } from '#contract';
import { inTurn, markOf, withPart } from './part-rows';

const part = (more: Partial<PartView>): PartView =>
  ({
    id: 'a',
    version: 1,
    neededAt: '2026-11-23T02:00:00.000Z',
    state: 'needed',
    lateAt: null,
    overdueAt: null,
    ...more,
  }) as PartView;
const LATE = '2026-11-23T09:00:00.000Z';

test.each([
  [part({}), 'needed'],
  [part({ lateAt: LATE }), 'late'],
  [part({ lateAt: LATE, state: 'requested' }), 'requested'],
  [part({ state: 'arrived' }), 'arrived'],
  [part({ state: 'arrived', overdueAt: LATE }), 'overdue'],
  [part({ state: 'fitted', overdueAt: LATE }), 'fitted'],
])('a part is called what has to be done about it', (row, mark) => expect(markOf(row)).toBe(mark));

test('what is overdue stands first, what is done last', () => {
  const rows = [
    part({ id: 'done', state: 'fitted' }),
    part({ id: 'way', state: 'requested' }),
    part({ id: 'late', lateAt: LATE }),
    part({ id: 'over', state: 'arrived', overdueAt: LATE }),
  ];
  expect(inTurn(rows).map(({ id }) => id)).toEqual(['over', 'late', 'way', 'done']);
});

test('an older version changes nothing, a newer one takes its place', () => {
  const held = [part({ version: 2, state: 'requested' })];
  expect(withPart(held, part({ version: 1 }))).toBe(held);
  expect(withPart(held, part({ version: 3, state: 'arrived' }))).toMatchObject([{ version: 3 }]);
});
