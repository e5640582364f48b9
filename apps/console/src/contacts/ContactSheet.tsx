import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { TicketRow } from '#contract';
import { api } from '../app/api';
import { DoublesStrip } from '../joins/DoublesStrip';
import { RecordsPanel } from '../records/RecordsPanel';
import { SideSheet } from '../records/SideSheet';
import { When } from '../records/When';
import { ChannelIcon, ErrorState, LoadingShape, WindowBar, useNow } from '../ui';
import { ContactFields } from './ContactFields';
import styles from './contacts.module.css';

/** One contact: the facts, the tickets, the calls, callbacks and leads. */
export function ContactSheet({ contactId, onClose }: { contactId: string; onClose: () => void }) {
  return (
    <SideSheet title={<SheetTitle id={contactId} />} onClose={onClose} testId="contact-sheet">
      <Sheet key={contactId} id={contactId} />
    </SideSheet>
  );
}

function useContact(id: string) {
  return useQuery({
    queryKey: ['contact', id],
    queryFn: ({ signal }) => api('getContact', { params: { id }, signal }),
  });
}

function SheetTitle({ id }: { id: string }) {
  const contact = useContact(id);
  return <>{contact.data?.name ?? ''}</>;
}

function Sheet({ id }: { id: string }) {
  const contact = useContact(id);
  if (contact.error) return <ErrorState error={contact.error} onRetry={() => void contact.refetch()} />;
  if (!contact.data) return <LoadingShape />;
  return (
    <div className={styles.sheet}>
      <DoublesStrip key={contact.data.id} contact={contact.data} />
      <ContactFields contact={contact.data} />
      <Tickets contactId={id} />
      <RecordsPanel contactId={contact.data.id} />
    </div>
  );
}

function Tickets({ contactId }: { contactId: string }) {
  const { t } = useTranslation('contacts');
  const tickets = useQuery({
    queryKey: ['tickets-of', contactId],
    queryFn: ({ signal }) => ticketsOf(contactId, signal),
  });
  return (
    <section aria-label={t('tickets')}>
      <h3>{t('tickets')}</h3>
      {tickets.data?.length === 0 && <p className={styles.quiet}>{t('no_tickets')}</p>}
      {tickets.data?.map((row) => (
        <TicketLine key={row.id} row={row} />
      ))}
    </section>
  );
}

/** The view of all holds open tickets; closed ones are a view of their own. */
async function ticketsOf(contactId: string, signal: AbortSignal): Promise<TicketRow[]> {
  const views = ['all', 'closed'] as const;
  const lists = await Promise.all(
    views.map((view) => api('listTickets', { query: { view, contactId, limit: 20 }, signal })),
  );
  const unique = new Map(lists.flatMap(({ rows }) => rows).map((row) => [row.id, row]));
  return [...unique.values()].sort((a, b) => b.number - a.number);
}

function TicketLine({ row }: { row: TicketRow }) {
  const { t } = useTranslation('contacts');
  const now = useNow();
  return (
    <Link className={styles.ticket} to="/desk/$ticketNumber" params={{ ticketNumber: String(row.number) }}>
      <ChannelIcon channel={row.channel} />
      <span className={styles.words}>
        #{row.number} {row.subject ?? row.lastMessage?.preview}
      </span>
      {row.window ? (
        <WindowBar clock={row.window} />
      ) : (
        <small>
          {t(`status.${row.status}`)} · <When at={row.updatedAt} now={now} />
        </small>
      )}
    </Link>
  );
}
