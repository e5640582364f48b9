export const STRATEGIES = ['random', 'round_robin', 'least_busy', 'last_holder_first'] as const;
export type Strategy = (typeof STRATEGIES)[number];

export type ChosenPresence = 'online' | 'busy' | 'away' | 'offline';

export type SkipReason = 'offline' | 'away' | 'busy' | 'full' | 'disabled' | 'not_in_team' | 'suspended' | 'released';

/** An agent as routing sees them. `load` is tickets held that wait for a reply, `capacity` how many they may hold. */
export interface Candidate {
  agentId: string;
  inTeam: boolean;
  disabled: boolean;
  /** Dispatch to this agent is stopped for now (DOMAIN B14). */
  suspended?: boolean;
  /** This agent gave this very ticket back. */
  released?: boolean;
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

/** Who gets the ticket and what was thought of everybody, in the order asked; stored with the ticket. */
export interface AssignmentDecision {
  chosenId: string | null;
  considered: Considered[];
}

/**
 * Picks the agent for a ticket (DOMAIN C1 random, B11 fair dispatch). Only agents who are in the team, enabled, not
 * suspended, online and below capacity can get it; nobody left means `chosenId: null`, which is an answer and not an
 * error. The result does not depend on the order of the candidates. Throws nothing.
 */
export function chooseAgent(question: AssignmentQuestion): AssignmentDecision {
  const reasons = question.candidates.map(skipReason);
  const eligible = question.candidates.filter((_, i) => reasons[i] === null).sort(byId);
  const wanted = eligible.find(({ agentId }) => agentId === question.wantedId);
  const chosenId = eligible.length === 0 ? null : (wanted ?? PICK[question.strategy](eligible, question)).agentId;
  return {
    chosenId,
    considered: question.candidates.map(({ agentId }, i) => considered(agentId, reasons[i]!, chosenId)),
  };
}

type Pick = (eligible: Candidate[], question: AssignmentQuestion) => Candidate;

const PICK: Record<Strategy, Pick> = {
  random: (eligible, { random }) => eligible[Math.min(Math.floor(random * eligible.length), eligible.length - 1)]!,
  round_robin: (eligible, question) => firstBy(eligible, byTurn(question.lastAssignedAgentId)),
  least_busy: leastBusy,
  last_holder_first: (eligible, question) =>
    eligible.find(({ agentId }) => agentId === question.lastHolderId) ?? leastBusy(eligible, question),
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

function skipReason({ inTeam, disabled, suspended, released, presence, load, capacity }: Candidate): SkipReason | null {
  if (!inTeam) return 'not_in_team';
  if (disabled) return 'disabled';
  if (suspended) return 'suspended';
  if (released) return 'released';
  if (presence !== 'online') return presence;
  return load >= capacity ? 'full' : null;
}

function considered(agentId: string, reason: SkipReason | null, chosenId: string | null): Considered {
  if (reason) return { agentId, verdict: 'skipped', reason };
  return { agentId, verdict: agentId === chosenId ? 'chosen' : 'eligible' };
}
