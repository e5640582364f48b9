import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComplaintView } from '#contract';
import { api } from '../app/api';
import { useAgent } from '../app/session';
import { Switch, Words } from '../records/Fields';
import { SmallButton } from '../records/SmallButton';
import { When } from '../records/When';
import { useNow } from '../ui';
import styles from './complaints.module.css';
import { ActForm, Part } from './Part';
import { useComplaintAct } from './use-complaint-act';

type Said = 'yes' | 'no' | 'unsaid';
const saidOf = (satisfied: boolean | null): Said => (satisfied === null ? 'unsaid' : satisfied ? 'yes' : 'no');
const satisfiedOf = (said: Said): boolean | null => (said === 'unsaid' ? null : said === 'yes');

/** The contact was spoken to again, until they say that they are satisfied (DOMAIN V17, V18). */
export function StepsPart({ complaint }: { complaint: ComplaintView }) {
  const { t } = useTranslation('complaints');
  const [adding, setAdding] = useState(false);
  const { steps, closedAt, signedAt } = complaint;
  return (
    <Part title={t('steps')} empty={steps.length === 0 ? t('no_steps') : null}>
      {steps.map((step) => (
        <StepLine key={step.id} step={step} />
      ))}
      {!closedAt && signedAt && (
        <SmallButton
          label={t('add_step')}
          testId="complaint-step"
          pressed={adding}
          onClick={() => setAdding(!adding)}
        />
      )}
      {adding && <StepForm complaint={complaint} onDone={() => setAdding(false)} />}
    </Part>
  );
}

function StepLine({ step }: { step: ComplaintView['steps'][number] }) {
  const { t } = useTranslation('complaints');
  const now = useNow();
  const by = useAgent(step.byId);
  return (
    <div className={styles.entry}>
      <p>
        <b>{by?.name}</b> <When at={step.at} now={now} />
        <span className={styles.mark} data-done={step.satisfied || undefined}>
          {t(`satisfied.${saidOf(step.satisfied)}`)}
        </span>
      </p>
      <p className={styles.said}>{step.result}</p>
    </div>
  );
}

function StepForm({ complaint, onDone }: { complaint: ComplaintView; onDone: () => void }) {
  const { t } = useTranslation('complaints');
  const { act, ...state } = useComplaintAct(complaint);
  const [said, setSaid] = useState<Said>('unsaid');
  const [result, setResult] = useState('');
  const options = (['yes', 'no', 'unsaid'] as const).map((value) => ({ value, label: t(`satisfied.${value}`) }));
  const save = () =>
    void act((asked) => {
      const body = { ...asked, result, satisfied: satisfiedOf(said) };
      return api('complaintContacted', { params: { id: complaint.id }, body });
    }, onDone);
  return (
    <ActForm save={t('save_step')} testId="complaint-step-save" {...state} onSave={save}>
      <Switch label={t('satisfied.label')} options={options} value={said} onChange={setSaid} />
      <Words label={t('result')} longest={1000} value={result} autoFocus onChange={setResult} />
    </ActForm>
  );
}
