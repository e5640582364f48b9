import type { ServiceFacts } from '../service';
import type { Priority } from '../ticket/priority';
import type { Policy, PolicyConditions, PolicyTargets, TargetKind } from './policy';

/** What policies ask of a ticket, or of a call that may have none yet. */
export interface PolicyFacts {
  ticket: { channel: string; teamId: string | null; priority: Priority | null };
  service: Pick<ServiceFacts, 'product' | 'marketTier' | 'serviceType' | 'returnFrom'>;
  contact: { groups: readonly string[] };
}

/** Whether a ticket meets all of the conditions. A fact that nobody knows meets no condition that asks for it. */
export function meets(conditions: PolicyConditions, { ticket, service, contact }: PolicyFacts): boolean {
  const holds = <V>(asked: readonly V[], is: V | null): boolean =>
    asked.length === 0 || (is !== null && asked.includes(is));
  return (
    holds(conditions.channels, ticket.channel) &&
    holds(conditions.teams, ticket.teamId) &&
    holds(conditions.priorities, ticket.priority) &&
    holds(conditions.products, service.product) &&
    holds(conditions.marketTiers, service.marketTier) &&
    holds(conditions.serviceTypes, service.serviceType) &&
    holds(conditions.returnOrigins, service.returnFrom) &&
    (conditions.contactGroups.length === 0 || conditions.contactGroups.some((id) => contact.groups.includes(id)))
  );
}

/**
 * The policy that sets a ticket's clock: the first by position among the active ones that set this clock and whose conditions are
 * met. Policies that leave the clock alone don't shadow later ones. Null when the desk's own settings hold.
 */
export function policyFor<K extends TargetKind>(
  policies: readonly Policy[],
  kind: K,
  facts: PolicyFacts,
): { policy: Policy; target: NonNullable<PolicyTargets[K]> } | null {
  for (const policy of inOrder(policies)) {
    const target = policy.targets[kind];
    if (policy.active && target && meets(policy.conditions, facts)) return { policy, target };
  }
  return null;
}

/** By position; of two with the same one, the older first (ids are time-ordered). */
export const inOrder = (policies: readonly Policy[]): Policy[] =>
  [...policies].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));

/** Whether any of the policies has to know what the ticket serves before it can set this clock. */
export function asksForService(policies: readonly Policy[], kind: TargetKind): boolean {
  return policies.some(
    ({ active, targets, conditions: c }) =>
      active &&
      targets[kind] !== null &&
      [c.products, c.marketTiers, c.serviceTypes, c.returnOrigins].some((l) => l.length),
  );
}

/** Whether any of the policies has to know the contact's groups before it can set this clock. */
export const asksForGroups = (policies: readonly Policy[], kind: TargetKind): boolean =>
  policies.some(
    ({ active, targets, conditions }) => active && targets[kind] !== null && conditions.contactGroups.length > 0,
  );
