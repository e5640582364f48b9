import type { Contact } from '#contract';
import type { SevenFact } from '#domain';
import { FACTS, type Fact } from '../../contacts/contact-facts';
import { ContactField } from './ContactField';

/** What was served before stands on the contact's own page; what this ticket serves stands with the ticket. */
const OF_PERSON = FACTS.filter((fact) => fact !== 'product' && fact !== 'purchasedOn');

/** What the desk knows of a contact, each fact to be changed where it stands. */
export function ContactFields({ contact, missing }: { contact: Contact; missing: readonly SevenFact[] }) {
  const lacks = (field: Fact) => (missing as readonly string[]).includes(field);
  return (
    <dl className="ct-fields">
      {OF_PERSON.map((field) => (
        <ContactField key={field} field={field} contact={contact} missing={lacks(field)} />
      ))}
    </dl>
  );
}
