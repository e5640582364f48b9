import { fairShares, type Tally } from './fairness';

/** `n` decisions among `among` agents, of which this one got `got`. */
const tally = (agentId: string, n: number, among: number, got: number): Tally => ({
  agentId,
  could: n,
  expected: n / among,
  variance: n * (1 / among) * (1 - 1 / among),
  got,
});

describe('fair dispatch (B11)', () => {
  test('shares are of what the strategy dealt out', () => {
    const [a, b] = fairShares([tally('a', 10, 2, 6), tally('b', 10, 2, 4)]);
    expect(a).toMatchObject({ expectedShare: 0.5, actualShare: 0.6, deviation: 1, beyondChance: false });
    expect(b).toMatchObject({ actualShare: 0.4, deviation: -1, beyondChance: false });
  });
  test.each<[number, boolean]>([
    [60, false],
    [61, true],
    [40, false],
    [39, true],
  ])('%i of 100 between two is beyond chance: %s', (got, expected) => {
    expect(fairShares([tally('a', 100, 2, got), tally('b', 100, 2, 100 - got)])[0]!.beyondChance).toBe(expected);
  });
  test('who was not there is not passed over', () => {
    const [a] = fairShares([tally('a', 0, 2, 0), tally('b', 9, 1, 9)]);
    expect(a).toMatchObject({ expectedShare: 0, actualShare: 0, deviation: 0, beyondChance: false });
  });
  test('nothing dealt has no shares', () => {
    expect(fairShares([tally('a', 0, 1, 0)])[0]).toMatchObject({ expectedShare: null, actualShare: null });
  });
});
