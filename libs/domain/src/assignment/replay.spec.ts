import { chooseAgent, type Candidate } from './choose-agent';
import { type KeptDecision, replay } from './replay';

const at = (n: number): Date => new Date(Date.UTC(2026, 10, 23, 9, n));
const AGENTS = ['a', 'b', 'c'];

/** A day of random decisions among three, of whom c is away in every second. */
const day: KeptDecision[] = Array.from({ length: 12 }, (_, i) => {
  const agents = AGENTS.map((agentId) => ({ agentId, load: 0, capacity: 5, lastAssignedAt: null }));
  const candidates: Candidate[] = agents.map((agent) => ({
    ...agent,
    inTeam: true,
    disabled: false,
    presence: agent.agentId === 'c' && i % 2 ? ('away' as const) : ('online' as const),
  }));
  const asked = { random: 0.1, lastHolderId: null, wantedId: null, ownerId: i === 0 ? 'b' : null };
  const { chosenId, considered } = chooseAgent({ ...asked, strategy: 'random', candidates, lastAssignedAgentId: null });
  return { at: at(i), chosenId, considered, facts: { ...asked, standIns: {}, agents } };
});

describe('deciding once more', () => {
  test('by the same strategy changes nothing', () => {
    expect(replay(day, 'random')).toMatchObject({ decisions: 12, changed: 0 });
  });
  test('in turn gives to everybody who was there, and less to who was away half of the time', () => {
    const { would, was } = replay(day, 'round_robin');
    expect(Object.fromEntries(was)).toEqual({ a: 11, b: 1 });
    expect([...would.values()].reduce((sum, n) => sum + n, 0)).toBe(12);
    expect(Math.max(...would.values()) - Math.min(...would.values())).toBeLessThanOrEqual(2);
  });
  test('keeps what was owed', () => {
    expect(replay(day.slice(0, 1), 'round_robin').would).toEqual(new Map([['b', 1]]));
  });
  test('leaves out what nobody could take', () => {
    const nobody = {
      ...day[0]!,
      chosenId: null,
      considered: [{ agentId: 'a', verdict: 'skipped' as const, reason: 'away' as const }],
    };
    expect(replay([nobody], 'random').decisions).toBe(0);
  });
  test('gives nothing to who was full', () => {
    const full = {
      ...day[1]!,
      considered: [
        { agentId: 'a', verdict: 'skipped' as const, reason: 'full' as const },
        { agentId: 'b', verdict: 'chosen' as const },
      ],
      chosenId: 'b',
      facts: { ...day[1]!.facts, agents: [{ agentId: 'a', load: 5, capacity: 5, lastAssignedAt: null }] },
    };
    expect(replay([full], 'least_busy').would).toEqual(new Map([['b', 1]]));
  });
});
