import type { ChosenPresence } from '../assignment';

/** An agent as a call sees them. */
export interface RingCandidate {
  agentId: string;
  disabled: boolean;
  presence: ChosenPresence;
  /** The gate lets the agent see the ticket the call belongs to. */
  maySee: boolean;
  onCall: boolean;
  /** Rung for another call already. */
  ringing: boolean;
  /** Said no to this very call. */
  declined: boolean;
}

export interface RingQuestion {
  holderId: string | null;
  /** The holder had the first rings alone and did not pick up: now the team is rung as well. */
  widened: boolean;
  candidates: readonly RingCandidate[];
}

/**
 * Whose screens ring for a call, in the order of their ids; the order of the candidates says nothing. First the ticket's
 * holder alone, who knows the matter. Where the holder can't take it, said no or let it ring, everybody who is online,
 * may see the ticket and is free; of those, who is not rung by another call comes first, so that two callers at once
 * reach two agents. Nobody left is an empty answer and not an error. Throws nothing.
 */
export function whoRings({ holderId, widened, candidates }: RingQuestion): string[] {
  const ready = candidates.filter(isReady);
  const holder = ready.find(({ agentId }) => agentId === holderId);
  if (holder && !widened) return [holder.agentId];
  const free = ready.filter((one) => !one.ringing || one === holder);
  return (free.length > 0 ? free : ready).map(({ agentId }) => agentId).sort();
}

const isReady = ({ disabled, presence, maySee, onCall, declined }: RingCandidate): boolean =>
  !disabled && presence === 'online' && maySee && !onCall && !declined;
