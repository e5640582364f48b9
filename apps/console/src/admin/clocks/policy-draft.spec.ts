import { withLength } from './policy-draft';

const half = { seconds: 1800, hours: 'working' as const, remindSeconds: 1200, leadSeconds: 1500 };

test.each([
  [3600, 2400, 3000],
  [600, 360, 480],
  [60, 60, 60],
])('a target of %d seconds reminds at %d and tells the lead at %d', (seconds, remindSeconds, leadSeconds) => {
  expect(withLength(half, seconds)).toEqual({ ...half, seconds, remindSeconds, leadSeconds });
});

test('what is no length leaves the reminders for the desk to refuse', () => {
  expect(withLength(half, 0)).toEqual({ ...half, seconds: 0 });
});
