import { z } from 'zod';
import { clientId, id, instant } from './primitives';

export const ladderAct = z.enum(['remind', 'tell', 'give_back', 'transfer', 'take_over']);
export const ladderTo = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['holder', 'leads', 'admins']) }),
  z.object({ kind: z.enum(['agent', 'team']), id }),
]);
export const ladderStep = z.object({
  /** Chosen by who writes the step and kept through edits: an episode passes a step once. */
  id,
  when: z.object({ from: z.enum(['opened', 'deadline', 'resolution']), seconds: z.number().int() }),
  act: ladderAct,
  to: ladderTo.nullable(),
  notice: z.boolean(),
  email: z.boolean(),
});
export type LadderStepView = z.infer<typeof ladderStep>;

export const ladder = z.object({
  /** Null: the ladder of every team that has none of its own. */
  teamId: id.nullable(),
  /** Null: this team follows the ladder of all. */
  steps: z.array(ladderStep).nullable(),
  /** How often the ladder may move one ticket; the next time its leads are told instead. */
  maxTransfers: z.number().int(),
  /** Who hears of tickets without a solution after the supervisor; null is every admin. */
  managerId: id.nullable(),
  version: z.number().int(),
  /** Null for the ladder that the product came with. */
  writtenAt: instant.nullable(),
  writtenBy: z.string().nullable(),
});
export type Ladder = z.infer<typeof ladder>;

export const ladderWrite = z.object({
  teamId: id.nullable(),
  version: z.number().int(),
  steps: z.array(ladderStep).max(20).nullable(),
  maxTransfers: z.number().int().min(0).max(20),
  managerId: id.nullable(),
});

/** Somebody who is told of a step. */
export const escalationNotice = z.object({
  id,
  agentId: id,
  /** When they hear of it: at once, or at the start of their shift. */
  at: instant,
  postponed: z.boolean(),
  toldAt: instant.nullable(),
  /** Null where nobody has to say that they know. */
  acknowledgeBy: instant.nullable(),
  acknowledgedAt: instant.nullable(),
  mail: z.enum(['queued', 'sending', 'sent', 'failed', 'unknown', 'not_needed']).nullable(),
});
export type EscalationNotice = z.infer<typeof escalationNotice>;

/** A step of the open episode, or of a report that there is no solution. */
export const escalation = z.object({
  /** Null while nothing is written down of it yet. */
  id: id.nullable(),
  rung: z.enum(['step', 'supervisor', 'manager', 'solve']),
  step: ladderStep.nullable(),
  dueAt: instant,
  firedAt: instant.nullable(),
  /** What came of it. */
  outcome: z.string().nullable(),
  notices: z.array(escalationNotice),
});
export type Escalation = z.infer<typeof escalation>;

export const noSolution = z.object({
  id,
  byId: id,
  reason: z.string(),
  at: instant,
  solveBy: instant,
  endedAt: instant.nullable(),
  rungs: z.array(escalation),
});
export type NoSolution = z.infer<typeof noSolution>;

export const ticketEscalations = z.object({
  /** Steps of the open window and of the running resolution deadline, in turn. */
  steps: z.array(escalation),
  noSolution: noSolution.nullable(),
  /** From when a transfer needs a reason; null when nobody waits. */
  reasonFrom: instant.nullable(),
});
export type TicketEscalations = z.infer<typeof ticketEscalations>;

export const noSolutionRequest = z.object({ clientId, reason: z.string().trim().min(2).max(500) });
export const acknowledgeRequest = z.object({
  /** The supervisor has no solution either: the manager hears of it now. */
  passOn: z.boolean().default(false),
});
