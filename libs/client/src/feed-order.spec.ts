import type { DeskEvent } from '#contract';
import { inFeedOrder, laterPosition } from './feed-order';

const at = (position: string, version: number) => ({ position, version }) as DeskEvent;

describe('feed order (law 5)', () => {
  it('runs by transaction first, then by event, as numbers', () => {
    const events = [at('775:18', 4), at('99:40', 1), at('768:10', 3), at('768:9', 2)];
    expect(inFeedOrder(events).map(({ version }) => version)).toEqual([1, 2, 3, 4]);
  });

  it('keeps what has one position as it came', () => {
    expect(inFeedOrder([at('5:1', 1), at('5:1', 2)]).map(({ version }) => version)).toEqual([1, 2]);
  });

  it.each([
    ['775:18', '768:7', '775:18'],
    ['99:1', '100:0', '100:0'],
    ['100:9', '100:10', '100:10'],
  ])('the later of %s and %s is %s', (a, b, later) => {
    expect(laterPosition(a, b)).toBe(later);
    expect(laterPosition(b, a)).toBe(later);
  });
});
