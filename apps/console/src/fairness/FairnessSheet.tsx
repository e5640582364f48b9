import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { FairnessEvidence, FairnessRow, QueryOf } from '#contract';
import { api } from '../app/api';
import { useAgent } from '../app/session';
import { SideSheet } from '../records/SideSheet';
import { SmallButton } from '../records/SmallButton';
import { When } from '../records/When';
import { EmptyState, ErrorState, LoadingShape, useNow } from '../ui';
import styles from './fairness.module.css';

export interface FairCell {
  row: FairnessRow;
  cell: 'could' | 'got' | 'owed' | 'claimed';
}

/** The decisions or claims behind one figure. */
export function FairnessSheet({
  query,
  cell,
  onClose,
}: {
  query: QueryOf<'fairness'>;
  cell: FairCell;
  onClose(): void;
}) {
  const { t } = useTranslation('routing');
  const asked = { ...query, agentId: cell.row.agentId, cell: cell.cell, limit: 100 };
  const rows = useInfiniteQuery({
    queryKey: ['fairness-rows', asked],
    queryFn: ({ pageParam: after, signal }) => api('fairnessRows', { query: { ...asked, after }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const found = rows.data?.pages.flatMap((page) => page.rows) ?? [];
  const title = t('fairness.of', { name: cell.row.agentName, cell: t(`fairness.cells.${cell.cell}`) });
  return (
    <SideSheet title={title} onClose={onClose} testId="fairness-sheet">
      <div className={styles.sheet}>
        {rows.error && <ErrorState error={rows.error} onRetry={() => void rows.refetch()} />}
        {rows.isPending && <LoadingShape />}
        {rows.data && found.length === 0 && <EmptyState title={t('fairness.evidence_empty')} />}
        <ul className={styles.evidence}>
          {found.map((row) => (
            <Row key={row.id} row={row} agentId={cell.row.agentId} />
          ))}
        </ul>
        {rows.hasNextPage && (
          <SmallButton
            label={t('fairness.more')}
            disabled={rows.isFetchingNextPage}
            onClick={() => void rows.fetchNextPage()}
          />
        )}
      </div>
    </SideSheet>
  );
}

function Row({ row, agentId }: { row: FairnessEvidence; agentId: string }) {
  const { t } = useTranslation(['routing', 'desk']);
  const now = useNow();
  const chosen = useAgent(row.chosenId);
  const ground = row.ground === 'strategy' && row.strategy ? t(`desk:decisions.strategy.${row.strategy}`) : null;
  const owed = row.ground && !['strategy', 'claim'].includes(row.ground) ? t(`fairness.ground.${row.ground}`) : null;
  const words = [
    ground ?? owed,
    row.able !== null && t('fairness.among', { n: row.able }),
    row.able !== null &&
      (row.chosenId === agentId ? t('fairness.to_them') : t('fairness.to_other', { name: chosen?.name ?? '–' })),
  ].filter(Boolean);
  return (
    <li>
      <span className={styles.at}>
        <When at={row.at} now={now} />
      </span>
      <span>
        <b>{row.contactName}</b>
        <small>{words.join(' · ')}</small>
      </span>
      <Link to="/desk/$ticketNumber" params={{ ticketNumber: String(row.ticketNumber) }}>
        #{row.ticketNumber}
      </Link>
    </li>
  );
}
