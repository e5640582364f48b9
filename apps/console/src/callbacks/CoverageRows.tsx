import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CoverageRow, QueryOf } from '#contract';
import { api } from '../app/api';
import { CallbackRow } from '../records/CallbackRow';
import { SideSheet } from '../records/SideSheet';
import { TicketLink } from '../records/TicketLink';
import { LoadingShape } from '../ui';
import styles from './coverage.module.css';

type Figure = NonNullable<QueryOf<'listCallbacks'>['figure']>;
export interface Behind {
  row: CoverageRow;
  figure: Figure | 'planned';
}

interface Props {
  behind: Behind;
  span: { from: string; to: string };
  onClose(): void;
}

/** The callbacks behind a figure (law 9). */
export function CoverageRows({ behind: { row, figure }, span, onClose }: Props) {
  const { t } = useTranslation(['callbacks', 'records']);
  const query = {
    state: 'all',
    agentId: row.agentId ?? undefined,
    reason: row.reason,
    dueFrom: span.from,
    dueTo: span.to,
    ...(figure === 'planned' ? {} : { figure }),
    limit: 200,
  } as const;
  const { data } = useQuery({
    queryKey: ['callback-coverage', 'rows', query],
    queryFn: ({ signal }) => api('listCallbacks', { query, signal }),
  });
  const title = t('coverage.behind', {
    figure: t(`coverage.columns.${figure}`),
    reason: t(`records:callback.reasons.${row.reason}`),
    agent: row.agentName ?? t('coverage.nobody'),
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
