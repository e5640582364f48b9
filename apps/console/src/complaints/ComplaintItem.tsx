import { useTranslation } from 'react-i18next';
import type { ComplaintView } from '#contract';
import { useAgent } from '../app/session';
import { When } from '../records/When';
import { TicketLink } from '../records/TicketLink';
import { useNow } from '../ui';
import styles from './complaints.module.css';

/** One complaint of the register: how heavy, who, why, whose, and until when. */
export function ComplaintItem({
  complaint,
  open,
  onOpen,
}: {
  complaint: ComplaintView;
  open: boolean;
  onOpen: () => void;
}) {
  const { t } = useTranslation('complaints');
  const agent = useAgent(complaint.agentId);
  const { number, severity, person, company, cause } = complaint;
  return (
    <div className={styles.item} aria-current={open || undefined} data-testid={`complaint-${number}`}>
      <button type="button" className={styles.open} onClick={onOpen}>
        <Severity severity={severity} />
        <span className={styles.who}>
          <b>{person}</b>
          <small>
            {t('number', { n: number })} {company}
          </small>
        </span>
        <span className={styles.cause}>{cause}</span>
        <span className={styles.agent}>{agent?.name}</span>
        <ComplaintState complaint={complaint} />
      </button>
      <TicketLink number={complaint.ticketNumber} />
    </div>
  );
}

export function Severity({ severity }: { severity: ComplaintView['severity'] }) {
  const { t } = useTranslation('complaints');
  return (
    <em className={styles.severity} data-severity={severity}>
      {t(`severities.${severity}`)}
    </em>
  );
}

export function ComplaintState({ complaint: { signedAt, closedAt, closedHow, dueAt } }: { complaint: ComplaintView }) {
  const { t } = useTranslation('complaints');
  const now = useNow();
  if (closedAt) return <span className={styles.state}>{t(`closed_${closedHow!}`)}</span>;
  const isLate = Date.parse(dueAt) < now;
  return (
    <span className={styles.state} data-late={isLate || undefined}>
      {!signedAt && <b>{t('unsigned')} </b>}
      {isLate && <b>{t('late')} </b>}
      <When at={dueAt} now={now} />
    </span>
  );
}
