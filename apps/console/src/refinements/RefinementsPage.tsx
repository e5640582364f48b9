import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBootstrap } from '../app/session';
import { dayIn } from '../records/zone-time';
import { ErrorState, LoadingShape, PageHeader, useNow } from '../ui';
import { DayGrid } from './DayGrid';
import { Entries } from './Entries';
import { dayFrom } from './days';
import styles from './refinements.module.css';
import { useBoard, useRefinementEvents } from './use-refinements';
import { WriteForm } from './WriteForm';

const SPAN_DAYS = 7;

/** What agents learn from conversations without a lead: yesterday's to write about, and who wrote when (DOMAIN K3). */
export function RefinementsPage() {
  const { t } = useTranslation('refinements');
  const { company } = useBootstrap();
  const yesterday = dayFrom(dayIn(company.zone, new Date(useNow())), -1);
  const [last, setLast] = useState(yesterday);
  const [day, setDay] = useState(yesterday);
  useRefinementEvents();
  const board = useBoard(dayFrom(last, 1 - SPAN_DAYS), last);
  return (
    <main className={styles.page}>
      <PageHeader title={t('title')} text={t('text')} />
      <div className={styles.panes}>
        <WriteForm day={day} last={yesterday} onDay={setDay} />
        <div className={styles.scroll}>
          {board.error && !board.data ? (
            <ErrorState error={board.error} onRetry={() => void board.refetch()} />
          ) : board.data ? (
            <>
              <DayGrid
                board={board.data}
                newest={last >= yesterday}
                onMove={(by) => setLast(dayFrom(last, by * SPAN_DAYS))}
                onDay={setDay}
              />
              <Entries rows={board.data.rows} />
            </>
          ) : (
            <LoadingShape />
          )}
        </div>
      </div>
    </main>
  );
}
