import { useInfiniteQuery } from '@tanstack/react-query';
import { Plus, UsersRound } from 'lucide-react';
import type { TFunction } from 'i18next';
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
  const { t } = useTranslation(['contacts', 'records', 'joins']);
  const [words, setWords] = useState('');
  const [openId, setOpenId] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const [doubles, setDoubles] = useState(false);
  useContactEvents();
  const search = useDeferredValue(words.trim());
  const contacts = useContacts(search, doubles);
  const rows = contacts.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <>
      <RecordListPage<Contact>
        header={<PageHeader title={t('title')} />}
        filters={
          <>
            <SearchField autoFocus testId="contact-search" label={t('search')} value={words} onChange={setWords} />
            <Button aria-pressed={doubles} onClick={() => setDoubles(!doubles)} data-testid="doubles-filter">
              <UsersRound size={14} aria-hidden />
              {t('joins:filter')}
            </Button>
            <Button onClick={() => setAdding(true)}>
              <Plus size={14} aria-hidden />
              {t('add')}
            </Button>
          </>
        }
        rows={rows}
        source={contacts}
        estimate={54}
        empty={emptyWords(t, search, doubles)}
        row={(contact) => <ContactItem contact={contact} onOpen={() => setOpenId(contact.id)} />}
      />
      {openId && <ContactSheet contactId={openId} onClose={() => setOpenId(null)} />}
      {adding && <NewContact onClose={() => setAdding(false)} onCreated={setOpenId} />}
    </>
  );
}

function emptyWords(t: TFunction<['contacts', 'records', 'joins']>, search: string, doubles: boolean) {
  if (search) return { title: t('empty.none_found'), hint: t('empty.other_words') };
  if (doubles) return { title: t('joins:none'), hint: t('joins:none_hint') };
  return { title: t('empty.title'), hint: t('empty.hint') };
}

function useContacts(search: string, doubles: boolean) {
  return useInfiniteQuery({
    queryKey: ['contacts', search, doubles],
    queryFn: ({ pageParam: after, signal }) =>
      api('listContacts', {
        query: { search: search || undefined, doubles: doubles ? '1' : undefined, after, limit: 50 },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  });
}
