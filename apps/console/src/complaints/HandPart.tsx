import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComplaintView } from '#contract';
import { api } from '../app/api';
import { useAgent, useBootstrap } from '../app/session';
import { Choice, Line } from '../records/Fields';
import { When } from '../records/When';
import { Button, useNow } from '../ui';
import styles from './complaints.module.css';
import { ActForm, Part } from './Part';
import { useComplaintAct } from './use-complaint-act';

/** Who answers for it, how heavy it is, and its end. */
export function HandPart({ complaint }: { complaint: ComplaintView }) {
  if (complaint.closedAt) return <Closed complaint={complaint} />;
  return complaint.signedAt ? <InHand complaint={complaint} /> : <Unsigned complaint={complaint} />;
}

function Unsigned({ complaint }: { complaint: ComplaintView }) {
  const { t } = useTranslation('complaints');
  const { me } = useBootstrap();
  const { act, busy, refusal } = useComplaintAct(complaint);
  if (me.id !== complaint.writerId) return <p className={styles.quiet}>{t('unsigned')}</p>;
  return (
    <Part title={t('unsigned')}>
      {refusal && <p className={styles.refusal}>{refusal.text}</p>}
      <Button
        look="main"
        disabled={busy}
        data-testid="complaint-sign"
        onClick={() => void act((asked) => api('signComplaint', { params: { id: complaint.id }, body: asked }))}
      >
        {t('sign')}
      </Button>
    </Part>
  );
}

function InHand({ complaint }: { complaint: ComplaintView }) {
  const { t } = useTranslation('complaints');
  const { agents } = useBootstrap();
  const { act, busy, refusal } = useComplaintAct(complaint);
  const params = { id: complaint.id };
  const people = agents.map(({ id, name }) => ({ value: id, label: name }));
  const severities = ([1, 2, 3] as const).map((value) => ({ value: String(value), label: t(`severities.${value}`) }));
  const weigh = (value: string) =>
    void act((asked) =>
      api('weighComplaint', { params, body: { ...asked, severity: Number(value) as ComplaintView['severity'] } }),
    );
  return (
    <>
      <Part title={t('agent')}>
        <fieldset className={styles.hand} disabled={busy}>
          <Choice
            label={t('give')}
            value={complaint.agentId}
            options={people}
            onChange={(agentId) => void act((asked) => api('giveComplaint', { params, body: { ...asked, agentId } }))}
          />
          <Choice label={t('weigh')} value={String(complaint.severity)} options={severities} onChange={weigh} />
        </fieldset>
        {refusal && (
          <p className={styles.refusal} role="alert">
            {refusal.text}
          </p>
        )}
      </Part>
      <Closing complaint={complaint} />
    </>
  );
}

function Closing({ complaint }: { complaint: ComplaintView }) {
  const { t } = useTranslation('complaints');
  const { me } = useBootstrap();
  const { act, ...state } = useComplaintAct(complaint);
  const [reason, setReason] = useState('');
  const satisfied = complaint.steps.filter((step) => step.satisfied !== null).at(-1)?.satisfied === true;
  const leads = me.role !== 'agent';
  const save = () =>
    void act((asked) => api('closeComplaint', { params: { id: complaint.id }, body: { ...asked, reason } }));
  const words = satisfied ? 'close_satisfied' : leads ? 'close_lead' : 'close_not_yet';
  return (
    <Part title={t('close')} empty={t(words)}>
      {(satisfied || leads) && (
        <ActForm save={t('close')} testId="complaint-close" {...state} onSave={save}>
          {!satisfied && <Line label={t('close_reason')} longest={500} value={reason} onChange={setReason} />}
        </ActForm>
      )}
    </Part>
  );
}

function Closed({ complaint: { closedAt, closedById, closedHow, closingReason } }: { complaint: ComplaintView }) {
  const { t } = useTranslation('complaints');
  const now = useNow();
  const name = useAgent(closedById)?.name ?? '';
  return (
    <Part title={t(`closed_${closedHow!}`)}>
      <p className={styles.quiet}>
        {t('closed_by', { name })} <When at={closedAt!} now={now} />
      </p>
      {closingReason && <p className={styles.said}>{closingReason}</p>}
    </Part>
  );
}
