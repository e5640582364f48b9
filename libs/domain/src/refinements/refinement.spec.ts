import { checkScore, mustBeOver, type RefinementDay, refinementDay } from './refinement';

const facts = (day: string, conversations = 3, entries = 0, scored = 0) => ({ day, conversations, entries, scored });

test.each<[string, ReturnType<typeof facts>, RefinementDay]>([
  ['yesterday is due today', facts('2026-11-22'), 'due'],
  ['the day before is missing', facts('2026-11-21'), 'missing'],
  ['over the end of a month', facts('2026-10-31'), 'missing'],
  ['a day without such conversations asks for nothing', facts('2026-11-21', 0), 'nothing'],
  ['today is not over', facts('2026-11-23'), 'nothing'],
  ['one entry is enough', facts('2026-11-21', 9, 1), 'written'],
  ['scored when all are', facts('2026-11-21', 9, 2, 1), 'written'],
  ['scored when all of them are', facts('2026-11-21', 9, 2, 2), 'scored'],
])('K3: %s', (_, day, expected) => expect(refinementDay(day, '2026-11-23')).toBe(expected));

const codeOf = (run: () => void) => {
  try {
    run();
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test('K3: what is not over can not be looked back on', () => {
  expect(codeOf(() => mustBeOver('2026-11-23', '2026-11-23'))).toBe('refinement_too_early');
  expect(codeOf(() => mustBeOver('2026-11-22', '2026-11-23'))).toBeUndefined();
});

test.each([
  [{ byId: 'chen', analysis: 5, use: 0 }, undefined],
  [{ byId: 'li', analysis: 5, use: 5 }, 'refinement_own'],
  [{ byId: 'chen', analysis: 5.5, use: 5 }, 'invalid_input'],
  [{ byId: 'chen', analysis: 5, use: -1 }, 'invalid_input'],
])('K3: two halves of five, by somebody else: %j', (score, code) =>
  expect(codeOf(() => checkScore({ agentId: 'li', ...score }))).toBe(code),
);
