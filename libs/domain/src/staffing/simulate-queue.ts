/** Messages of an hour that comes again and again, and who is there for them. */
export interface QueueScene {
  perHour: number;
  /** How much of somebody's whole attention an answer takes. */
  handleSeconds: number;
  agents: number;
  /** How many conversations each of them holds at a time. */
  concurrency: number;
  withinSeconds: number;
}

export interface QueueOutcome {
  /** The share answered within the window (0 to 1), with the bounds that hold it with 95 %. */
  share: number;
  low: number;
  high: number;
  /** Seconds from message to answer. */
  p50: number;
  p90: number;
}

const HOUR = 3600;
/** Each run is a morning of its own: an hour to fill up, and two that are counted, or as many as forty messages take. */
const WARM_UP = HOUR;
const countedSeconds = (perHour: number): number => HOUR * Math.max(2, 40 / perHour);
const MOST_MESSAGES = 4_000;

/**
 * Plays the queue so many times with the dice of `seed`: Poisson arrivals, answers that take exponentially long, the longest
 * waiting first, each to who holds the fewest; who holds several is slower with each. A message is answered when its answer
 * is said, not when somebody takes it up (DOMAIN W1). The bounds are those of the mean of the runs. Same input, same outcome.
 */
export function simulateQueue(scene: QueueScene, { seed, runs }: { seed: number; runs: number }): QueueOutcome {
  const dice = diceOf(seed);
  const [shares, all] = [[] as number[], [] as number[]];
  for (let run = 0; run < runs; run++) {
    const took = playOnce(scene, dice);
    if (took.length === 0) continue;
    shares.push(took.filter((seconds) => seconds < scene.withinSeconds).length / took.length);
    all.push(...took);
  }
  if (shares.length === 0) return { share: 1, low: 1, high: 1, p50: 0, p90: 0 };
  all.sort((a, b) => a - b);
  const at = (part: number) => all[Math.min(all.length - 1, Math.ceil(all.length * part) - 1)]!;
  return { ...boundsOf(shares), p50: at(0.5), p90: at(0.9) };
}

/** Seconds from message to answer for every message that came in the counted hours. */
function playOnce({ perHour, handleSeconds, agents, concurrency }: QueueScene, dice: () => number): number[] {
  const pause = (mean: number) => -mean * Math.log(1 - dice());
  const end = WARM_UP + countedSeconds(perHour);
  const people: Held[][] = Array.from({ length: Math.max(1, agents) }, () => []);
  const [waiting, took]: [Held[], number[]] = [[], []];
  let [now, next, came] = [0, pause(HOUR / perHour), 0];
  const take = (held: Held): void => {
    const freest = people.reduce((best, one) => (one.length < best.length ? one : best));
    if (freest.length < concurrency) freest.push(held);
    else waiting.push(held);
  };
  for (;;) {
    const first = soonest(people);
    const isArrival = next <= now + first.seconds && came < MOST_MESSAGES && next < end;
    if (!isArrival && !first.person) return took;
    work(people, isArrival ? next - now : first.seconds);
    now = isArrival ? next : now + first.seconds;
    if (isArrival) {
      take({ cameAt: now, left: pause(handleSeconds) });
      [next, came] = [now + pause(HOUR / perHour), came + 1];
      continue;
    }
    const [done] = first.person!.splice(first.index, 1);
    if (done!.cameAt >= WARM_UP) took.push(now - done!.cameAt);
    if (waiting.length > 0) first.person!.push(waiting.shift()!);
  }
}

/** A conversation in somebody's hands, and how many seconds of their whole attention it still takes. */
interface Held {
  cameAt: number;
  left: number;
}

/** Who is done next, in how many seconds: a person's attention is shared among what they hold. */
function soonest(people: readonly Held[][]): { person: Held[] | null; index: number; seconds: number } {
  let best = { person: null as Held[] | null, index: -1, seconds: Infinity };
  for (const person of people)
    person.forEach(({ left }, index) => {
      if (left * person.length < best.seconds) best = { person, index, seconds: left * person.length };
    });
  return best;
}

function work(people: readonly Held[][], seconds: number): void {
  for (const person of people) for (const held of person) held.left -= seconds / person.length;
}

function boundsOf(shares: readonly number[]): { share: number; low: number; high: number } {
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  const variance = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0) / Math.max(1, shares.length - 1);
  const half = 1.96 * Math.sqrt(variance / shares.length);
  return { share: mean, low: Math.max(0, mean - half), high: Math.min(1, mean + half) };
}

/** In [0, 1), the same row for the same seed (mulberry32). */
function diceOf(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
