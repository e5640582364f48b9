import { seeded, shuffled } from './seeded';

/** Why a conversation is worth a look by itself. */
export type SampleCondition = 'breached' | 'bad_answer' | 'complaint' | 'long_call' | 'many_replies';
export type SampleMethod = 'random' | 'stratified' | 'condition';

/** One conversation or call of an agent that may be drawn. `key` names it for ever. */
export interface SampleCandidate {
  key: string;
  agentId: string;
  channel: string;
  conditions: readonly SampleCondition[];
}

export interface Draw {
  seed: string;
  method: SampleMethod;
  /** At most so many of each agent (DOMAIN W6). */
  perAgent: number;
  /** With `condition`: any of these is enough. */
  conditions: readonly SampleCondition[];
}

/**
 * The sample of a population: the same seed and the same population give the same rows, in whatever order they come. Each agent
 * is drawn for with numbers of their own, so that a colleague's work does not change who is listened to (DOMAIN W6).
 */
export function drawSample<C extends SampleCandidate>(population: readonly C[], draw: Draw): C[] {
  return [...groupedBy(population, ({ agentId }) => agentId)].flatMap(([agentId, rows]) =>
    drawOfAgent(rows, draw, seeded(`${draw.seed}|${agentId}`)),
  );
}

function drawOfAgent<C extends SampleCandidate>(rows: C[], draw: Draw, random: () => number): C[] {
  const sorted = [...rows].sort((a, b) => byText(a.key, b.key));
  if (draw.method === 'stratified') return stratified(sorted, draw.perAgent, random);
  const wanted = draw.conditions;
  const eligible =
    draw.method === 'condition'
      ? sorted.filter(({ conditions }) => conditions.some((one) => wanted.includes(one)))
      : sorted;
  return shuffled(eligible, random).slice(0, draw.perAgent);
}

/** Each channel has its share of the agent's work, by largest remainders; a lone call among many chats has its chance in that. */
function stratified<C extends SampleCandidate>(rows: C[], most: number, random: () => number): C[] {
  const strata = [...groupedBy(rows, ({ channel }) => channel)];
  const places = Math.min(most, rows.length);
  const shares = strata.map(([, of]) => (of.length * places) / rows.length);
  const seats = shares.map(Math.floor);
  const order = shuffled([...shares.keys()], random).sort((a, b) => rest(shares[b]!) - rest(shares[a]!));
  const left = places - seats.reduce((sum, n) => sum + n, 0);
  for (const i of order.slice(0, left)) seats[i]! += 1;
  return strata.flatMap(([, of], i) => shuffled(of, random).slice(0, seats[i]));
}

// Floating dust must not decide between two equal remainders.
const rest = (share: number): number => Math.round((share - Math.floor(share)) * 1e9);

/**
 * Who marks what: each row goes to the one of its reviewers who has the fewest so far, the first named where several have; null
 * where nobody may. Nobody reviews their own work.
 */
export function assignReviewers(
  rows: readonly Pick<SampleCandidate, 'agentId'>[],
  reviewersOf: (agentId: string) => readonly string[],
): (string | null)[] {
  const load = new Map<string, number>();
  const loadOf = (id: string): number => load.get(id) ?? 0;
  return rows.map(({ agentId }) => {
    const others = reviewersOf(agentId).filter((id) => id !== agentId);
    if (others.length === 0) return null;
    const chosen = others.reduce((least, id) => (loadOf(id) < loadOf(least) ? id : least));
    load.set(chosen, loadOf(chosen) + 1);
    return chosen;
  });
}

function groupedBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of [...rows].sort((a, b) => byText(keyOf(a), keyOf(b))))
    groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}

// Never by locale: the order must be the same on every machine.
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
