import { percent } from './quality-figures';

test.each([
  [993, 1460, 68],
  [0, 0, 0],
  [0, 9, 0],
  [9, 9, 100],
  [999, 1000, 99],
])('V20: %i records of %i are %i %%', (part, whole, share) => {
  expect(percent(part, whole)).toBe(share);
});
