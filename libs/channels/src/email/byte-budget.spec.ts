import { ByteBudget } from './byte-budget';

test('what does not fit waits in line, and the line is not overtaken', async () => {
  const budget = new ByteBudget(100);
  const went: string[] = [];
  const go = async (name: string, bytes: number) => {
    const release = await budget.take(bytes);
    went.push(name);
    return release;
  };
  const first = await go('first', 80);
  const second = go('second', 40);
  const third = go('third', 10);
  await Promise.resolve();
  expect(went).toEqual(['first']);
  first();
  first();
  await second;
  await third;
  expect(went).toEqual(['first', 'second', 'third']);
});

test('a mail larger than the budget goes when it is alone', async () => {
  const budget = new ByteBudget(100);
  const small = await budget.take(1);
  const large = budget.take(1_000);
  small();
  (await large)();
  await budget.take(100);
});
