import { useTranslation } from 'react-i18next';
import type { LeadPage } from '#contract';
import { Part } from '../complaints/Part';
import { When } from '../records/When';
import { useNow } from '../ui';
import styles from './leads.module.css';

/** Everything that was done with a lead, the latest first. */
export function HistoryPart({ page: { history } }: { page: LeadPage }) {
  const { t } = useTranslation('leads');
  const now = useNow();
  return (
    <Part title={t('history.title')}>
      <ol className={styles.history}>
        {history.toReversed().map(({ type, at, by, byDesk, result, note }, i) => (
          <li key={i}>
            <span>
              {t(`history.${type.replace('lead.', '')}`)} {result && t(`stages.${result}`)}
              {note && <span className={styles.said}>{note}</span>}
            </span>
            <small>
              {byDesk ? t('history.by_desk') : by} <When at={at} now={now} />
            </small>
          </li>
        ))}
      </ol>
    </Part>
  );
}
