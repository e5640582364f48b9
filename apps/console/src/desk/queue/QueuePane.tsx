import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketRow, TicketViewName } from '#contract';
import { problemText } from '../../app/problems';
import { useCounts } from '../../app/counts';
import { useBootstrap } from '../../app/session';
import { Button, EmptyState, ErrorState, LoadingShape } from '../../ui';
import { WidthHandle } from '../WidthHandle';
import { QueueRow } from './QueueRow';
import { QueueViews } from './QueueViews';
import type { useQueue } from './use-queue';
import './queue.css';

interface QueuePaneProps {
  view: TicketViewName;
  onView(view: TicketViewName): void;
  queue: ReturnType<typeof useQueue>;
  cursorId: string | null;
  openId: string | null;
  onOpen(row: TicketRow): void;
}

/** The queue: views with live counts, and the rows of the chosen one by what is due first. */
export function QueuePane({ view, onView, queue, cursorId, openId, onOpen }: QueuePaneProps) {
  const { t } = useTranslation('desk');
  return (
    <section className="q" aria-label={t('queue.title')}>
      <header className="q-head">
        <h1>{t(`views.${view}`)}</h1>
        <QueueViews view={view} onView={onView} />
      </header>
      <QueueBody {...{ view, onView, queue, cursorId, openId, onOpen }} />
      <WidthHandle />
    </section>
  );
}

function QueueBody({ view, onView, queue, ...rest }: QueuePaneProps) {
  const { t } = useTranslation(['desk', 'common', 'errors']);
  const { rows, error, isPending, refetch } = queue;
  if (rows.length > 0)
    return (
      <>
        {error && (
          <p className="ui-fault q-fault" role="alert">
            {problemText(error, t)}
            <Button look="plain" onClick={() => void refetch()}>
              {t('common:failed.again')}
            </Button>
          </p>
        )}
        <QueueList key={view} queue={queue} {...rest} />
      </>
    );
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <LoadingShape />;
  const others = view === 'mine' && <NobodysButton onView={onView} />;
  return <EmptyState title={t(`queue.empty.${view}`)} text={t('queue.empty_text')} action={others} />;
}

/** Who has nothing in hand is shown what nobody has taken. */
function NobodysButton({ onView }: Pick<QueuePaneProps, 'onView'>) {
  const { t } = useTranslation('desk');
  const waiting = useCounts()?.unassigned ?? 0;
  if (waiting === 0) return null;
  return (
    <Button onClick={() => onView('unassigned')} data-testid="see-unassigned">
      {t('queue.see_unassigned', { count: waiting })}
    </Button>
  );
}

const HEIGHTS = { comfortable: 64, compact: 36 } as const;

function QueueList({ queue, cursorId, openId, onOpen }: Omit<QueuePaneProps, 'onView' | 'view'>) {
  const { t } = useTranslation('desk');
  const { rows, hasNextPage, isFetchingNextPage, fetchNextPage } = queue;
  const compact = useBootstrap().preferences.density === 'compact';
  const height = HEIGHTS[compact ? 'compact' : 'comfortable'];
  const box = useRef<HTMLDivElement>(null);
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    getItemKey: (at) => rows[at]!.id,
    overscan: 8,
  });
  useEffect(() => list.measure(), [height, list]);
  const at = rows.findIndex(({ id }) => id === cursorId);
  useEffect(() => {
    if (at >= 0) list.scrollToIndex(at, { align: 'auto' });
  }, [at, list]);
  const shown = list.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && lastShown >= rows.length - 10) void fetchNextPage();
  }, [lastShown, rows.length, hasNextPage, isFetchingNextPage, fetchNextPage]);
  return (
    <div className="q-box" ref={box} role="listbox" aria-label={t('queue.title')} tabIndex={0}>
      <div style={{ height: list.getTotalSize(), position: 'relative' }}>
        {shown.map(({ index, key, start }) => (
          <QueueRow
            key={key}
            row={rows[index]!}
            compact={compact}
            open={rows[index]!.id === openId}
            cursor={rows[index]!.id === cursorId}
            top={start}
            height={height}
            onOpen={onOpen}
          />
        ))}
      </div>
    </div>
  );
}
