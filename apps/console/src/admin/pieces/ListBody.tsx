import type { ReactNode } from 'react';
import { EmptyState, ErrorState, LoadingShape } from '../../ui';

interface ListBodyProps<R> {
  list: { rows: R[] | undefined; error: unknown; reload(): unknown };
  empty: { title: string; text: string; action?: ReactNode };
  children(rows: R[]): ReactNode;
}

/** A list in whichever state it is: loading, failed with a way out, empty with the first step, or its rows. */
export function ListBody<R>({ list, empty, children }: ListBodyProps<R>) {
  if (list.error && !list.rows) return <ErrorState error={list.error} onRetry={() => void list.reload()} />;
  if (!list.rows) return <LoadingShape />;
  return list.rows.length === 0 ? <EmptyState {...empty} /> : children(list.rows);
}
