import { useTranslation } from 'react-i18next';
import type { BacklogRow } from '#contract';
import { SmallButton } from '../records/SmallButton';
import { ErrorState, LoadingShape } from '../ui';
import { BacklogLine } from './BacklogLine';
import styles from './morning.module.css';
import { type BacklogListName, useBacklog } from './use-morning';

interface Props {
  list: BacklogListName;
  teamId: string | null;
  openId: string | null;
  onOpen: (row: BacklogRow) => void;
}

const COLUMNS = ['days', 'who', 'words', 'holder', 'cause', 'action'] as const;

/** One of the two lists of the morning (DOMAIN B1), the oldest first. */
export function Backlog({ list, teamId, openId, onOpen }: Props) {
  const { t } = useTranslation('morning');
  const backlog = useBacklog(list, teamId);
  const [first] = backlog.data?.pages ?? [];
  const rows = backlog.data?.pages.flatMap((page) => page.rows) ?? [];
  if (backlog.error && !first) return <ErrorState error={backlog.error} onRetry={() => void backlog.refetch()} />;
  if (!first) return <LoadingShape lines={4} />;
  const days = first.fromDays;
  return (
    <section className={styles.section} aria-label={t(list, { days })} data-testid={`backlog-${list}`}>
      <header className={styles.head}>
        <h2>{t(list, { days })}</h2>
        <b>{first.total}</b>
        <span className={styles.quiet}>{t(rows.length > 0 ? `${list}_hint` : `none_${list}`, { days })}</span>
      </header>
      {rows.length > 0 && (
        <div role="table" aria-label={t(list, { days })} className={styles.table}>
          <div role="row" className={styles.titles}>
            {COLUMNS.map((column) => (
              <span key={column} role="columnheader">
                {t(`col.${column}`)}
              </span>
            ))}
          </div>
          {rows.map((row) => (
            <BacklogLine key={row.row.id} backlog={row} open={row.row.id === openId} onOpen={() => onOpen(row)} />
          ))}
        </div>
      )}
      {backlog.hasNextPage && (
        <SmallButton
          label={t('more')}
          disabled={backlog.isFetchingNextPage}
          onClick={() => void backlog.fetchNextPage()}
        />
      )}
    </section>
  );
}
