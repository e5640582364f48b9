import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ChannelIcon } from '../ui';
import styles from './phone.module.css';
import type { CallCard } from './RingingCall';

const SHOWN = 3;

/** What is open with the caller: the newest, each one click away. */
export function CallTickets({ tickets }: { tickets: CallCard['tickets'] }) {
  const { t } = useTranslation('phone');
  if (tickets.length === 0) return <p className={styles.hint}>{t('tickets.none')}</p>;
  return (
    <ul className={styles.tickets} aria-label={t('tickets.title')} data-testid="call-tickets">
      {tickets.slice(0, SHOWN).map(({ id, number, channel, subject, lastMessage }) => (
        <li key={id}>
          <Link to="/desk/$ticketNumber" params={{ ticketNumber: String(number) }}>
            <ChannelIcon channel={channel} size={13} />
            <b>#{number}</b>
            <span>{subject || lastMessage?.preview || t('tickets.untitled')}</span>
          </Link>
        </li>
      ))}
      {tickets.length > SHOWN && <li className={styles.hint}>{t('tickets.more', { n: tickets.length - SHOWN })}</li>}
    </ul>
  );
}
