import { useQuery } from '@tanstack/react-query';
import type { QueryOf } from '#contract';
import { api } from '../app/api';
import { CallbackRow } from '../records/CallbackRow';
import { SideSheet } from '../records/SideSheet';
import { TicketLink } from '../records/TicketLink';
import { LoadingShape } from '../ui';
import styles from './coverage.module.css';

type Query = QueryOf<'listCallbacks'>;
export interface Behind {
  title: string;
  filter: Query;
  figure: NonNullable<Query['figure']> | 'planned';
}

interface Props {
  behind: Behind;
  span: { from: string; to: string };
  onClose(): void;
}

/** The callbacks behind a figure (law 9). */
export function CoverageRows({ behind: { title, filter, figure }, span, onClose }: Props) {
  const query = {
    state: 'all',
    ...filter,
    dueFrom: span.from,
    dueTo: span.to,
    ...(figure === 'planned' ? {} : { figure }),
    limit: 200,
  } as const;
  const { data } = useQuery({
    queryKey: ['callback-coverage', 'rows', query],
    queryFn: ({ signal }) => api('listCallbacks', { query, signal }),
  });
  return (
    <SideSheet title={title} onClose={onClose}>
      {!data && <LoadingShape />}
      {data?.rows.map((callback) => (
        <div key={callback.id} className={styles.behind}>
          <CallbackRow callback={callback} head={<b>{callback.contactName}</b>} />
          <TicketLink number={callback.ticketNumber} />
        </div>
      ))}
    </SideSheet>
  );
}
