import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { QualityCheckView } from '#contract';
import { When } from '../records/When';
import { Button, ChannelIcon, EmptyState, ErrorState, LoadingShape, useHotkeys, useNow } from '../ui';
import styles from './quality.module.css';
import { useChecks } from './use-quality';

interface Props {
  view: 'mine' | 'own' | 'all';
  sampleId: string | undefined;
  chosen: string | null;
  onOpen(id: string | null): void;
}

/** Checks to choose from; `[` and `]` go through them. */
export function CheckList({ view, sampleId, chosen, onOpen }: Props) {
  const { t } = useTranslation('quality');
  const checks = useChecks({ view, sampleId, ...(view === 'mine' ? { state: 'open' as const } : {}) });
  const rows = checks.data?.pages.flatMap((page) => page.rows) ?? [];
  const first = rows[0]?.id;
  useEffect(() => {
    // On a phone the list is the page; beside it there is room to begin at once.
    if (first && chosen === null && window.innerWidth > 900) onOpen(first);
  }, [first, chosen, onOpen]);
  const move = (by: number) => {
    const next = rows[rows.findIndex(({ id }) => id === chosen) + by];
    if (next) onOpen(next.id);
  };
  useHotkeys({ '[': () => move(-1), ']': () => move(1) });
  if (checks.error) return <ErrorState error={checks.error} onRetry={() => void checks.refetch()} />;
  if (!checks.data) return <LoadingShape />;
  if (rows.length === 0) return <EmptyState title={t(`empty.${view}`)} hint={t(`empty.${view}_hint`)} />;
  return (
    <ul className={styles.list} aria-label={t(`tabs.${view}`)}>
      {rows.map((row) => (
        <li key={row.id}>
          <Row row={row} chosen={row.id === chosen} onOpen={() => onOpen(row.id)} />
        </li>
      ))}
      {checks.hasNextPage && (
        <li>
          <Button onClick={() => void checks.fetchNextPage()}>{t('more')}</Button>
        </li>
      )}
    </ul>
  );
}

function Row({ row, chosen, onOpen }: { row: QualityCheckView; chosen: boolean; onOpen(): void }) {
  const { t } = useTranslation('quality');
  const now = useNow();
  return (
    <button type="button" aria-pressed={chosen} data-testid="quality-check" onClick={onOpen}>
      <ChannelIcon channel={row.channel} size={14} />
      <span className={styles.what}>
        <b>{row.agentName}</b> {row.contactName}
        <small>
          <When at={row.at} now={now} />
          {row.conditions.map((one) => (
            <em key={one}>{t(`conditions.${one}`)}</em>
          ))}
          {row.sampleKind === 'calibration' && <em>{t('kinds.calibration')}</em>}
        </small>
      </span>
      <span className={styles.outcome}>
        {row.score !== null && <strong data-low={row.score < 60 || undefined}>{row.score}</strong>}
        <small data-state={row.state}>{t(`states.${row.state}`)}</small>
      </span>
    </button>
  );
}
