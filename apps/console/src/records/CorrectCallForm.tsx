import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Call } from '#contract';
import { api } from '../app/api';
import { measuredSeconds } from './call-timer';
import { durationText } from '../ui';
import { secondsTyped } from './durations';
import { Line } from './Fields';
import { usePutRecord } from './record-cache';
import styles from './records.module.css';
import { SmallButton } from './SmallButton';
import { useAct } from './use-act';

/** Another talk time than the timer measured needs a reason; what was measured is kept and shown. */
export function CorrectCallForm({ call, onDone }: { call: Call; onDone: () => void }) {
  const { t } = useTranslation('records');
  const [typed, setTyped] = useState(durationText(call.talkSeconds ?? 0));
  const [reason, setReason] = useState('');
  const talkSeconds = secondsTyped(typed);
  const { busy, correct } = useCorrection(call, onDone);
  const changed = talkSeconds !== null && talkSeconds !== call.talkSeconds;
  return (
    <div className={styles.form}>
      <div className={styles.row}>
        <Line
          label={t('call.talk')}
          className={styles.clock}
          longest={8}
          value={typed}
          invalid={talkSeconds === null}
          onChange={setTyped}
        />
        <span className={styles.quiet}>
          <Difference measured={measuredSeconds(call) ?? 0} typed={talkSeconds} />
        </span>
      </div>
      <div className={styles.row}>
        <Line label={t('call.correct_reason')} longest={500} value={reason} onChange={setReason} />
        <SmallButton
          testId="call-correct"
          tone="main"
          label={t('call.correct')}
          disabled={!changed || reason.trim().length < 2 || busy}
          onClick={() => changed && correct(talkSeconds, reason.trim())}
        />
      </div>
    </div>
  );
}

function useCorrection(call: Call, onDone: () => void) {
  const put = usePutRecord();
  const { busy, run } = useAct();
  const correct = (talkSeconds: number, reason: string) =>
    void run(async () => {
      const body = { version: call.version, talkSeconds, reason };
      put('call', await api('correctCall', { params: { id: call.id }, body }));
      onDone();
    });
  return { busy, correct };
}

function Difference({ measured, typed }: { measured: number; typed: number | null }) {
  const { t } = useTranslation('records');
  if (typed === null) return <>{t('call.clock_hint')}</>;
  const diff = typed - measured;
  const words = diff === 0 ? 'same' : diff > 0 ? 'more' : 'less';
  return <>{t(`call.difference.${words}`, { measured: durationText(measured), diff: durationText(Math.abs(diff)) })}</>;
}
