import { useTranslation } from 'react-i18next';
import type { Lead, LeadPage } from '#contract';
import { useAgent } from '../app/session';
import { Part } from '../complaints/Part';
import { CallbackRow } from '../records/CallbackRow';
import { LeadChecks } from '../records/LeadChecks';
import { LeadDetail } from '../records/LeadRow';
import { inOrder, byCallbackTurn } from '../records/record-lists';
import { useCallbacks } from '../records/record-cache';
import { SideSheet } from '../records/SideSheet';
import { TicketLink } from '../records/TicketLink';
import { When } from '../records/When';
import { ErrorState, LoadingShape, useNow } from '../ui';
import { HistoryPart } from './HistoryPart';
import { StageMark } from './LeadItem';
import styles from './leads.module.css';
import { OriginFacts } from './OriginFacts';
import { SalesPart } from './SalesPart';
import { SamePart } from './SamePart';
import { useLeadPage } from './use-leads-page';

/** One lead, whole: what is known, its judgement, what sales did, its callbacks and its history. */
export function LeadSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('leads');
  const { data, error, refetch } = useLeadPage(id);
  return (
    <SideSheet title={data?.lead.contactName ?? t('title')} onClose={onClose} testId="lead-sheet">
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingShape />}
      {data && <Sheet page={data} />}
    </SideSheet>
  );
}

function Sheet({ page }: { page: LeadPage }) {
  const { t } = useTranslation(['leads', 'records']);
  const { lead } = page;
  const now = useNow();
  const agent = useAgent(lead.agentId);
  return (
    <div className={styles.sheet}>
      <p className={styles.top}>
        <StageMark lead={lead} />
        <span>{agent?.name}</span>
        <When at={lead.createdAt} now={now} />
        <TicketLink number={lead.ticketNumber} />
      </p>
      {lead.rejection && (
        <p className={styles.said}>
          {t(`records:lead.rejections.${lead.rejection}`)} {lead.rejectionNote}
        </p>
      )}
      {lead.state === 'open' && <LeadChecks lead={lead} />}
      <LeadDetail lead={lead} />
      <OriginPart lead={lead} />
      <SamePart page={page} />
      {lead.state === 'valid' && <SalesPart page={page} />}
      <CallbacksPart lead={lead} />
      <HistoryPart page={page} />
    </div>
  );
}

function OriginPart({ lead: { origin } }: { lead: Lead }) {
  const { t } = useTranslation('leads');
  if (!origin) return null;
  return (
    <Part title={t('origin.title')}>
      <OriginFacts origin={origin} />
    </Part>
  );
}

function CallbacksPart({ lead: { contactId } }: { lead: Lead }) {
  const { t } = useTranslation('leads');
  const callbacks = useCallbacks({ contactId, state: 'all' });
  const rows = inOrder(callbacks.data?.pages ?? [], byCallbackTurn);
  if (rows.length === 0) return null;
  return (
    <Part title={t('callbacks')}>
      {rows.map((callback) => (
        <CallbackRow key={callback.id} callback={callback} />
      ))}
    </Part>
  );
}
