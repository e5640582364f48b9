import { useInfiniteQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '#contract';
import { api } from '../app/api';
import { SearchField } from '../records/Fields';
import { RecordListPage } from '../records/RecordListPage';
import { Button, PageHeader } from '../ui';
import { ContactItem } from './ContactItem';
import { ContactSheet } from './ContactSheet';
import { NewContact } from './NewContact';
import { useContactEvents } from './use-contact-events';

/** Everyone who ever wrote or called; one press away from what was said and promised. */
export function ContactsPage() {
  const { t } = useTranslation(['contacts', 'records']);
  const [words, setWords] = useState('');
  const [openId, setOpenId] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  useContactEvents();
  const search = useDeferredValue(words.trim());
  const contacts = useContacts(search);
  const rows = contacts.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <>
      <RecordListPage<Contact>
        header={<PageHeader title={t('title')} />}
        filters={
          <>
            <SearchField autoFocus testId="contact-search" label={t('search')} value={words} onChange={setWords} />
            <Button onClick={() => setAdding(true)}>
              <Plus size={14} aria-hidden />
              {t('add')}
            </Button>
          </>
        }
        rows={rows}
        source={contacts}
        estimate={54}
        empty={
          search
            ? { title: t('empty.none_found'), hint: t('empty.other_words') }
            : { title: t('empty.title'), hint: t('empty.hint') }
        }
        row={(contact) => <ContactItem contact={contact} onOpen={() => setOpenId(contact.id)} />}
      />
      {openId && <ContactSheet contactId={openId} onClose={() => setOpenId(null)} />}
      {adding && <NewContact onClose={() => setAdding(false)} onCreated={setOpenId} />}
    </>
  );
}

function useContacts(search: string) {
  return useInfiniteQuery({
    queryKey: ['contacts', search],
    queryFn: ({ pageParam: after, signal }) =>
      api('listContacts', { query: { search: search || undefined, after, limit: 50 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  });
}
