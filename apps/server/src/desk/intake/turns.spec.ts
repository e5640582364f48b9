import { Turns } from './turns';

test('one key goes in its order, past what failed; another key does not wait', async () => {
  const turns = new Turns();
  const done: string[] = [];
  let release!: () => void;
  const held = new Promise<void>((resolve) => (release = resolve));
  const first = turns.take('a', () => held.then(() => done.push('a1')));
  const second = turns.take('a', () => Promise.reject(new Error('a2')));
  const third = turns.take('a', () => Promise.resolve(done.push('a3')));
  await turns.take('b', () => Promise.resolve(done.push('b1')));
  expect(done).toEqual(['b1']);
  release();
  await first;
  await expect(second).rejects.toThrow('a2');
  await third;
  expect(done).toEqual(['b1', 'a1', 'a3']);
  await turns.take('a', () => Promise.resolve(done.push('a4')));
  expect(done.at(-1)).toBe('a4');
});
