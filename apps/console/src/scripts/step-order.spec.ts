import { moved } from './step-order';

test.each([
  [0, 1, 'bac'],
  [2, -1, 'acb'],
  [0, 2, 'bca'],
  [0, -1, 'abc'],
  [2, 1, 'abc'],
])('the step at %d moved by %d', (index, by, expected) => expect(moved([...'abc'], index, by).join('')).toBe(expected));
