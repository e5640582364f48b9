import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '#contract';
import { problemText } from '../../app/problems';
import { queryClient } from '../../app/query-client';
import type { Fact } from '../../contacts/contact-facts';
import { saveContact } from '../../contacts/save-contact';

/** Saves one fact; when a colleague was faster with the same one, theirs is fetched and shown first. */
export function useSaveFact(contact: Contact, field: Fact, onSaved: () => void) {
  const { t } = useTranslation('errors');
  const [fault, setFault] = useState<string | null>(null);
  const save = async (text: string, began: string) => {
    const changes = { [field]: text === '' && field !== 'name' ? null : text };
    try {
      const { saved } = await saveContact(contact, changes, { [field]: began });
      setFault(null);
      await queryClient.invalidateQueries({ queryKey: ['ticket'] });
      if (saved) onSaved();
    } catch (error) {
      setFault(problemText(error, t));
    }
  };
  return { fault, save: (text: string, began: string) => void save(text, began) };
}
