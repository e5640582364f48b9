import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LOST_REASONS, type LostReason } from '#domain';
import type { Lead } from '#contract';
import { api } from '../app/api';
import { ActForm } from '../complaints/Part';
import { Choice, Line, Switch } from '../records/Fields';
import { moneyText, typedCents } from './money';
import styles from './leads.module.css';
import { useLeadAct } from './use-leads-page';

/** Won with an amount, or lost with a reason. */
export function EndForm({ lead, onDone }: { lead: Lead; onDone: () => void }) {
  const { t, i18n } = useTranslation('leads');
  const { act, ...state } = useLeadAct(lead);
  const [result, setResult] = useState<'won' | 'lost'>(lead.outcome?.result ?? 'won');
  const [amount, setAmount] = useState(lead.outcome?.amountCents ? String(lead.outcome.amountCents / 100) : '');
  const [reason, setReason] = useState<LostReason>(lead.outcome?.reason ?? 'price');
  const [note, setNote] = useState('');
  const cents = typedCents(amount);
  const body = { result, note, ...(result === 'won' ? { amountCents: cents } : { reason }) };
  const save = () =>
    void act((asked) => api('endLead', { params: { id: lead.id }, body: { ...asked, ...body } }), onDone);
  const results = (['won', 'lost'] as const).map((value) => ({ value, label: t(`stages.${value}`) }));
  const reasons = LOST_REASONS.map((value) => ({ value, label: t(`lost.${value}`) }));
  return (
    <ActForm save={t('sales.end')} testId="lead-end-save" {...state} onSave={save}>
      <Switch label={t('sales.end')} options={results} value={result} onChange={setResult} />
      {result === 'won' ? (
        <>
          <Line
            label={t('sales.amount')}
            longest={20}
            value={amount}
            invalid={amount !== '' && cents === null}
            onChange={setAmount}
          />
          <span className={styles.quiet}>
            {cents !== null ? moneyText(cents, i18n.language) : t('sales.amount_hint')}
          </span>
        </>
      ) : (
        <Choice label={t('sales.lost_reason')} value={reason} options={reasons} onChange={setReason} />
      )}
      <Line label={t('sales.note')} longest={1000} value={note} onChange={setNote} />
    </ActForm>
  );
}
