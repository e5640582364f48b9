import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BodyOf, Lead } from '#contract';
import { ApiProblem, api } from '../app/api';
import { Choice, Line } from './Fields';
import { useNow } from '../ui';
import { useRejectionOptions } from './options';
import { usePutRecord } from './record-cache';
import { checksTicked } from './record-lists';
import styles from './records.module.css';
import { SmallButton } from './SmallButton';
import { TicketLink } from './TicketLink';
import { useAct } from './use-act';
import { When } from './When';

type Verdict = Omit<BodyOf<'judgeLead'>, 'version'>;
type Rejection = NonNullable<Lead['rejection']>;

/** Valid needs all five checks and no other valid lead of the contact within the span; rejected needs a reason. */
export function LeadJudge({ lead }: { lead: Lead }) {
  const { t } = useTranslation('records');
  const [rejecting, setRejecting] = useState(false);
  const { busy, duplicate, judge } = useJudge(lead);
  const missing = 5 - checksTicked(lead.checks);
  return (
    <div className={styles.form}>
      <div className={styles.row}>
        {lead.state !== 'valid' && (
          <SmallButton
            testId="lead-valid"
            tone="main"
            label={t('lead.mark_valid')}
            disabled={missing > 0 || busy}
            onClick={() => judge({ state: 'valid' })}
          />
        )}
        {lead.state !== 'rejected' && (
          <SmallButton
            testId="lead-reject"
            label={t('lead.reject')}
            pressed={rejecting}
            onClick={() => setRejecting(!rejecting)}
          />
        )}
        {missing > 0 && lead.state !== 'valid' && (
          <span className={styles.quiet}>{t('lead.missing', { n: missing })}</span>
        )}
      </div>
      {duplicate && <Duplicate detail={duplicate} />}
      {rejecting && <Reject busy={busy} start={duplicate ? 'duplicate' : 'no_intent'} onReject={judge} />}
    </div>
  );
}

function Reject({ busy, start, onReject }: { busy: boolean; start: Rejection; onReject: (verdict: Verdict) => void }) {
  const { t } = useTranslation('records');
  const [rejection, setRejection] = useState<Rejection>(start);
  const [note, setNote] = useState('');
  return (
    <div className={styles.row}>
      <Choice label={t('lead.rejection')} value={rejection} options={useRejectionOptions()} onChange={setRejection} />
      <Line
        label={t(rejection === 'other' ? 'lead.rejection_note_needed' : 'lead.rejection_note')}
        longest={1000}
        value={note}
        onChange={setNote}
      />
      <SmallButton
        testId="lead-reject-save"
        tone="main"
        label={t('lead.reject')}
        disabled={busy || (rejection === 'other' && note.trim() === '')}
        onClick={() => onReject({ state: 'rejected', rejection, note: note.trim() })}
      />
    </div>
  );
}

/** Which lead was there first, so that the agent can look before rejecting this one. */
function Duplicate({ detail: { days, judgedAt, ticketNumber } }: { detail: Record<string, unknown> }) {
  const { t } = useTranslation('records');
  const now = useNow();
  return (
    <p className={styles.quiet} role="alert">
      {t('lead.duplicate', { days })} {typeof judgedAt === 'string' && <When at={judgedAt} now={now} />}{' '}
      {typeof ticketNumber === 'number' && <TicketLink number={ticketNumber} />}
    </p>
  );
}

function useJudge(lead: Lead) {
  const put = usePutRecord();
  const { busy, run } = useAct();
  const [duplicate, setDuplicate] = useState<Record<string, unknown> | null>(null);
  const judge = (verdict: Verdict) =>
    void run(async () => {
      try {
        put('lead', await api('judgeLead', { params: { id: lead.id }, body: { version: lead.version, ...verdict } }));
      } catch (error) {
        // A duplicate is explained beside the button, where the next step is.
        if (!(error instanceof ApiProblem) || error.code !== 'lead_duplicate') throw error;
        setDuplicate(error.detail);
      }
    });
  return { busy, duplicate, judge };
}
