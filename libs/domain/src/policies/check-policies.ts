import { DomainError } from '../errors';
import { inOrder } from './match';
import { type Policy, type PolicyConditions, TARGET_KINDS } from './policy';

const YEAR_SECONDS = 366 * 86_400;
/** No telephone rings for longer than an hour. */
const LONGEST_SECONDS = { first: YEAR_SECONDS, next: YEAR_SECONDS, resolution: YEAR_SECONDS, answer: 3_600 };

/**
 * Refuses a set of policies that can't be told apart or kept. Throws, each naming policy and field: `policy_without_target`,
 * `policy_target_invalid` (no whole second, or more than a year; of an answer, than an hour), `policy_reminder_late` (0 < remind <= lead <= target is broken),
 * `policy_never_matches` (conditions that contradict each other, or an earlier policy `by` that takes every ticket of it for every clock it
 * sets), `policy_tie` (the same position and the same conditions). Switched-off ones are checked for their targets only.
 */
export function checkPolicies(policies: readonly Policy[]): void {
  policies.forEach(checkTargets);
  const active = inOrder(policies.filter((policy) => policy.active));
  for (const [i, policy] of active.entries()) {
    const earlier = active.slice(0, i);
    const tie = earlier.find((other) => other.position === policy.position && sameConditions(other, policy));
    if (tie) throw refusal('policy_tie', policy, 'position', { by: tie.name });
    if (contradicts(policy.conditions)) throw refusal('policy_never_matches', policy, 'conditions.returnOrigins');
    const cover = coveredBy(policy, earlier);
    if (cover) throw refusal('policy_never_matches', policy, 'conditions', { by: cover.name });
  }
}

function checkTargets(policy: Policy): void {
  const { targets } = policy;
  if (TARGET_KINDS.every((kind) => targets[kind] === null)) throw refusal('policy_without_target', policy, 'targets');
  for (const kind of TARGET_KINDS) {
    const target = targets[kind];
    if (!target) continue;
    const { seconds } = target;
    if (!Number.isInteger(seconds) || seconds <= 0 || seconds > LONGEST_SECONDS[kind])
      throw refusal('policy_target_invalid', policy, `targets.${kind}.seconds`);
    if (!('remindSeconds' in target)) continue;
    const { remindSeconds, leadSeconds } = target;
    if (!(0 < remindSeconds && remindSeconds <= leadSeconds && leadSeconds <= seconds))
      throw refusal('policy_reminder_late', policy, `targets.${kind}.remindSeconds`);
  }
}

/** Where it was returned from is a fact of returns alone (DOMAIN D7). */
const contradicts = ({ returnOrigins, serviceTypes }: PolicyConditions): boolean =>
  returnOrigins.length > 0 && serviceTypes.length > 0 && !serviceTypes.includes('return');

function coveredBy(policy: Policy, earlier: readonly Policy[]): Policy | undefined {
  const set = TARGET_KINDS.filter((kind) => policy.targets[kind] !== null);
  const takers = set.map((kind) =>
    earlier.find((other) => other.targets[kind] !== null && covers(other.conditions, policy.conditions)),
  );
  return takers.every((taker) => taker !== undefined) ? takers[0] : undefined;
}

/** Whether every ticket that meets `narrow` meets `wide` too. */
export function covers(wide: PolicyConditions, narrow: PolicyConditions): boolean {
  return (Object.keys(wide) as (keyof PolicyConditions)[]).every((field) => {
    const [outer, inner] = [wide[field] as readonly unknown[], narrow[field] as readonly unknown[]];
    return outer.length === 0 || (inner.length > 0 && inner.every((value) => outer.includes(value)));
  });
}

const sameConditions = (a: Policy, b: Policy): boolean =>
  covers(a.conditions, b.conditions) && covers(b.conditions, a.conditions);

type Refusal =
  'policy_tie' | 'policy_never_matches' | 'policy_without_target' | 'policy_target_invalid' | 'policy_reminder_late';

const refusal = (code: Refusal, policy: Policy, field: string, more: Record<string, unknown> = {}): DomainError =>
  new DomainError(code, { field, policy: policy.name, policyId: policy.id, ...more });
