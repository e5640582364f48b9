import {
  type AssignmentQuestion,
  type Candidate,
  type ChosenPresence,
  chooseAgent,
  type Considered,
  type SkipReason,
  type Strategy,
} from './choose-agent';

/** A decision as it is kept: what was asked, and what was thought of everybody. */
export interface KeptDecision {
  at: Date;
  chosenId: string | null;
  considered: readonly Considered[];
  facts: Pick<AssignmentQuestion, 'wantedId' | 'lastHolderId' | 'ownerId' | 'random'> & {
    standIns: Readonly<Record<string, string>>;
    agents: readonly { agentId: string; load: number; capacity: number; lastAssignedAt: Date | null }[];
  };
}

export interface Replayed {
  decisions: number;
  /** Tickets that somebody else would have got. */
  changed: number;
  /** Agent → tickets they got, and would have got. */
  was: Map<string, number>;
  would: Map<string, number>;
}

/**
 * Decides once more, in order, by another strategy. Who was there, how full they were and who was away stay as they were then;
 * whose turn it is follows from the replay itself. Tickets that nobody could take stay so.
 */
export function replay(decisions: readonly KeptDecision[], strategy: Strategy): Replayed {
  const result: Replayed = { decisions: 0, changed: 0, was: new Map(), would: new Map() };
  const turns = new Map<string, Date>();
  let last: string | null = null;
  for (const kept of decisions) {
    const { chosenId } = chooseAgent(questionOf(kept, strategy, turns, last));
    if (chosenId === null || kept.chosenId === null) continue;
    last = chosenId;
    turns.set(chosenId, kept.at);
    count(result.was, kept.chosenId);
    count(result.would, chosenId);
    result.decisions += 1;
    result.changed += Number(chosenId !== kept.chosenId);
  }
  return result;
}

function questionOf(
  { considered, facts }: KeptDecision,
  strategy: Strategy,
  turns: ReadonlyMap<string, Date>,
  last: string | null,
): AssignmentQuestion {
  const known = new Map(facts.agents.map((agent) => [agent.agentId, agent]));
  return {
    strategy,
    wantedId: facts.wantedId,
    ownerId: facts.ownerId,
    lastHolderId: facts.lastHolderId,
    random: facts.random,
    standIns: new Map(Object.entries(facts.standIns)),
    lastAssignedAgentId: last,
    candidates: considered.map(({ agentId, reason }) => {
      const { load = 0, capacity = 1, lastAssignedAt = null } = known.get(agentId) ?? {};
      return { agentId, load, capacity, lastAssignedAt: turns.get(agentId) ?? lastAssignedAt, ...standing(reason) };
    }),
  };
}

type Standing = Pick<
  Candidate,
  'inTeam' | 'disabled' | 'suspended' | 'offShift' | 'released' | 'unskilled' | 'presence'
>;
const PRESENT: readonly (SkipReason | undefined)[] = ['offline', 'away', 'busy'];

function standing(reason: SkipReason | undefined): Standing {
  return {
    inTeam: reason !== 'not_in_team',
    disabled: reason === 'disabled',
    suspended: reason === 'suspended',
    offShift: reason === 'off_shift',
    released: reason === 'released',
    unskilled: reason === 'no_skill',
    presence: PRESENT.includes(reason) ? (reason as ChosenPresence) : 'online',
  };
}

const count = (counts: Map<string, number>, agentId: string): void =>
  void counts.set(agentId, (counts.get(agentId) ?? 0) + 1);
