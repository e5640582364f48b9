import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../app/api';
import { useNow } from '../ui';
import styles from './records.module.css';
import { TicketLink } from './TicketLink';
import { When } from './When';

/** Before a lead is written down: those that this contact, or one that looks the same, has already. */
export function SameLeads({ contactId }: { contactId: string }) {
  const { t } = useTranslation('records');
  const now = useNow();
  const same = useQuery({
    queryKey: ['same-leads', contactId],
    queryFn: ({ signal }) => api('sameLeads', { query: { contactId }, signal }),
  });
  const { rows = [], days = 0 } = same.data ?? {};
  if (rows.length === 0) return null;
  return (
    <div className={styles.form} role="status" data-testid="lead-same">
      <span className={styles.quiet}>{t('lead.same', { days })}</span>
      {rows.slice(0, 5).map(({ id, contactName, stage, createdAt, matches, ticketNumber }) => (
        <p key={id} className={styles.sub}>
          <b>{contactName}</b>
          <span>{t(`lead.stages.${stage}`)}</span>
          <span>{matches.map((match) => t(`lead.matches.${match}`)).join(t('lead.and'))}</span>
          <When at={createdAt} now={now} />
          <TicketLink number={ticketNumber} />
        </p>
      ))}
    </div>
  );
}
