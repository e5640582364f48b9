import { policyFor, type PolicyFacts } from './match';
import type { Policy } from './policy';

/** Within how many seconds of ringing a call is to be answered, and by which policy; null when the desk's own setting says so. */
export interface CallTarget {
  seconds: number;
  policy: { id: string; version: number } | null;
}

/**
 * The target of a call that begins to ring, by what is known of it then (DOMAIN H9): its policy's, else `usualSeconds`. It is kept with the
 * call, so that no later policy or setting judges it.
 */
export function answerTarget(policies: readonly Policy[], facts: PolicyFacts, usualSeconds: number): CallTarget {
  const found = policyFor(policies, 'answer', facts);
  if (!found) return { seconds: usualSeconds, policy: null };
  const { policy, target } = found;
  return { seconds: target.seconds, policy: { id: policy.id, version: policy.version } };
}
