import type { Finding } from './rules';

/** What is known of a waiting episode whose deadline passed: two facts, kept apart (DOMAIN W1). */
export interface LateEpisode {
  windowId: string;
  /** Who held the ticket at the deadline (DOMAIN W13); null charges nobody. */
  agentId: string | null;
  /** When the contact asked again after the deadline, before the answer; null while they have not. */
  repeatAt: Date | null;
}

/**
 * The late reply of an episode, one however often the contact wrote (DOMAIN W1, W2). Where the desk has decided that
 * only a wait that made the contact ask again counts, there is none before that.
 */
export function findLateReply(episode: LateEpisode, onlyIfAskedAgain: boolean): Finding | null {
  if (episode.agentId === null || (onlyIfAskedAgain && !episode.repeatAt)) return null;
  return { rule: 'late_reply', key: `window:${episode.windowId}`, marks: [] };
}

/**
 * Whether a late reply falls away because the episode ended as excused. An agent can't excuse the wait that is charged to
 * them: that stays for the team lead to judge. A wait that went on as an older one is that one's.
 */
export function fallsAway(agentId: string, excuse: { byId: string | null; reason: string | null }): boolean {
  return excuse.reason === 'reply_taken_back' || (excuse.byId !== null && excuse.byId !== agentId);
}
