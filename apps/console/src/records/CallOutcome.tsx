import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Call, callOutcome } from '#contract';
import { api } from '../app/api';
import { useBootstrap } from '../app/session';
import { usePutRecord } from './record-cache';
import styles from './records.module.css';
import { SmallButton } from './SmallButton';
import { useAct } from './use-act';

/** An answered call that nobody timed by hand asks how it ended (DOMAIN H4); some endings make a callback. */
export function CallOutcome({ call }: { call: Call }) {
  const { t } = useTranslation('records');
  const { me } = useBootstrap();
  const put = usePutRecord();
  const { busy, run } = useAct();
  const [over, setOver] = useState(false);
  const told = call.source === 'system' || call.source === 'web';
  const asked = told && call.endedAt && call.answeredAt && (call.agentId === me.id || me.role !== 'agent');
  if (call.outcome) return <span>{t(`call.outcome.${call.outcome}`)}</span>;
  if (!asked || over) return null;
  const choose = (outcome: (typeof callOutcome.options)[number]) =>
    void run(async () => {
      put('call', await api('callOutcome', { params: { id: call.id }, body: { outcome } }));
      setOver(true);
    });
  return (
    <div className={styles.row} role="group" aria-label={t('call.outcome.title')} data-testid="call-outcome">
      <span className={styles.quiet}>{t('call.outcome.title')}</span>
      {callOutcome.options.map((outcome) => (
        <SmallButton
          key={outcome}
          testId={`call-outcome-${outcome}`}
          label={t(`call.outcome.${outcome}`)}
          // DOMAIN H14: what is said to who advertises.
          title={outcome === 'advertiser' ? t('call.outcome.words') : ''}
          disabled={busy}
          onClick={() => choose(outcome)}
        />
      ))}
    </div>
  );
}
