import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type ReactNode } from 'react';
import { EmptyState, ErrorState, LoadingShape } from '../ui';
import styles from './lists.module.css';

/** The part of an infinite query that a list needs. */
export interface Source {
  isPending: boolean;
  error: unknown;
  refetch: () => unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
}
interface Props<R> {
  header: ReactNode;
  filters: ReactNode;
  rows: R[];
  source: Source;
  /** Height of a closed row in pixels; open rows are measured. */
  estimate: number;
  empty: { title: string; hint: string };
  row: (record: R) => ReactNode;
}

/** A page with one long list: header, filters, rows drawn as they come into sight, the next page fetched before its end. */
export function RecordListPage<R extends { id: string }>(props: Props<R>) {
  return (
    <main className={styles.page}>
      {props.header}
      <div className={styles.filters}>{props.filters}</div>
      <ListBody {...props} />
    </main>
  );
}

function ListBody<R extends { id: string }>({ rows, source, estimate, empty, row }: Props<R>) {
  const box = useRef<HTMLDivElement>(null);
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => estimate,
    getItemKey: (index) => rows[index]!.id,
    overscan: 10,
  });
  const items = list.getVirtualItems();
  useNextPage(source, (items.at(-1)?.index ?? 0) >= rows.length - 5);
  if (source.error && rows.length === 0)
    return <ErrorState error={source.error} onRetry={() => void source.refetch()} />;
  if (source.isPending) return <LoadingShape />;
  return (
    <div ref={box} className={styles.scroll} tabIndex={0}>
      {rows.length === 0 && <EmptyState title={empty.title} hint={empty.hint} />}
      <ul className={styles.list} style={{ height: list.getTotalSize() }}>
        {items.map(({ index, key, start }) => (
          <li key={key} ref={list.measureElement} data-index={index} style={{ transform: `translateY(${start}px)` }}>
            {row(rows[index]!)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function useNextPage({ hasNextPage, isFetchingNextPage, fetchNextPage }: Source, nearEnd: boolean): void {
  useEffect(() => {
    if (nearEnd && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [nearEnd, hasNextPage, isFetchingNextPage, fetchNextPage]);
}
