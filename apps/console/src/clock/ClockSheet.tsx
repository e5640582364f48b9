import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { TicketRow } from '#contract';
import { api } from '../app/api';
import { SideSheet } from '../records/SideSheet';
import { EmptyState, ErrorState, LoadingShape } from '../ui';
import { DeadlineCard } from './DeadlineCard';
import { MomentLine } from './MomentLine';
import styles from './clock.module.css';

/** Why a ticket's deadlines are where they are: rule, calendar, what counted and what did not. */
export function ClockSheet({ row, onClose }: { row: TicketRow; onClose(): void }) {
  const { t } = useTranslation('clock');
  const page = useQuery({
    queryKey: ['clock', row.id, row.version],
    queryFn: ({ signal }) => api('ticketClock', { params: { id: row.id }, signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <SideSheet title={t('heading', { number: row.number })} onClose={onClose} testId="clock-sheet">
      {page.error && <ErrorState error={page.error} onRetry={() => void page.refetch()} />}
      {page.isPending && <LoadingShape lines={4} />}
      {page.data && (
        <>
          <p className={styles.calendar}>
            {page.data.calendar.name ? t('calendar', page.data.calendar) : t('zone', page.data.calendar)}
          </p>
          <MomentLine clock={page.data} />
          {page.data.deadlines.length === 0 && <EmptyState title={t('none')} text={t('none_text')} />}
          {page.data.deadlines.map((deadline) => (
            <DeadlineCard key={deadline.key} deadline={deadline} calendar={page.data.calendar} />
          ))}
        </>
      )}
    </SideSheet>
  );
}
