import type { Contact } from '#contract';

/** DOMAIN V8 */
export const FACTS = ['name', 'phone', 'email', 'company', 'address', 'product', 'purchasedOn', 'remark'] as const;
export type Fact = (typeof FACTS)[number];
export type Facts = Record<Fact, string>;

/** What was typed and differs from what is stored; an emptied fact becomes unknown, an emptied name is no change. */
export function contactChanges(
  contact: Pick<Contact, Fact>,
  typed: Partial<Facts>,
): Partial<Omit<Record<Fact, string | null>, 'name'>> & { name?: string } {
  const changed = FACTS.filter((fact) => typed[fact] !== undefined && typed[fact].trim() !== (contact[fact] ?? ''));
  const kept = changed.filter((fact) => fact !== 'name' || typed.name!.trim() !== '');
  return Object.fromEntries(kept.map((fact) => [fact, typed[fact]!.trim() || null]));
}

/** The facts under change that a colleague has changed since: what they were when the writing began is `began`. */
export function changedMeanwhile(contact: Pick<Contact, Fact>, began: Partial<Record<Fact, string>>): Fact[] {
  return FACTS.filter((fact) => began[fact] !== undefined && began[fact] !== (contact[fact] ?? ''));
}
