import { HANDLING, isLeft, OUTCOMES } from './outcomes';

test('W4: every ticket of a day is done, to be done or not handled, and only the last is marked', () => {
  expect(new Set(Object.values(HANDLING))).toEqual(new Set(['done', 'to_be_done', 'not_handled']));
  expect(OUTCOMES.filter(isLeft)).toEqual(['unanswered']);
});
