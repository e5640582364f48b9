import { mayBePlayed } from './consent';

test.each([
  ['yes', 'agent', true],
  ['yes', 'admin', true],
  ['unknown', 'agent', false],
  ['unknown', 'team_lead', true],
  ['unknown', 'admin', true],
  ['no', 'agent', false],
  ['no', 'team_lead', false],
  ['no', 'admin', false],
] as const)('with consent %s, an %s may listen: %s', (consent, role, expected) => {
  expect(mayBePlayed(consent, role)).toBe(expected);
});
