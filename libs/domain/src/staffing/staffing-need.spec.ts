import { staffingNeed, type StaffingGoals } from './staffing-need';

const goals: StaffingGoals = {
  ...{ share: 0.9, windowSeconds: 1_800, ringSeconds: 9, concurrency: 3, shrinkage: 0 },
  ...{ chatSeconds: 180, mailSeconds: 480, callSeconds: 180 },
};
const need = (load: Partial<Parameters<typeof staffingNeed>[0]>, more: Partial<StaffingGoals> = {}) =>
  staffingNeed({ call: 0, chat: 0, mail: 0, ...load }, { ...goals, ...more });

test('nobody is needed for nothing', () =>
  expect(need({})).toEqual({ calls: 0, messages: 0, agents: 0, outcome: null }));

test('calls and messages add up, and shrinkage is made good', () => {
  expect(need({ call: 200 })).toMatchObject({ calls: 15, messages: 0, agents: 15 });
  const both = need({ call: 200, chat: 60 });
  expect(both.agents).toBe(15 + both.messages);
  expect(need({ call: 200 }, { shrinkage: 0.25 }).agents).toBe(20);
  expect(need({ call: 200 }, { shrinkage: 0.15 }).agents).toBe(17.6);
});

test('what is found answers the share, and one person fewer would not', () => {
  const { messages, outcome } = need({ chat: 80 });
  expect(outcome!.share).toBeGreaterThanOrEqual(0.9);
  expect(messages).toBeGreaterThanOrEqual(4);
  expect(messages).toBeLessThanOrEqual(6);
});

test('holding more at once makes nobody faster', () =>
  expect(need({ chat: 80 }, { concurrency: 6 }).messages).toBeGreaterThanOrEqual(
    need({ chat: 80 }, { concurrency: 1 }).messages - 1,
  ));

test('a lone mail takes one person, however many they could hold', () =>
  expect(need({ mail: 0.2 }, { concurrency: 8 })).toMatchObject({ messages: 1, agents: 1 }));

test('a window that no number of people can keep ends the search', () =>
  expect(need({ mail: 5 }, { windowSeconds: 60 }).outcome!.share).toBeLessThan(0.9));
