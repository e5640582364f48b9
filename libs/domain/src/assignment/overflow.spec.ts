import { overflowLoop } from './overflow';

const rows = (text: string) => text.split(' ').map((pair) => ({ teamId: pair[0]!, toTeamId: pair[1]! }));

test.each<[string, string, string[] | null]>([
  ['ab bc', 'a', null],
  ['ab ba', 'a', ['a', 'b', 'a']],
  ['aa', 'a', ['a', 'a']],
  ['ab bc ca', 'a', ['a', 'b', 'c', 'a']],
  ['ab bc cb', 'a', null],
])('overflows %s from %s', (given, from, expected) => {
  expect(overflowLoop(rows(given), from)).toEqual(expected);
});
