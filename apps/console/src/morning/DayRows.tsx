import { useTranslation } from 'react-i18next';
import { SmallButton } from '../records/SmallButton';
import { TicketLink } from '../records/TicketLink';
import { When } from '../records/When';
import { ErrorState, LoadingShape, useNow } from '../ui';
import styles from './morning.module.css';
import { type DayCell, useDayRows } from './use-morning';

/** The rows that a number of the day is made of (law 9). */
export function DayRows({ day, cell }: { day: string; cell: DayCell }) {
  const { t } = useTranslation('morning');
  const found = useDayRows(day, cell);
  const now = useNow();
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  if (found.error && !found.data) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <LoadingShape />;
  return (
    <>
      {rows.length === 0 && <p className={styles.quiet}>{t('rows.none')}</p>}
      <ul className={styles.rows}>
        {rows.map((row) => (
          <li key={row.id} data-testid="day-row">
            <span className={styles.quiet}>
              <When at={row.at} now={now} />
            </span>
            <span className={styles.rowWords}>
              {row.contactName && <b>{row.contactName} </b>}
              {row.text || row.externalId}
              {row.reason && <small>{row.reason}</small>}
            </span>
            <TicketLink number={row.ticketNumber} />
          </li>
        ))}
      </ul>
      {found.hasNextPage && (
        <SmallButton label={t('more')} disabled={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()} />
      )}
    </>
  );
}
