import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { Contact } from '#contract';
import { withContact, type ContactPage } from './contact-pages';

/** Shows a newer contact wherever it stands: in its sheet and in every list. */
export function putContact(client: QueryClient, contact: Contact): void {
  client.setQueryData<Contact>(['contact', contact.id], (held) =>
    held && held.version > contact.version ? held : contact,
  );
  client.setQueriesData<InfiniteData<ContactPage>>(
    { queryKey: ['contacts'] },
    (data) => data && { ...data, pages: withContact(data.pages, contact) },
  );
}
