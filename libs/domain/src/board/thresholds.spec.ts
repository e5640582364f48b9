import { backAt, judgeThreshold, type StandingAlarm } from './thresholds';

const NOW = new Date('2026-11-23T02:00:00Z');
const before = (seconds: number): Date => new Date(NOW.getTime() - seconds * 1000);
const CALM = 60;
const TEN = { figure: 'waiting', threshold: 10 } as const;
const stands = (over: Partial<StandingAlarm> = {}): StandingAlarm => ({ worst: 14, calmSince: null, ...over });

it.each([
  ['waiting', 10, 11, 'raise'],
  ['waiting', 10, 10, 'none'],
  ['waiting', 0, 1, 'raise'],
  ['oldest_wait', 15, 15.1, 'raise'],
  ['breached_today', 3, 3, 'none'],
  ['free_agents', 2, 1, 'raise'],
  ['free_agents', 2, 2, 'none'],
  ['answered_in_window', 95, 94.9, 'raise'],
  ['answered_in_window', 95, 95, 'none'],
] as const)('%s with threshold %d at %d: %s', (figure, threshold, seen, turn) => {
  expect(judgeThreshold({ figure, threshold }, seen, null, CALM, NOW).turn).toBe(turn);
});

it('raises nothing of a figure that says nothing', () => {
  expect(judgeThreshold({ figure: 'free_agents', threshold: 5 }, null, null, CALM, NOW)).toEqual({ turn: 'none' });
});

it('a figure between threshold and margin neither raises nor begins to clear: no flicker', () => {
  expect(judgeThreshold(TEN, 10, stands(), CALM, NOW)).toEqual({ turn: 'stands', worst: 14, calmSince: null });
  expect(judgeThreshold(TEN, 10, null, CALM, NOW)).toEqual({ turn: 'none' });
});

it('clears after a minute of calm, and a relapse starts that minute anew', () => {
  expect(judgeThreshold(TEN, 9, stands(), CALM, NOW)).toEqual({ turn: 'stands', worst: 14, calmSince: NOW });
  const calm = stands({ calmSince: before(59) });
  expect(judgeThreshold(TEN, 9, calm, CALM, NOW)).toMatchObject({ turn: 'stands', calmSince: before(59) });
  expect(judgeThreshold(TEN, 12, calm, CALM, NOW)).toMatchObject({ turn: 'stands', calmSince: null });
  expect(judgeThreshold(TEN, 9, stands({ calmSince: before(60) }), CALM, NOW)).toEqual({ turn: 'clear', worst: 14 });
});

it('keeps the worst: the most of what may not be many, the least of what may not be few', () => {
  expect(judgeThreshold(TEN, 20, stands(), CALM, NOW)).toMatchObject({ worst: 20 });
  const share = { figure: 'answered_in_window', threshold: 95 } as const;
  expect(judgeThreshold(share, 80, stands({ worst: 90 }), CALM, NOW)).toMatchObject({ worst: 80 });
});

it('the working day ends: what says nothing any more is calm', () => {
  const agents = { figure: 'free_agents', threshold: 2 } as const;
  expect(judgeThreshold(agents, null, stands({ worst: 0, calmSince: before(61) }), CALM, NOW).turn).toBe('clear');
});

it.each([
  ['waiting', 10, 9],
  ['waiting', 1, 0],
  ['waiting', 0, 0],
  ['oldest_wait', 25, 22],
  ['free_agents', 3, 3],
  ['answered_in_window', 95, 96],
  ['answered_in_window', 100, 100],
] as const)('%s with threshold %d is back at %d', (figure, threshold, back) => {
  expect(backAt(figure, threshold)).toBe(back);
});
