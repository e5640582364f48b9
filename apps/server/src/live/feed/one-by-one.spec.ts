import { OneByOne } from './one-by-one';
import type { Told } from './feed.service';

const batch = (type: string): Told[] => [{ event: { type }, rooms: [] }] as unknown as Told[];

it('tells batches in their order, repeats one that failed before the next, and ends when stopped', async () => {
  const tried: string[] = [];
  let done: () => void = () => undefined;
  const all = new Promise<void>((resolve) => (done = resolve));
  const line = new OneByOne(async ([told]) => {
    tried.push(told!.event.type);
    await Promise.resolve();
    if (tried.length === 1) throw new Error('the database is away');
    if (tried.length === 3) done();
  });
  line.take(batch('first'));
  line.take(batch('second'));
  await all;
  expect(tried).toEqual(['first', 'first', 'second']);
  line.stop();
  line.take(batch('third'));
  await new Promise(setImmediate);
  expect(tried).toHaveLength(3);
});
