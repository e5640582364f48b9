import { useTranslation } from 'react-i18next';
import type { Contact } from '#contract';
import { problemText } from '../../app/problems';
import { queryClient } from '../../app/query-client';
import type { Fact } from '../../contacts/contact-facts';
import { saveContact } from '../../contacts/save-contact';
import type { FactSaved } from './InPlaceFact';

/** Saves one fact; when a colleague was faster with the same one, theirs is fetched and shown first. */
export function useSaveFact(contact: Contact, field: Fact) {
  const { t } = useTranslation('errors');
  return async (text: string, began: string): Promise<FactSaved> => {
    const changes = { [field]: text === '' && field !== 'name' ? null : text };
    try {
      const { saved } = await saveContact(contact, changes, { [field]: began });
      await queryClient.invalidateQueries({ queryKey: ['ticket'] });
      return { saved, fault: null };
    } catch (error) {
      return { saved: false, fault: problemText(error, t) };
    }
  };
}
