import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComplaintView } from '#contract';
import { api } from '../app/api';
import { useAgent, useBootstrap } from '../app/session';
import { Line, Switch } from '../records/Fields';
import { SmallButton } from '../records/SmallButton';
import { When } from '../records/When';
import { useNow } from '../ui';
import styles from './complaints.module.css';
import { ActForm, Part } from './Part';
import { useComplaintAct } from './use-complaint-act';

/** A claim that nobody answers alone: asked upwards, decided there (DOMAIN V15). */
export function CompensationPart({ complaint }: { complaint: ComplaintView }) {
  const { t } = useTranslation('complaints');
  const { me } = useBootstrap();
  const [asking, setAsking] = useState(false);
  const { compensation, closedAt } = complaint;
  const isWaiting = compensation !== null && compensation.decidedAt === null;
  return (
    <Part title={t('compensation')} empty={compensation ? null : t('no_compensation')}>
      {compensation && <Claim claim={compensation} />}
      {!closedAt && !isWaiting && (
        <SmallButton label={t('ask')} testId="complaint-ask" pressed={asking} onClick={() => setAsking(!asking)} />
      )}
      {asking && !isWaiting && <AskForm complaint={complaint} onDone={() => setAsking(false)} />}
      {!closedAt && isWaiting && me.role !== 'agent' && <DecideForm complaint={complaint} />}
    </Part>
  );
}

function Claim({ claim }: { claim: NonNullable<ComplaintView['compensation']> }) {
  const { t } = useTranslation('complaints');
  const now = useNow();
  const name = useAgent(claim.askedById)?.name ?? '';
  const decider = useAgent(claim.decidedById)?.name ?? '';
  return (
    <div className={styles.entry}>
      <p>
        <b>{t('asked', { name })}</b> <When at={claim.askedAt} now={now} />
        <span className={styles.mark} data-done={claim.approved || undefined}>
          {claim.decidedAt ? t(claim.approved ? 'approved' : 'refused') : t('waiting_decision')}
        </span>
      </p>
      <p className={styles.said}>{claim.claim}</p>
      {claim.decidedAt && (
        <p className={styles.said}>
          <b>{t('decided_by', { name: decider })}</b> {claim.answer}
        </p>
      )}
    </div>
  );
}

function AskForm({ complaint, onDone }: { complaint: ComplaintView; onDone: () => void }) {
  const { t } = useTranslation('complaints');
  const { act, ...state } = useComplaintAct(complaint);
  const [claim, setClaim] = useState('');
  const save = () =>
    void act((asked) => api('askCompensation', { params: { id: complaint.id }, body: { ...asked, claim } }), onDone);
  return (
    <ActForm save={t('ask')} testId="complaint-ask-save" {...state} onSave={save}>
      <Line label={t('claim')} longest={500} value={claim} autoFocus onChange={setClaim} />
    </ActForm>
  );
}

function DecideForm({ complaint }: { complaint: ComplaintView }) {
  const { t } = useTranslation('complaints');
  const { act, ...state } = useComplaintAct(complaint);
  const [decision, setDecision] = useState<'approve' | 'refuse'>('approve');
  const [answer, setAnswer] = useState('');
  const options = (['approve', 'refuse'] as const).map((value) => ({ value, label: t(value) }));
  const save = () =>
    void act((asked) => {
      const body = { ...asked, approved: decision === 'approve', answer };
      return api('decideCompensation', { params: { id: complaint.id }, body });
    });
  return (
    <ActForm save={t(decision)} testId="complaint-decide-save" {...state} onSave={save}>
      <Switch label={t('compensation')} options={options} value={decision} onChange={setDecision} />
      <Line label={t('answer')} longest={500} value={answer} onChange={setAnswer} />
    </ActForm>
  );
}
