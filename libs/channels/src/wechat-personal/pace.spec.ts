import { pauseAfter } from './pace';

describe('the pause between two messages', () => {
  it.each([
    [1, 20, 0, 2250],
    [1, 20, 0.5, 3000],
    [1, 20, 1, 3750],
    [3, 20, 0.5, 9000],
    [1, 60, 0.5, 1000],
  ])('after %d at %d a minute with chance %d is %d ms', (parts, perMinute, chance, ms) => {
    expect(pauseAfter(parts, perMinute, chance)).toBe(ms);
  });
});
