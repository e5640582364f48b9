import { useTranslation } from 'react-i18next';
import type { Contact } from '#contract';
import { When } from '../records/When';
import { Avatar, ChannelIcon, useNow } from '../ui';
import styles from './contacts.module.css';

export function ContactItem({ contact, onOpen }: { contact: Contact; onOpen: () => void }) {
  const { t } = useTranslation('contacts');
  const now = useNow();
  const channels = [...new Set(contact.identities.map(({ channel }) => channel))];
  const ways = [contact.phone, contact.email].filter(Boolean).join(' · ');
  return (
    <button type="button" className={styles.item} data-testid={`contact-${contact.id}`} onClick={onOpen}>
      <Avatar name={contact.name} />
      <span className={styles.name}>
        <b>{contact.name}</b>
        <small>{contact.company}</small>
      </span>
      <span className={styles.ways}>{ways}</span>
      <span className={styles.channels}>
        {channels.map((channel) => (
          <ChannelIcon key={channel} channel={channel} />
        ))}
      </span>
      <span className={styles.seen}>
        {contact.lastSeenAt ? <When at={contact.lastSeenAt} now={now} /> : t('never_seen')}
      </span>
    </button>
  );
}
