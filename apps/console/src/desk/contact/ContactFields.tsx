import type { Contact } from '#contract';
import { FACTS } from '../../contacts/contact-facts';
import type { Fact } from './completeness';
import { ContactField, PurchaseDay } from './ContactField';

/** What the desk knows of a contact, each fact to be changed where it stands. */
export function ContactFields({ contact, missing }: { contact: Contact; missing: readonly Fact[] }) {
  return (
    <dl className="ct-fields">
      {FACTS.map((field) => {
        const lacks = missing.includes(field === 'remark' ? 'wish' : (field as Fact));
        if (field === 'purchasedOn') return <PurchaseDay key={field} contact={contact} missing={lacks} />;
        return <ContactField key={field} field={field} contact={contact} missing={lacks} />;
      })}
    </dl>
  );
}
