import { useTranslation } from 'react-i18next';
import type { Contact } from '#contract';
import type { Fact } from '../../contacts/contact-facts';
import type { FactInputKind } from './FactInput';
import { InPlaceFact } from './InPlaceFact';
import { useSaveFact } from './use-save-fact';

const KINDS: Partial<Record<Fact, FactInputKind>> = { email: 'email', phone: 'tel', remark: 'words', address: 'words' };

interface ContactFieldProps {
  field: Fact;
  contact: Contact;
  missing: boolean;
}

export function ContactField({ field, contact, missing }: ContactFieldProps) {
  const { t } = useTranslation('desk');
  const save = useSaveFact(contact, field);
  const label = t(`contact.field.${field}`);
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <InPlaceFact
          kind={KINDS[field]}
          label={label}
          value={contact[field] ?? ''}
          missing={missing}
          testId={`contact-${field}`}
          onSave={save}
        />
      </dd>
    </>
  );
}
