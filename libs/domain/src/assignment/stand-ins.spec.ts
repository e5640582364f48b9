import { type StandIn, standInLoop, standInsAt } from './stand-ins';

const day = (d: number): Date => new Date(Date.UTC(2026, 10, d));
const row = (agentId: string, standInId: string, from?: number, until?: number): StandIn => ({
  agentId,
  standInId,
  from: from ? day(from) : null,
  until: until ? day(until) : null,
});

describe('who stands in', () => {
  const rows = [row('a', 'b'), row('a', 'c', 10, 12), row('d', 'e', undefined, 11)];
  test.each<[number, string, string | undefined]>([
    [9, 'whenever', 'b'],
    [10, 'the dated one from its first moment', 'c'],
    [12, 'whenever again', 'b'],
  ])('on day %i: %s', (at, _, expected) => {
    expect(standInsAt(rows, day(at)).get('a')).toBe(expected);
  });
  test('ends with its span', () => {
    expect(standInsAt(rows, day(10)).get('d')).toBe('e');
    expect(standInsAt(rows, day(11)).has('d')).toBe(false);
  });
});

describe('a loop of stand-ins (ANCHORS 2.C row 34)', () => {
  test.each<[string, StandIn[], StandIn, string[] | null]>([
    ['of two', [row('b', 'a')], row('a', 'b'), ['a', 'b', 'a']],
    ['of three', [row('b', 'c'), row('c', 'a')], row('a', 'b'), ['a', 'b', 'c', 'a']],
    ['with oneself', [], row('a', 'a'), ['a', 'a']],
    ['that is none', [row('b', 'c')], row('a', 'b'), null],
    ['of spans that never meet', [row('b', 'a', 1, 5)], row('a', 'b', 5, 9), null],
    ['of spans that meet for a day', [row('b', 'a', 1, 6)], row('a', 'b', 5, 9), ['a', 'b', 'a']],
    ['where the middle one is over', [row('b', 'c', 1, 3), row('c', 'a', 4, 9)], row('a', 'b'), null],
    ['elsewhere is not its business', [row('b', 'c'), row('c', 'b')], row('a', 'b'), null],
  ])('%s', (_, rows, added, expected) => {
    expect(standInLoop(rows, added)).toEqual(expected);
  });
});
