import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SmallButton } from '../records/SmallButton';
import { EmptyState, ErrorState, LoadingShape, useHotkeys } from '../ui';
import type { List } from './ConductFilters';
import styles from './conduct.module.css';
import { type Filter, useViolations } from './use-conduct';
import type { Judging } from './Acts';
import { ViolationItem } from './ViolationItem';

/** Rows to go through with the keyboard; the one in hand is open, with its evidence. */
export function ViolationList({ list, filter }: { list: List; filter: Filter }) {
  const { t } = useTranslation('conduct');
  const source = useViolations(filter);
  const rows = source.data?.pages.flatMap((page) => page.rows) ?? [];
  const box = useRef<HTMLUListElement>(null);
  const [openId, setOpenId] = useState<string | null>(null);
  const [asked, setAsked] = useState<Judging | null>(null);
  const at = rows.findIndex(({ id }) => id === openId);
  const goTo = (index: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (!row) return;
    setOpenId(row.id);
    setAsked(null);
    box.current?.querySelector(`[data-id="${row.id}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const ask = (act: Judging) => (at >= 0 ? setAsked(act) : goTo(0));
  useHotkeys({
    j: () => goTo(at + 1),
    k: () => goTo(at - 1),
    ArrowDown: () => goTo(at + 1),
    ArrowUp: () => goTo(at - 1),
    Escape: openId ? () => setOpenId(null) : undefined,
    c: () => ask('confirm'),
    x: () => ask('dismiss'),
  });
  if (source.error && rows.length === 0)
    return <ErrorState error={source.error} onRetry={() => void source.refetch()} />;
  if (source.isPending) return <LoadingShape />;
  if (rows.length === 0) return <EmptyState title={t(`empty.${list}.title`)} hint={t(`empty.${list}.hint`)} />;
  return (
    <>
      <ul ref={box} className={styles.list} data-stale={source.isPlaceholderData || undefined}>
        {rows.map((violation) => (
          <li key={violation.id} data-id={violation.id}>
            <ViolationItem
              violation={violation}
              open={violation.id === openId}
              asked={violation.id === openId ? asked : null}
              onToggle={() => {
                setAsked(null);
                setOpenId(violation.id === openId ? null : violation.id);
              }}
              onDone={() => goTo(at + 1)}
            />
          </li>
        ))}
      </ul>
      {source.hasNextPage && (
        <SmallButton
          label={t('more')}
          disabled={source.isFetchingNextPage}
          onClick={() => void source.fetchNextPage()}
        />
      )}
      {list === 'proposed' && <p className={styles.keys}>{t('keys')}</p>}
    </>
  );
}
