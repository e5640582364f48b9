import { Permits } from './permits';

describe('permits', () => {
  it('lets two run at a time, the rest in their order, and goes on after one failed', async () => {
    const permits = new Permits(2);
    const begun: number[] = [];
    const ends: (() => void)[] = [];
    const work = (n: number) =>
      permits.run(async () => {
        begun.push(n);
        await new Promise<void>((resolve) => ends.push(resolve));
        if (n === 0) throw new Error('failed');
        return n;
      });
    const all = Promise.allSettled([0, 1, 2, 3].map(work));
    await Promise.resolve();
    expect(begun).toEqual([0, 1]);
    for (let i = 0; i < 4; i += 1) {
      ends[i]!();
      await new Promise(setImmediate);
    }
    expect(begun).toEqual([0, 1, 2, 3]);
    expect((await all).map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
  });
});
