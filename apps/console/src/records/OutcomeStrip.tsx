import { PhoneCall } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serviceOutcome, type ServiceOutcomeName, type TicketRow } from '#contract';
import { api } from '../app/api';
import { useNow } from '../ui';
import { usePutRecord } from './record-cache';
import styles from './records.module.css';
import { SmallButton } from './SmallButton';
import { useAct } from './use-act';
import { When } from './When';

/** A solved ticket asks how it ended: some endings make a callback (DOMAIN V1, V2, V3). */
export function OutcomeStrip({ row }: { row: TicketRow }) {
  const { t } = useTranslation('records');
  const now = useNow();
  const put = usePutRecord();
  const { busy, run } = useAct();
  const [dueAt, setDueAt] = useState<string | null>(null);
  const choose = (outcome: ServiceOutcomeName) =>
    void run(async () => {
      const callback = await api('serviceOutcome', { params: { id: row.id }, body: { outcome } });
      put('callback', callback);
      setDueAt(callback.dueAt);
    });
  return (
    <div className={styles.outcome} role="group" aria-label={t('outcome.title')} data-testid="outcome">
      <PhoneCall size={14} aria-hidden />
      {dueAt ? (
        <span role="status">
          {t('outcome.planned')} <When at={dueAt} now={now} />
        </span>
      ) : (
        <>
          <span>{t('outcome.title')}</span>
          {serviceOutcome.options.map((outcome) => (
            <SmallButton
              key={outcome}
              testId={`outcome-${outcome}`}
              label={t(`outcome.${outcome}`)}
              title={t(`outcome.plans.${outcome}`)}
              disabled={busy}
              onClick={() => choose(outcome)}
            />
          ))}
        </>
      )}
    </div>
  );
}
