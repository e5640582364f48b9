import { checkCallTimes, talkMinutesMissing, talkSeconds, timerDifference, type CallTimes } from './talk-time';

const at = (seconds: number) => new Date(Date.UTC(2026, 2, 10) + seconds * 1000);
const call = (answered: number | null, ended: number | null, holdSeconds = 0): CallTimes => ({
  startedAt: at(0),
  answeredAt: answered === null ? null : at(answered),
  endedAt: ended === null ? null : at(ended),
  holdSeconds,
});

describe('talk time (DOMAIN N1)', () => {
  test.each<[string, CallTimes, number]>([
    ['from answer to end', call(9, 129), 120],
    ['without hold', call(9, 129, 30), 90],
    ['rounded down', call(9, 129.999), 120],
    ['none when nobody answered', call(null, 30), 0],
    ['none while it runs', call(9, null), 0],
    ['none when it was all hold', call(9, 39, 30), 0],
  ])('is %s', (_, times, expected) => {
    expect(talkSeconds(times)).toBe(expected);
  });
});

describe('times that cannot have happened', () => {
  test.each<[string, CallTimes]>([
    ['answered before it started', call(-1, 30)],
    ['ended before it was answered', call(30, 9)],
    ['ended before it started', call(null, -1)],
    ['held longer than it lasted', call(9, 39, 31)],
    ['held for less than nothing', call(9, 39, -1)],
    ['held without an answer', call(null, 39, 5)],
  ])('%s', (_, times) => {
    expect(() => checkCallTimes(times)).toThrow(expect.objectContaining({ code: 'call_times_out_of_order' }));
  });

  test.each<[string, CallTimes]>([
    ['a call', call(9, 129, 20)],
    ['a call at its start', call(null, null)],
    ['a call that runs on hold', call(9, null, 20)],
    ['a call picked up at once', call(0, 0)],
  ])('%s is fine', (_, times) => {
    expect(() => checkCallTimes(times)).not.toThrow();
  });
});

test.each<[number, number]>([
  [0, 120],
  [59, 119],
  [60, 119],
  [61, 118],
  [119 * 60, 1],
  [119 * 60 + 1, 0],
  [120 * 60, 0],
  [200 * 60, 0],
])('%d s of talk miss %d whole minutes of 120 (DOMAIN N1)', (talked, missing) => {
  expect(talkMinutesMissing(120, talked)).toBe(missing);
});

test('typing more than the timer measured shows above zero', () => {
  expect(timerDifference(100, 130)).toBe(30);
  expect(timerDifference(100, 70)).toBe(-30);
});
