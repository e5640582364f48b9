export const STRATEGIES = ['random', 'round_robin', 'least_busy', 'last_holder_first'] as const;
export type Strategy = (typeof STRATEGIES)[number];

export type ChosenPresence = 'online' | 'busy' | 'away' | 'offline';

export type SkipReason =
  | 'offline'
  | 'away'
  | 'busy'
  | 'full'
  | 'disabled'
  | 'not_in_team'
  | 'suspended'
  | 'off_shift'
  | 'released'
  | 'no_skill';

/** Why a ticket is meant for somebody, in the order in which the desk asks: a code scanned, whom the contact knows, whose area it is. */
export const WISH_GROUNDS = ['source', 'last_holder', 'territory'] as const;
export type WishGround = (typeof WISH_GROUNDS)[number];

/** An agent as routing sees them. `load` is tickets held that wait for a reply, `capacity` how many they may hold. */
export interface Candidate {
  agentId: string;
  inTeam: boolean;
  disabled: boolean;
  /** Dispatch to this agent is stopped for now (DOMAIN B14). */
  suspended?: boolean;
  /** A shift is planned for this agent, and this is not it. */
  offShift?: boolean;
  /** This agent gave this very ticket back. */
  released?: boolean;
  /** Lacks a skill that the ticket needs. */
  unskilled?: boolean;
  presence: ChosenPresence;
  load: number;
  capacity: number;
  lastAssignedAt: Date | null;
}

export interface AssignmentQuestion {
  strategy: Strategy;
  candidates: readonly Candidate[];
  /** Whom the ticket was meant for before anybody had it: chosen before all others when able to take it. */
  wantedId?: string | null;
  /** Who held this contact's last ticket. */
  lastHolderId: string | null;
  /** Whose area the contact is in (DOMAIN H1). */
  ownerId?: string | null;
  /** Agent → who stands in for them now. */
  standIns?: ReadonlyMap<string, string>;
  /** Who got the team's last ticket. */
  lastAssignedAgentId: string | null;
  /** In [0, 1); only the random strategy reads it. */
  random: number;
}

export interface Considered {
  agentId: string;
  verdict: 'chosen' | 'eligible' | 'skipped';
  reason?: SkipReason;
}

/** What decided: a wish, by its ground and for whom somebody stood in, or the team's way of dealing out. */
export interface Because {
  ground: WishGround | 'strategy';
  standInFor?: string;
}

/** Who gets the ticket and what was thought of everybody, in the order asked; stored with the ticket. */
export interface AssignmentDecision {
  chosenId: string | null;
  because: Because | null;
  considered: Considered[];
}

/**
 * Picks the agent for a ticket (DOMAIN C1 random, B11 fair dispatch, H1 areas). Only agents who are in the team, enabled, not
 * suspended, on shift, skilled, online and below capacity can get it; nobody left means `chosenId: null`, which is an answer and not an
 * error. Whom the ticket is meant for comes first, then who stands in for those who are away, then the team's strategy. The
 * result does not depend on the order of the candidates. Throws nothing.
 */
export function chooseAgent(question: AssignmentQuestion): AssignmentDecision {
  const reasons = new Map(question.candidates.map((one) => [one.agentId, skipReason(one)]));
  const eligible = question.candidates.filter(({ agentId }) => reasons.get(agentId) === null).sort(byId);
  const found = eligible.length === 0 ? null : (wished(question, reasons) ?? byStrategy(eligible, question));
  return {
    chosenId: found?.agentId ?? null,
    because: found?.because ?? null,
    considered: question.candidates.map(({ agentId }) =>
      considered(agentId, reasons.get(agentId)!, found?.agentId ?? null),
    ),
  };
}

type Reasons = ReadonlyMap<string, SkipReason | null>;
interface Found {
  agentId: string;
  because: Because;
}

function wished(question: AssignmentQuestion, reasons: Reasons): Found | null {
  const wishes = wishesOf(question);
  const free = wishes.find(({ agentId }) => reasons.get(agentId) === null);
  if (free) return { agentId: free.agentId, because: { ground: free.ground } };
  for (const { agentId: standInFor, ground } of wishes) {
    const agentId = standInOf(standInFor, question.standIns ?? new Map<string, string>(), reasons);
    if (agentId) return { agentId, because: { ground, standInFor } };
  }
  return null;
}

function wishesOf({ strategy, wantedId, lastHolderId, ownerId }: AssignmentQuestion) {
  const ids: Record<WishGround, string | null | undefined> = {
    source: wantedId,
    last_holder: strategy === 'last_holder_first' ? lastHolderId : null,
    territory: ownerId,
  };
  return WISH_GROUNDS.flatMap((ground) => (ids[ground] ? [{ agentId: ids[ground], ground }] : []));
}

/** Who is at work and has no room now is not stood in for: the ticket goes to whose turn it is. */
const AWAY: readonly (SkipReason | null | undefined)[] = [
  'offline',
  'away',
  'disabled',
  'suspended',
  'off_shift',
  'not_in_team',
];
const isAway = (reason: SkipReason | null | undefined): boolean => reason === undefined || AWAY.includes(reason);

/** The first along the chain who can take it, past all who are away themselves; null when it ends, loops or meets somebody without room. */
function standInOf(agentId: string, standIns: ReadonlyMap<string, string>, reasons: Reasons): string | null {
  const seen = new Set<string>();
  let at: string | undefined = agentId;
  while (at !== undefined && !seen.has(at)) {
    const reason = reasons.get(at);
    if (reason === null) return at;
    if (!isAway(reason)) return null;
    seen.add(at);
    at = standIns.get(at);
  }
  return null;
}

const byStrategy = (eligible: Candidate[], question: AssignmentQuestion): Found => ({
  agentId: PICK[question.strategy](eligible, question).agentId,
  because: { ground: 'strategy' },
});

type Pick = (eligible: Candidate[], question: AssignmentQuestion) => Candidate;

const PICK: Record<Strategy, Pick> = {
  random: (eligible, { random }) => eligible[Math.min(Math.floor(random * eligible.length), eligible.length - 1)]!,
  round_robin: (eligible, question) => firstBy(eligible, byTurn(question.lastAssignedAgentId)),
  least_busy: leastBusy,
  // Who was known had first claim as a wish.
  last_holder_first: leastBusy,
};

function leastBusy(eligible: Candidate[], { lastAssignedAgentId }: AssignmentQuestion): Candidate {
  const byShare = (a: Candidate, b: Candidate) => a.load * b.capacity - b.load * a.capacity;
  const turn = byTurn(lastAssignedAgentId);
  return firstBy(eligible, (a, b) => byShare(a, b) || turn(a, b));
}

/** The agent who got the last ticket goes to the end even if clocks disagree; then longest without a ticket, then id. */
function byTurn(lastAssignedAgentId: string | null): (a: Candidate, b: Candidate) => number {
  const gotLast = ({ agentId }: Candidate) => Number(agentId === lastAssignedAgentId);
  const since = ({ lastAssignedAt }: Candidate) => lastAssignedAt?.getTime() ?? Number.MIN_SAFE_INTEGER;
  return (a, b) => gotLast(a) - gotLast(b) || since(a) - since(b) || byId(a, b);
}

function byId(a: Candidate, b: Candidate): number {
  return a.agentId < b.agentId ? -1 : Number(a.agentId > b.agentId);
}

function firstBy(eligible: Candidate[], order: (a: Candidate, b: Candidate) => number): Candidate {
  return eligible.reduce((best, candidate) => (order(candidate, best) < 0 ? candidate : best));
}

function skipReason(candidate: Candidate): SkipReason | null {
  const { inTeam, disabled, suspended, offShift, released, unskilled, presence, load, capacity } = candidate;
  if (!inTeam) return 'not_in_team';
  if (disabled) return 'disabled';
  if (suspended) return 'suspended';
  if (offShift) return 'off_shift';
  if (released) return 'released';
  if (unskilled) return 'no_skill';
  if (presence !== 'online') return presence;
  return load >= capacity ? 'full' : null;
}

function considered(agentId: string, reason: SkipReason | null, chosenId: string | null): Considered {
  if (reason) return { agentId, verdict: 'skipped', reason };
  return { agentId, verdict: agentId === chosenId ? 'chosen' : 'eligible' };
}
