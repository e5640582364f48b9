import { ringCount, ringPace, type RingPace } from './ring';

test.each<[number, number]>([
  [0, 1],
  [1, 1],
  [3, 1],
  [4, 2],
  [9, 3],
  [10, 4],
  [15, 5],
  [16, 6],
])('after %d s of ringing, ring %d is heard (DOMAIN H9)', (seconds, rings) => {
  expect(ringCount(seconds)).toBe(rings);
});

test.each<[number, RingPace]>([
  [0, 'in_time'],
  [9, 'in_time'],
  [10, 'late'],
  [14, 'late'],
  [15, 'apologise'],
  [60, 'apologise'],
])('an answer after %d s is %s (DOMAIN H9, H10)', (seconds, pace) => {
  expect(ringPace(seconds, { answer: 9, apology: 15 })).toBe(pace);
});
