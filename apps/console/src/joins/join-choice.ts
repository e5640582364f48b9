import type { Contact, JoinFact } from '#contract';
import { FACTS } from '../contacts/contact-facts';

/** Facts in which two contacts differ: only these need somebody's eyes. */
export function differing(a: Contact, b: Contact): JoinFact[] {
  return FACTS.filter((fact) => (a[fact] ?? '') !== (b[fact] ?? ''));
}

/** Facts taken from the other unless somebody chooses otherwise: what the survivor lacks. */
export function lacking(survivor: Contact, other: Contact): JoinFact[] {
  return differing(survivor, other).filter((fact) => !survivor[fact]);
}
