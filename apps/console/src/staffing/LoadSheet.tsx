import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { StaffingGoals } from '#domain';
import { api } from '../app/api';
import { SideSheet } from '../records/SideSheet';
import { SmallButton } from '../records/SmallButton';
import { When } from '../records/When';
import { EmptyState, ErrorState, LoadingShape, useNow } from '../ui';
import styles from './staffing.module.css';
import type { StaffingCell } from './staffing-table';

interface Props {
  cell: StaffingCell;
  goals: StaffingGoals;
  query: { teamId: string; weeks: number };
  onClose(): void;
}

/** How a cell came about: its load, what that takes, and everybody who came in such an hour. */
export function LoadSheet({ cell, goals, query, onClose }: Props) {
  const { t } = useTranslation('staffing');
  const now = useNow();
  const asked = { ...query, weekday: cell.weekday, hour: cell.hour, limit: 100 };
  const rows = useInfiniteQuery({
    queryKey: ['staffing-rows', asked],
    queryFn: ({ pageParam: after, signal }) => api('staffingRows', { query: { ...asked, after }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const found = rows.data?.pages.flatMap((page) => page.rows) ?? [];
  const title = t('sheet.title', { day: t(`weekdays.${cell.weekday}`), hour: cell.hour, next: cell.hour + 1 });
  return (
    <SideSheet title={title} onClose={onClose} testId="staffing-sheet">
      <div className={styles.sheet}>
        <Reckoning cell={cell} goals={goals} />
        {rows.error && <ErrorState error={rows.error} onRetry={() => void rows.refetch()} />}
        {rows.isPending && <LoadingShape />}
        {rows.data && found.length === 0 && <EmptyState title={t('sheet.nobody')} />}
        <ul>
          {found.map((row) => (
            <li key={row.id}>
              <span>
                <When at={row.at} now={now} />
              </span>
              <b>{row.contactName ?? '–'}</b>
              <small>{t(`kinds.${row.kind}`)}</small>
              {row.ticketNumber !== null && (
                <Link to="/desk/$ticketNumber" params={{ ticketNumber: String(row.ticketNumber) }}>
                  #{row.ticketNumber}
                </Link>
              )}
            </li>
          ))}
        </ul>
        {rows.hasNextPage && (
          <SmallButton
            label={t('sheet.more')}
            disabled={rows.isFetchingNextPage}
            onClick={() => void rows.fetchNextPage()}
          />
        )}
      </div>
    </SideSheet>
  );
}

function Reckoning({ cell: { load, need, planned }, goals }: Pick<Props, 'cell' | 'goals'>) {
  const { t } = useTranslation('staffing');
  const percent = (share: number) => Math.round(share * 100);
  const round = (value: number) => Math.round(value * 10) / 10;
  const minutes = (seconds: number) => round(seconds / 60);
  return (
    <div className={styles.reckoning}>
      <p>{t('sheet.load', { call: round(load.call), chat: round(load.chat), mail: round(load.mail) })}</p>
      {need.calls > 0 && (
        <p>
          {t('sheet.calls', { n: need.calls, share: percent(goals.share), seconds: Math.round(goals.callSeconds) })}
        </p>
      )}
      {need.outcome && (
        <p>
          {t('sheet.messages', {
            ...{ n: need.messages, share: percent(need.outcome.share) },
            ...{ low: percent(need.outcome.low), high: percent(need.outcome.high) },
            ...{ p50: minutes(need.outcome.p50), p90: minutes(need.outcome.p90) },
          })}
        </p>
      )}
      <p>{t('sheet.total', { n: need.agents, shrinkage: percent(goals.shrinkage), planned: round(planned) })}</p>
    </div>
  );
}
