import { agentsForCalls } from './erlang-c';
import { simulateQueue, type QueueOutcome } from './simulate-queue';

/** What people choose: how much is to be answered in time, and how they work. */
export interface StaffingGoals {
  /** Of messages in the reply window (DOMAIN W1) and of calls within three rings (V13), below 1. */
  share: number;
  windowSeconds: number;
  ringSeconds: number;
  /** Conversations that one person holds at a time. */
  concurrency: number;
  /** The part of a shift (0 to 0.9) in which somebody is paid and not there: meals, meetings, training. */
  shrinkage: number;
  chatSeconds: number;
  mailSeconds: number;
  callSeconds: number;
}

export interface HourLoad {
  call: number;
  chat: number;
  mail: number;
}

export interface StaffingNeed {
  calls: number;
  messages: number;
  /** With what shrinkage takes, in tenths of people. */
  agents: number;
  /** How it goes with so many people for the messages; null where none come. */
  outcome: QueueOutcome | null;
}

const SEED = 20_261_122;
/** An hour of many messages tells as much in fewer runs. */
const runsFor = (perHour: number): number => Math.min(24, Math.max(8, Math.round(1_500 / perHour)));

/**
 * People needed for an hour. Calls by Erlang C; chats and mails by simulation, since a person holds several. Who is on the
 * telephone writes nothing meanwhile, so both are added up.
 */
export function staffingNeed(load: HourLoad, goals: StaffingGoals): StaffingNeed {
  const { share, ringSeconds, callSeconds, shrinkage } = goals;
  const calls = agentsForCalls(
    { perHour: load.call, handleSeconds: callSeconds },
    { share, withinSeconds: ringSeconds },
  );
  const { agents: messages, outcome } = forMessages(load, goals);
  return { calls, messages, agents: Math.round(((calls + messages) / (1 - shrinkage)) * 10) / 10, outcome };
}

function forMessages(load: HourLoad, goals: StaffingGoals): { agents: number; outcome: QueueOutcome | null } {
  const perHour = load.chat + load.mail;
  if (perHour <= 0) return { agents: 0, outcome: null };
  const work = load.chat * goals.chatSeconds + load.mail * goals.mailSeconds;
  const handleSeconds = work / perHour;
  const scene = { perHour, handleSeconds, concurrency: goals.concurrency, withinSeconds: goals.windowSeconds };
  // Fewer than the work itself takes can never be enough.
  for (let agents = Math.max(1, Math.floor(work / 3600)); ; agents++) {
    const outcome = simulateQueue({ ...scene, agents }, { seed: SEED, runs: runsFor(perHour) });
    // Where answers take so long that no number of people helps, more of them change nothing.
    const idle = agents > work / 900 + 4;
    if (outcome.share >= Math.min(goals.share, 0.999) || idle) return { agents, outcome };
  }
}
