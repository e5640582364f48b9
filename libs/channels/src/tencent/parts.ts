import type { SendOutcome } from '../channel';

/**
 * What of a message went out before, part by part: kept by whoever sends, so that a message that stopped half-way goes on where it
 * stopped instead of saying its beginning twice (DESIGN law 3).
 */
export interface PartLedger {
  /** True for a part that certainly went out. */
  isSaid(part: number): boolean;
  /** Called once before anything goes out, with all that will. Answers why it may not, null when it may. */
  reserve(parts: readonly { part: number; platformId: string | null }[]): Promise<string | null>;
  end(part: number, state: 'said' | 'refused' | 'unknown'): Promise<void>;
  /** Gives back what was reserved and not tried. */
  release(): Promise<void>;
}

/** One call of the platform that says one thing. `platformId` is our id for it, null where the platform takes none. */
export interface SpokenPart {
  platformId: string | null;
  say(): Promise<void>;
}

/** Turns an error of a call into what becomes of the message; `prefix` is the channel's. */
export interface Speech {
  prefix: string;
  outcomeOf(error: unknown): SendOutcome;
}

/** Says the parts that are not out yet, in order, and stops at the first that does not go out. */
export async function sayParts(parts: readonly SpokenPart[], ledger: PartLedger, speech: Speech): Promise<SendOutcome> {
  const waiting = parts.flatMap(({ platformId }, part) => (ledger.isSaid(part) ? [] : [{ part, platformId }]));
  const closed = await ledger.reserve(waiting);
  const out = parts.length - waiting.length;
  if (closed) return stopped({ state: 'refused', error: closed }, out, parts.length, speech);
  for (const [i, { part }] of waiting.entries()) {
    const outcome = await said(parts[part]!, speech);
    await ledger.end(part, outcome === null ? 'said' : outcome.state === 'unknown' ? 'unknown' : 'refused');
    if (!outcome) continue;
    await ledger.release();
    return stopped(outcome, out + i, parts.length, speech);
  }
  return { state: 'sent', externalId: parts.at(-1)?.platformId ?? null };
}

async function said(part: SpokenPart, { outcomeOf }: Speech): Promise<SendOutcome | null> {
  try {
    await part.say();
    return null;
  } catch (error) {
    return outcomeOf(error);
  }
}

/** What is tried again by itself says nothing yet of its half; whoever decides has to know it. */
function stopped(outcome: SendOutcome, out: number, of: number, { prefix }: Speech): SendOutcome {
  if (out === 0 || outcome.state === 'retry' || outcome.state === 'sent') return outcome;
  return { ...outcome, error: `${prefix}_partly_sent ${out}/${of}: ${outcome.error}` };
}

/** Says a message whose parts nobody keeps: once a part is out, what would be tried again is unknown instead. */
export async function sayUnrecorded(
  prefix: string,
  say: (ledger: PartLedger) => Promise<SendOutcome>,
): Promise<SendOutcome> {
  let out = 0;
  const ledger: PartLedger = {
    isSaid: () => false,
    reserve: () => Promise.resolve(null),
    release: () => Promise.resolve(),
    end: (_, state) => Promise.resolve(void (out += state === 'said' ? 1 : 0)),
  };
  const outcome = await say(ledger);
  if (out === 0 || outcome.state !== 'retry') return outcome;
  return { state: 'unknown', error: `${prefix}_partly_sent: ${outcome.error}` };
}
