import { LocalWake } from '../wake/wake';
import { Cached } from './cached';

const wake = new LocalWake();

it('loads once, and again when its topic wakes', async () => {
  let loads = 0;
  const cached = new Cached(wake, () => Promise.resolve((loads += 1)), 'topic');
  expect(await Promise.all([cached.get(), cached.get()])).toEqual([1, 1]);
  wake.up('another topic');
  expect(await cached.get()).toBe(1);
  wake.up('topic');
  expect(await cached.get()).toBe(2);
});

it('answers the same object for as long as nothing in it changed', async () => {
  let value = { hours: ['09:00'] };
  const cached = new Cached(wake, () => Promise.resolve(structuredClone(value)));
  const first = await cached.get();
  wake.up('setup');
  expect(await cached.get()).toBe(first);
  value = { hours: ['10:00'] };
  wake.up('setup');
  expect(await cached.get()).toEqual(value);
});

it('keeps nothing of a load that its topic overtook', async () => {
  const answers: ((value: string) => void)[] = [];
  const cached = new Cached(wake, () => new Promise<string>((resolve) => answers.push(resolve)));
  const early = cached.get();
  wake.up('setup');
  const late = cached.get();
  answers[1]!('new');
  answers[0]!('old');
  await early;
  expect(await late).toBe('new');
  expect(await cached.get()).toBe('new');
});

it('tries again after a load that failed', async () => {
  const outcomes = [Promise.reject(new Error('away')), Promise.resolve('there')];
  const cached = new Cached(wake, () => outcomes.shift()!);
  await expect(cached.get()).rejects.toThrow('away');
  expect(await cached.get()).toBe('there');
});
