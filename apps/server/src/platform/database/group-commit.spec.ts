import { type Answer, GroupCommit } from './group-commit';

/** Batches run until they are let go, so that a spec sees what waits and what runs. */
function held(most = 3) {
  const batches: { items: number[]; finish: (error?: Error) => void }[] = [];
  const group = new GroupCommit<number, number>(
    (items) =>
      new Promise<Answer<number>[]>((resolve, reject) => {
        const answers = items.map((value) => ({ ok: true as const, value }));
        batches.push({ items, finish: (error) => (error ? reject(error) : resolve(answers)) });
      }),
    most,
  );
  return { batches, say: (n: number) => group.submit(n) };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('one commit for many senders', () => {
  it('lets a lone item go at once, and puts what queued up meanwhile into the next batches', async () => {
    const { batches, say } = held();
    const answers = [1, 2, 3, 4, 5].map((n) => say(n));
    expect(batches.map(({ items }) => items)).toEqual([[1]]);
    for (let i = 0; i < 3; i++) {
      batches[i]!.finish();
      await settled();
    }
    expect(batches.map(({ items }) => items)).toEqual([[1], [2, 3, 4], [5]]);
    expect(await Promise.all(answers)).toEqual([1, 2, 3, 4, 5]);
  });

  it('lets a crowd that was answered together speak again before the next batch, but not for long', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate'] });
    const { batches, say } = held(20);
    const says = (from: number, to: number) => {
      for (let n = from; n <= to; n++) void say(n);
    };
    says(1, 11);
    for (let i = 0; i < 2; i++) {
      batches[i]!.finish();
      await settled();
    }
    says(12, 15);
    expect(batches).toHaveLength(2);
    says(16, 16);
    expect(batches[2]!.items).toEqual([12, 13, 14, 15, 16]);
    says(17, 26);
    batches[2]!.finish();
    await settled();
    batches[3]!.finish();
    await settled();
    says(27, 27);
    expect(batches).toHaveLength(4);
    jest.advanceTimersByTime(3);
    expect(batches[4]!.items).toEqual([27]);
    jest.useRealTimers();
  });

  it('runs a refused batch again one by one, so that only the poisoned item is refused', async () => {
    const { batches, say } = held();
    const answers = Promise.allSettled([say(0), say(1), say(2)]);
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
