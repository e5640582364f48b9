import { MessageSquareWarning } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComplaintView, TicketDetail } from '#contract';
import { RecordSection } from '../records/RecordSection';
import { SmallButton } from '../records/SmallButton';
import { SideSheet } from '../records/SideSheet';
import { ComplaintForm } from './ComplaintForm';
import { ComplaintState, Severity } from './ComplaintItem';
import { ComplaintSheet } from './ComplaintSheet';
import styles from './complaints.module.css';
import { useComplaintEvents, useComplaints } from './use-complaints';

/** The complaints of a ticket beside its conversation, and the way to write one down. */
export function ComplaintSection({ detail }: { detail: TicketDetail }) {
  const { t } = useTranslation(['complaints', 'records']);
  useComplaintEvents();
  const complaints = useComplaints({ state: 'all', ticketId: detail.row.id });
  const [open, setOpen] = useState<string | null>(null);
  const [writing, setWriting] = useState(false);
  const done = (complaint: ComplaintView) => {
    setWriting(false);
    setOpen(complaint.id);
  };
  return (
    <>
      <RecordSection<ComplaintView>
        title={t('of_ticket')}
        rows={complaints.data?.pages.flatMap((page) => page.rows) ?? []}
        error={complaints.error}
        loading={complaints.isPending}
        empty={t('none_here')}
        actions={
          <SmallButton
            testId="complaint-new"
            icon={<MessageSquareWarning size={14} />}
            label={t('new')}
            onClick={() => setWriting(true)}
          />
        }
        form={null}
        row={(complaint) => <Row complaint={complaint} onOpen={() => setOpen(complaint.id)} />}
        onRetry={() => void complaints.refetch()}
      />
      {writing && (
        <SideSheet title={t('new')} onClose={() => setWriting(false)} testId="complaint-form">
          <ComplaintForm detail={detail} onDone={done} />
        </SideSheet>
      )}
      {open && <ComplaintSheet key={open} id={open} onClose={() => setOpen(null)} />}
    </>
  );
}

function Row({ complaint, onOpen }: { complaint: ComplaintView; onOpen: () => void }) {
  return (
    <button type="button" className={styles.row} onClick={onOpen} data-testid="complaint-row">
      <Severity severity={complaint.severity} />
      <span className={styles.cause}>{complaint.cause}</span>
      <ComplaintState complaint={complaint} />
    </button>
  );
}
