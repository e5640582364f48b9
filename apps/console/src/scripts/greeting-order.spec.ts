import type { Greeting } from '#contract';
import { swapped, whenParts } from './greeting-order';

const greeting = (id: string, position: number): Greeting => ({
  id,
  inboxId: 'i',
  audience: 'any',
  hours: 'any',
  from: null,
  to: null,
  text: '您好',
  position,
  enabled: true,
});
const places = (changed: Greeting[]) => changed.map(({ id, position }) => [id, position]);

it('swaps two neighbours and leaves the rest', () => {
  const order = [greeting('a', 0), greeting('b', 1), greeting('c', 2)];
  expect(places(swapped(order, 1, -1))).toEqual([
    ['b', 0],
    ['a', 1],
  ]);
});

it('mends gaps and repeated places on the way', () => {
  const order = [greeting('a', 0), greeting('b', 0), greeting('c', 7)];
  expect(places(swapped(order, 0, 1))).toEqual([
    ['a', 1],
    ['c', 2],
  ]);
});

it('changes nothing at the ends', () => {
  expect(swapped([greeting('a', 0)], 0, 1)).toEqual([]);
  expect(swapped([greeting('a', 0)], 0, -1)).toEqual([]);
});

it.each([
  [{ audience: 'any', hours: 'any', from: null, to: null }, ['audience.any']],
  [{ audience: 'known', hours: 'outside', from: null, to: null }, ['audience.known', 'hours.outside']],
  [{ audience: 'any', hours: 'any', from: '12:00', to: '13:00' }, ['audience.any', 'between']],
] as const)('says when %p is used', (when, keys) => {
  expect(whenParts(when).map(({ key }) => key)).toEqual(keys);
});
