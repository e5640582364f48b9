import { leadFunnel, type StageGroup } from './lead-funnel';

const group = (stage: StageGroup['stage'], count: number, handed = 0, contacted = 0): StageGroup => ({
  ...{ stage, count, handed, contacted },
});

test('each step counts who came at least so far, as a part of the step before', () => {
  const { steps, stages } = leadFunnel([
    group('open', 10),
    group('rejected', 6, 2, 1),
    group('valid', 4),
    group('handed', 3, 3),
    group('returned', 1, 1),
    group('contacted', 4, 4, 4),
    group('won', 2, 1, 2),
    group('lost', 2, 2, 2),
  ]);
  expect(steps.map(({ step, count }) => [step, count])).toEqual([
    ['opened', 32],
    ['valid', 16],
    ['handed', 12],
    ['contacted', 8],
    ['won', 2],
  ]);
  expect(steps.map(({ share }) => share)).toEqual([null, 0.5, 0.75, 8 / 12, 0.25]);
  expect(stages).toMatchObject({ open: 10, rejected: 6, lost: 2 });
});

test('of nothing there is no share', () => {
  const { steps, stages } = leadFunnel([]);
  expect(steps.every(({ count, share }) => count === 0 && share === null)).toBe(true);
  expect(Object.values(stages)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
});
