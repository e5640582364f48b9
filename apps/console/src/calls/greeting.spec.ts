import { saidFirst } from './greeting';

describe('what is said first', () => {
  it.each([
    ['王女士', 'known'],
    ['访客 8F2A', 'unknown'],
    ['Visitor 00C1', 'unknown'],
    ['访客先生', 'known'],
  ])('to %s is for somebody %s (DOMAIN H5, H6)', (name, audience) => {
    expect(saidFirst(name, 3, 15).audience).toBe(audience);
  });

  it('is an apology from five rings on (DOMAIN H10)', () => {
    expect(saidFirst('王女士', 14, 15).apologise).toBe(false);
    expect(saidFirst('王女士', 15, 15).apologise).toBe(true);
  });
});
