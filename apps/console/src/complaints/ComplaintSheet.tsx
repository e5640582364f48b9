import { useTranslation } from 'react-i18next';
import type { ComplaintView } from '#contract';
import { useAgent } from '../app/session';
import { Pair } from '../records/Pair';
import records from '../records/records.module.css';
import { SideSheet } from '../records/SideSheet';
import { TicketLink } from '../records/TicketLink';
import { When } from '../records/When';
import { ErrorState, LoadingShape, useNow } from '../ui';
import { ComplaintState, Severity } from './ComplaintItem';
import styles from './complaints.module.css';
import { CompensationPart } from './CompensationPart';
import { HandPart } from './HandPart';
import { NoticesPart } from './NoticesPart';
import { StepsPart } from './StepsPart';
import { useComplaint } from './use-complaints';

/** One complaint, whole: the form, the signature, who was told, what the contact said, and how it ended. */
export function ComplaintSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('complaints');
  const { data, error, refetch } = useComplaint(id);
  return (
    <SideSheet
      title={data ? `${t('number', { n: data.number })} · ${data.person}` : t('title')}
      onClose={onClose}
      testId="complaint-sheet"
    >
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingShape />}
      {data && <Sheet complaint={data} />}
    </SideSheet>
  );
}

function Sheet({ complaint }: { complaint: ComplaintView }) {
  const { t } = useTranslation('complaints');
  const { company, person, address, phone, cause, severity } = complaint;
  const agent = useAgent(complaint.agentId);
  return (
    <div className={styles.sheet}>
      <p className={styles.top}>
        <Severity severity={severity} />
        <ComplaintState complaint={complaint} />
        <TicketLink number={complaint.ticketNumber} />
      </p>
      <p className={styles.words}>{cause}</p>
      <dl className={records.pairs}>
        {company && <Pair name={t('company')} value={company} />}
        <Pair name={t('person')} value={person} />
        {address && <Pair name={t('address')} value={address} />}
        {phone && <Pair name={t('phone')} value={phone} />}
        <Pair name={t('agent')} value={agent?.name ?? ''} />
      </dl>
      <Written complaint={complaint} />
      <NoticesPart complaint={complaint} />
      <StepsPart complaint={complaint} />
      <CompensationPart complaint={complaint} />
      <HandPart complaint={complaint} />
    </div>
  );
}

/** Who wrote it down, and that they signed for it (DOMAIN V17). */
function Written({ complaint: { writerId, createdAt, signedAt } }: { complaint: ComplaintView }) {
  const { t } = useTranslation('complaints');
  const now = useNow();
  const name = useAgent(writerId)?.name ?? '';
  return (
    <p className={styles.written}>
      {t('written', { name })} <When at={createdAt} now={now} />
      {signedAt && (
        <>
          {' · '}
          {t('signed', { name })} <When at={signedAt} now={now} />
        </>
      )}
    </p>
  );
}
