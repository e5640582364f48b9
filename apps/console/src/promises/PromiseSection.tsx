import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PromiseView, TicketDetail } from '#contract';
import { RecordSection } from '../records/RecordSection';
import { SmallButton } from '../records/SmallButton';
import { useNow } from '../ui';
import { useTicketPromises } from './promise-cache';
import { inTurn } from './promise-pages';
import { PromiseRow } from './PromiseRow';
import { PromiseSheet } from './PromiseSheet';

/** What was agreed with the contact on this ticket: the next slot on top, with its clock. */
export function PromiseSection({ detail }: { detail: TicketDetail }) {
  const { t } = useTranslation(['promises', 'records']);
  const promises = useTicketPromises(detail.row.id);
  const now = useNow();
  const [making, setMaking] = useState(false);
  const { row, contact } = detail;
  const open = row.status !== 'closed' && row.status !== 'spam';
  return (
    <>
      <RecordSection<PromiseView>
        title={t('title')}
        rows={inTurn(promises.data ?? [], now)}
        error={promises.error}
        loading={promises.isPending}
        empty={t('empty')}
        actions={
          <SmallButton
            testId="promise-make"
            icon={<CalendarClock size={14} />}
            label={t('make')}
            disabled={!open}
            onClick={() => setMaking(true)}
          />
        }
        form={null}
        row={(promise) => <PromiseRow promise={promise} />}
        onRetry={() => void promises.refetch()}
      />
      {making && <PromiseSheet ticketId={row.id} contact={contact} onClose={() => setMaking(false)} />}
    </>
  );
}
