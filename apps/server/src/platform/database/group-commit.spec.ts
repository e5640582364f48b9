import { type Answer, GroupCommit } from './group-commit';

interface Item {
  from: string;
  n: number;
}

/** Batches run until they are let go, so that a spec sees what waits and what runs. */
function held(lanes: number) {
  const batches: { items: Item[]; finish: (error?: Error) => void }[] = [];
  const group = new GroupCommit<Item, number>(
    (items) =>
      new Promise<Answer<number>[]>((resolve, reject) => {
        const answers = items.map(({ n }) => ({ ok: true as const, value: n }));
        batches.push({ items, finish: (error) => (error ? reject(error) : resolve(answers)) });
      }),
    { most: 3, lanes, keyOf: ({ from }) => from },
  );
  return { batches, say: (from: string, n: number) => group.submit({ from, n }) };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
const numbers = (items: Item[]) => items.map(({ n }) => n);

describe('one commit for many senders', () => {
  it('lets a lone item go at once, and puts what queued up meanwhile into the next batches', async () => {
    const { batches, say } = held(1);
    const answers = [1, 2, 3, 4, 5].map((n) => say(`visitor ${n}`, n));
    expect(batches.map(({ items }) => numbers(items))).toEqual([[1]]);
    for (let i = 0; i < 3; i++) {
      batches[i]!.finish();
      await settled();
    }
    expect(batches.map(({ items }) => numbers(items))).toEqual([[1], [2, 3, 4], [5]]);
    expect(await Promise.all(answers)).toEqual([1, 2, 3, 4, 5]);
  });

  it('keeps the order of one sender in one lane while another lane runs beside it', async () => {
    const { batches, say } = held(2);
    const first = [say('a', 1), say('b', 2), say('a', 3), say('a', 4)];
    expect(batches.map(({ items }) => numbers(items))).toEqual([[1], [2]]);
    batches[0]!.finish();
    await settled();
    expect(numbers(batches[2]!.items)).toEqual([3, 4]);
    batches[1]!.finish();
    batches[2]!.finish();
    expect(await Promise.all(first)).toEqual([1, 2, 3, 4]);
  });

  it('runs a refused batch again one by one, so that only the poisoned item is refused', async () => {
    const { batches, say } = held(1);
    const answers = Promise.allSettled([say('a', 0), say('a', 1), say('b', 2)]);
    batches[0]!.finish();
    await settled();
    batches[1]!.finish(new Error('poisoned'));
    await settled();
    batches[2]!.finish(new Error('poisoned'));
    await settled();
    batches[3]!.finish();
    expect((await answers).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
});
