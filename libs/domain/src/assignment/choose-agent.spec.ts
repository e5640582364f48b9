import * as fc from 'fast-check';
import { chooseAgent, STRATEGIES, type AssignmentQuestion, type Candidate, type SkipReason } from './choose-agent';

const agent = (agentId: string, facts: Partial<Candidate> = {}): Candidate => ({
  agentId,
  inTeam: true,
  disabled: false,
  presence: 'online',
  load: 0,
  capacity: 5,
  lastAssignedAt: null,
  ...facts,
});
const ask = (facts: Partial<AssignmentQuestion>) =>
  chooseAgent({
    strategy: 'least_busy',
    candidates: [],
    lastHolderId: null,
    lastAssignedAgentId: null,
    random: 0,
    ...facts,
  });
const hour = (h: number) => new Date(Date.UTC(2026, 2, 10, h));

describe('an agent the ticket was meant for', () => {
  const team = [agent('a'), agent('b', { load: 4 }), agent('c', { presence: 'away' })];
  test.each(STRATEGIES)('comes before everybody else by %s', (strategy) => {
    expect(ask({ strategy, candidates: team, wantedId: 'b', lastHolderId: 'a' }).chosenId).toBe('b');
  });
  test('is not waited for', () => {
    expect(ask({ candidates: team, wantedId: 'c' }).chosenId).toBe('a');
  });
});

describe('who can get a ticket', () => {
  test.each<[SkipReason, Partial<Candidate>]>([
    ['not_in_team', { inTeam: false, disabled: true, presence: 'offline' }],
    ['disabled', { disabled: true, presence: 'offline' }],
    ['suspended', { suspended: true, presence: 'away' }],
    ['no_skill', { unskilled: true, presence: 'away' }],
    ['offline', { presence: 'offline', load: 5 }],
    ['away', { presence: 'away' }],
    ['busy', { presence: 'busy' }],
    ['full', { load: 5 }],
    ['full', { load: 0, capacity: 0 }],
  ])('nobody who is %s', (reason, facts) => {
    const decision = ask({ candidates: [agent('a', facts), agent('b')] });
    expect(decision).toEqual({
      chosenId: 'b',
      because: { ground: 'strategy' },
      considered: [
        { agentId: 'a', verdict: 'skipped', reason },
        { agentId: 'b', verdict: 'chosen' },
      ],
    });
  });

  test.each(STRATEGIES)('with nobody free, %s chooses nobody and says why', (strategy) => {
    const decision = ask({ strategy, candidates: [agent('a', { presence: 'away' })], lastHolderId: 'a' });
    expect(decision).toEqual({
      chosenId: null,
      because: null,
      considered: [{ agentId: 'a', verdict: 'skipped', reason: 'away' }],
    });
  });

  test('with no candidates nobody is chosen', () => {
    expect(ask({})).toEqual({ chosenId: null, because: null, considered: [] });
  });
});

describe('whom it is meant for (H1)', () => {
  const team = [agent('a'), agent('b'), agent('c', { load: 1 })];
  const away = (...ids: string[]) =>
    team.map((one) => (ids.includes(one.agentId) ? agent(one.agentId, { presence: 'away' }) : one));
  const wish = (facts: Partial<AssignmentQuestion>) => {
    const { chosenId, because } = ask({ candidates: team, ...facts });
    return [chosenId, because];
  };

  test.each<[string, Partial<AssignmentQuestion>, string, unknown]>([
    ['the area’s owner comes before the strategy', { ownerId: 'c' }, 'c', { ground: 'territory' }],
    ['the code before the owner', { ownerId: 'c', wantedId: 'b' }, 'b', { ground: 'source' }],
    [
      'who knows the contact before the owner',
      { ownerId: 'c', lastHolderId: 'b', strategy: 'last_holder_first' },
      'b',
      { ground: 'last_holder' },
    ],
    ['only where that rule stands', { ownerId: 'c', lastHolderId: 'b' }, 'c', { ground: 'territory' }],
    [
      'an owner who is there before the stand-in of who is away',
      { candidates: away('b'), ownerId: 'c', wantedId: 'b', standIns: new Map([['b', 'a']]) },
      'c',
      { ground: 'territory' },
    ],
    [
      'the stand-in of who is away',
      { candidates: away('a'), ownerId: 'a', standIns: new Map([['a', 'c']]) },
      'c',
      { ground: 'territory', standInFor: 'a' },
    ],
    [
      'the stand-in of the stand-in',
      {
        candidates: away('a', 'b'),
        ownerId: 'a',
        standIns: new Map([
          ['a', 'b'],
          ['b', 'c'],
        ]),
      },
      'c',
      { ground: 'territory', standInFor: 'a' },
    ],
    [
      'the stand-in of who is in no team of this ticket',
      { ownerId: 'elsewhere', standIns: new Map([['elsewhere', 'c']]) },
      'c',
      { ground: 'territory', standInFor: 'elsewhere' },
    ],
    [
      'nobody round a loop',
      {
        candidates: away('a', 'b'),
        ownerId: 'a',
        standIns: new Map([
          ['a', 'b'],
          ['b', 'a'],
        ]),
      },
      'c',
      { ground: 'strategy' },
    ],
    [
      'no stand-in for who is only full',
      { candidates: [agent('a', { load: 5 }), ...team.slice(1)], ownerId: 'a', standIns: new Map([['a', 'c']]) },
      'b',
      { ground: 'strategy' },
    ],
  ])('%s', (_, facts, chosen, because) => {
    expect(wish(facts)).toEqual([chosen, because]);
  });
});

describe('which of them', () => {
  const [a, b, c] = [agent('a'), agent('b'), agent('c')];

  test.each<[number, string]>([
    [0, 'a'],
    [0.33, 'a'],
    [0.34, 'b'],
    [0.67, 'c'],
    [0.999999, 'c'],
  ])('random %d picks %s (DOMAIN C1)', (random, expected) => {
    expect(ask({ strategy: 'random', candidates: [c, a, b], random }).chosenId).toBe(expected);
  });

  test.each<[string, Candidate[], string | null, string]>([
    ['who never had one comes first', [agent('a', { lastAssignedAt: hour(9) }), b], 'a', 'b'],
    [
      'then who waits longest',
      [agent('a', { lastAssignedAt: hour(9) }), agent('b', { lastAssignedAt: hour(8) })],
      'a',
      'b',
    ],
    ['then the id', [c, b], null, 'b'],
    [
      'the last one again only alone',
      [agent('a', { lastAssignedAt: hour(8) }), agent('b', { lastAssignedAt: hour(9) })],
      'a',
      'b',
    ],
    ['alone it is', [a], 'a', 'a'],
    ['load does not matter', [agent('a', { load: 4 }), agent('b', { lastAssignedAt: hour(8) })], null, 'a'],
  ])('round robin: %s', (_, candidates, lastAssignedAgentId, expected) => {
    expect(ask({ strategy: 'round_robin', candidates, lastAssignedAgentId }).chosenId).toBe(expected);
  });

  test.each<[string, Candidate[], string]>([
    [
      'the lowest share of capacity',
      [agent('a', { load: 2, capacity: 4 }), agent('b', { load: 3, capacity: 10 })],
      'b',
    ],
    [
      'of equal shares the longest without a ticket',
      [agent('a', { lastAssignedAt: hour(9) }), agent('b', { lastAssignedAt: hour(8) })],
      'b',
    ],
    ['of equals the id', [c, b], 'b'],
  ])('least busy: %s', (_, candidates, expected) => {
    expect(ask({ strategy: 'least_busy', candidates }).chosenId).toBe(expected);
  });

  test.each<[string, Candidate[], string | null, string]>([
    ['who knows the contact', [a, agent('b', { load: 4 })], 'b', 'b'],
    ['the least busy when that one is away', [agent('a', { load: 1 }), agent('b', { presence: 'away' }), c], 'b', 'c'],
    ['the least busy when that one left', [agent('a', { load: 1 }), c], 'gone', 'c'],
    ['the least busy for a new contact', [agent('a', { load: 1 }), c], null, 'c'],
  ])('last holder first: %s', (_, candidates, lastHolderId, expected) => {
    expect(ask({ strategy: 'last_holder_first', candidates, lastHolderId }).chosenId).toBe(expected);
  });
});

describe('for every team', () => {
  const candidates = fc.uniqueArray(
    fc.record({
      agentId: fc.stringMatching(/^[a-z]{1,3}$/),
      inTeam: fc.boolean(),
      disabled: fc.boolean(),
      presence: fc.constantFrom('online' as const, 'busy' as const, 'away' as const, 'offline' as const),
      load: fc.integer({ min: 0, max: 4 }),
      capacity: fc.integer({ min: 0, max: 4 }),
      lastAssignedAt: fc.option(fc.constantFrom(hour(8), hour(9))),
    }),
    { selector: ({ agentId }) => agentId, maxLength: 8 },
  );
  const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

  test('the order of the candidates does not change who is chosen', () => {
    fc.assert(
      fc.property(candidates, fc.constantFrom(...STRATEGIES), random, (team, strategy, number) => {
        const question = { strategy, random: number, lastHolderId: team[0]?.agentId ?? null };
        const backwards = ask({ ...question, candidates: [...team].reverse() });
        expect(ask({ ...question, candidates: team }).chosenId).toBe(backwards.chosenId);
      }),
    );
  });

  test('somebody is chosen exactly when somebody can take it', () => {
    fc.assert(
      fc.property(candidates, fc.constantFrom(...STRATEGIES), random, (team, strategy, number) => {
        const { chosenId, considered } = ask({ strategy, random: number, candidates: team });
        const free = team.filter(
          (one) => one.inTeam && !one.disabled && one.presence === 'online' && one.load < one.capacity,
        );
        expect(free.map(({ agentId }) => agentId)).toEqual(
          considered.filter(({ verdict }) => verdict !== 'skipped').map(({ agentId }) => agentId),
        );
        expect(considered.filter(({ verdict }) => verdict === 'chosen').map(({ agentId }) => agentId)).toEqual(
          free.length === 0 ? [] : [chosenId],
        );
      }),
    );
  });

  test('round robin gives everybody a turn', () => {
    const team = ['a', 'b', 'c', 'd'].map((id) => agent(id));
    const turns = Array.from({ length: 8 }, (_, i) => {
      const { chosenId } = ask({ strategy: 'round_robin', candidates: team });
      team.find(({ agentId }) => agentId === chosenId)!.lastAssignedAt = new Date(i);
      return chosenId;
    });
    expect(turns.join('')).toBe('abcdabcd');
  });
});
