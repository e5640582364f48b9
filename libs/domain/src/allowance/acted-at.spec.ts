import { actedAt } from './acted-at';

const at = (clock: string) => new Date(`2026-11-22T02:00:${clock}Z`);

test.each<[string, Date | null, string]>([
  ['the end of the second that was told', at('05.000'), '05.999'],
  ['no later than it was heard of', at('09.000'), '09.200'],
  ['when it was heard of, where nothing was told', null, '09.200'],
  ['when it was heard of, where the platform is ahead of us', at('30.000'), '09.200'],
])('a contact acted by %s', (_, told, expected) => {
  expect(actedAt(told, at('09.200'))).toEqual(at(expected));
});
