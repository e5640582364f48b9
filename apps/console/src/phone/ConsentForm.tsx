import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../app/api';
import { SmallButton } from '../records/SmallButton';
import { useAct } from '../records/use-act';
import styles from './phone.module.css';

const SHORTEST = 2;

/** A team lead says what the caller was told, and how that is known. */
export function ConsentForm({ params }: { params: { id: string; recordingId: string } }) {
  const { t } = useTranslation('phone');
  const [reason, setReason] = useState('');
  const { busy, run } = useAct();
  const mark = (consent: 'yes' | 'no') => void run(() => api('markConsent', { params, body: { consent, reason } }));
  const unsaid = reason.trim().length < SHORTEST;
  return (
    <p className={styles.consent}>
      <input
        value={reason}
        maxLength={500}
        aria-label={t('recording.reason')}
        placeholder={t('recording.reason')}
        data-testid="consent-reason"
        onChange={({ target }) => setReason(target.value)}
      />
      <SmallButton
        testId="consent-yes"
        label={t('recording.told')}
        disabled={busy || unsaid}
        onClick={() => mark('yes')}
      />
      <SmallButton
        testId="consent-no"
        label={t('recording.notTold')}
        disabled={busy || unsaid}
        onClick={() => mark('no')}
      />
    </p>
  );
}
