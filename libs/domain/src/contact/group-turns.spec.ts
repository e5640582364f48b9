import { turnedGroups, turnsBack } from './group-turns';

const next = new Map([
  ['new', 'known'],
  ['known', 'old'],
]);

describe('groups when a month begins (DOMAIN N4)', () => {
  it.each([
    [['new'], ['known']],
    [['known'], ['old']],
    [['old'], ['old']],
    [
      ['new', 'vip'],
      ['known', 'vip'],
    ],
    [
      ['new', 'known'],
      ['known', 'old'],
    ],
    [['known', 'old'], ['old']],
    [[], []],
  ])('%j become %j: one step, each once', (before, after) => {
    expect(turnedGroups(before, next)).toEqual(after);
  });

  it.each([
    ['old', 'new', true],
    ['old', 'known', true],
    ['new', 'new', true],
    ['vip', 'new', false],
    ['new', 'old', false],
  ])('%s after which comes %s turns back: %s', (id, to, back) => {
    expect(turnsBack(id, to, next)).toBe(back);
  });

  it('ends where others go round', () => {
    const round = new Map([
      ['a', 'b'],
      ['b', 'a'],
    ]);
    expect(turnsBack('c', 'a', round)).toBe(false);
  });
});
