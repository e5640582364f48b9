import { shareAnswered } from './erlang-c';
import { type QueueScene, simulateQueue } from './simulate-queue';

const scene: QueueScene = { perHour: 40, handleSeconds: 300, agents: 2, concurrency: 2, withinSeconds: 1_800 };
const RUNS = { seed: 7, runs: 60 };

test('the same dice tell the same story, others a like one', () => {
  expect(simulateQueue(scene, RUNS)).toEqual(simulateQueue(scene, RUNS));
  const other = simulateQueue(scene, { ...RUNS, seed: 8 });
  expect(other).not.toEqual(simulateQueue(scene, RUNS));
  expect(other.share).toBeCloseTo(simulateQueue(scene, RUNS).share, 1);
});

test('with one conversation each it is the queue of Erlang: waits of M/M/c', () => {
  const load = { perHour: 30, handleSeconds: 240 };
  const told = simulateQueue({ ...load, agents: 4, concurrency: 1, withinSeconds: 600 }, { seed: 1, runs: 400 });
  // Answered means said: P(wait + handling < t) of M/M/4, by numbers over the handling time.
  let expected = 0;
  const step = 1;
  for (let s = step / 2; s < 600; s += step)
    expected += (Math.exp(-s / 240) / 240) * shareAnswered(4, load, 600 - s) * step;
  expect(told.low).toBeLessThan(expected);
  expect(told.high).toBeGreaterThan(expected);
});

test('more people never answer less', () => {
  const share = (agents: number, concurrency: number) => simulateQueue({ ...scene, agents, concurrency }, RUNS).share;
  expect(share(3, 2)).toBeGreaterThanOrEqual(share(2, 2));
  expect(share(1, 1)).toBeLessThan(0.5);
});

test('who holds several is slower with each, and alone with one as fast as ever', () => {
  const p50 = (perHour: number, concurrency: number) =>
    simulateQueue({ ...scene, perHour, agents: 1, concurrency }, RUNS).p50;
  expect(p50(0.2, 5)).toBeCloseTo(p50(0.2, 1), -2);
  expect(p50(9, 5)).toBeLessThan(1.6 * p50(9, 1));
});

test('what nobody writes is answered', () =>
  expect(simulateQueue({ ...scene, perHour: 0 }, RUNS)).toEqual({ share: 1, low: 1, high: 1, p50: 0, p90: 0 }));
