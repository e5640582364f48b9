import { duplicateOf, judgeLead, LEAD_CHECKS, missingChecks, type LeadChecks } from './judge-lead';

const all: LeadChecks = { reachable: true, unitName: true, need: true, intent: true, ability: true };

describe('a valid lead (DOMAIN section 2, Definition)', () => {
  test('has all five checks', () => {
    expect(LEAD_CHECKS).toHaveLength(5);
    expect(judgeLead(all)).toBe('valid');
    expect(missingChecks(all)).toEqual([]);
  });

  test.each(LEAD_CHECKS)('is still open without %s', (check) => {
    const checks = { ...all, [check]: false };
    expect(judgeLead(checks)).toBe('open');
    expect(missingChecks(checks)).toEqual([check]);
  });
});

describe('one lead per contact per 90 days', () => {
  const valid = new Date('2026-01-01T08:00:00Z');

  test.each<[string, Date | null, string, number | undefined, boolean]>([
    ['the first one', null, '2026-01-01T08:00:00Z', undefined, false],
    ['one at the same moment', valid, '2026-01-01T08:00:00Z', undefined, true],
    ['one a millisecond short of 90 days', valid, '2026-04-01T07:59:59.999Z', undefined, true],
    ['one after exactly 90 days', valid, '2026-04-01T08:00:00Z', undefined, false],
    ['one after 30 days where 30 are set', valid, '2026-01-31T08:00:00Z', 30, false],
  ])('%s', (_, previous, now, days, expected) => {
    expect(duplicateOf(previous, new Date(now), days)).toBe(expected);
  });
});
