import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Callback } from '#contract';
import { api } from '../app/api';
import { useBootstrap } from '../app/session';
import { Line, Switch, Words } from './Fields';
import { DueChoice, dueAtOf, type Due } from './DueChoice';
import { useCallbackResultOptions } from './options';
import { usePutRecord } from './record-cache';
import { feedbackMissing } from './record-lists';
import styles from './records.module.css';
import { SmallButton } from './SmallButton';
import { type Tried, TriedNumbers, triedOf } from './TriedNumbers';
import { useAct } from './use-act';

type What = 'complete' | 'snooze' | 'move' | 'cancel';
interface Props {
  callback: Callback;
  now: number;
  onDone: () => void;
}

export function CallbackActs(props: Props) {
  const { t } = useTranslation('records');
  const [what, setWhat] = useState<What>('complete');
  const options = (['complete', 'snooze', 'move', 'cancel'] as const).map((value) => ({
    value,
    label: t(`callback.acts.${value}`),
  }));
  return (
    <div className={styles.form}>
      <Switch label={t('callback.act')} options={options} value={what} onChange={setWhat} />
      {what === 'complete' && <Complete {...props} />}
      {what === 'snooze' && <Snooze {...props} />}
      {what === 'move' && <Move {...props} />}
      {what === 'cancel' && <Cancel {...props} />}
    </div>
  );
}

function Complete({ callback, onDone }: Props) {
  const { t } = useTranslation('records');
  const put = usePutRecord();
  const { busy, run } = useAct();
  const [result, setResult] = useState<NonNullable<Callback['result']>>('satisfied');
  const [feedback, setFeedback] = useState('');
  const [tried, setTried] = useState<Tried[]>([]);
  const missing = feedbackMissing(result, feedback);
  const save = () =>
    run(async () => {
      const body = { version: callback.version, result, feedback: feedback.trim(), tried: triedOf(result, tried) };
      put('callback', await api('completeCallback', { params: { id: callback.id }, body }));
      onDone();
    });
  return (
    <>
      <Switch label={t('callback.result')} options={useCallbackResultOptions()} value={result} onChange={setResult} />
      {result === 'unreachable' && <TriedNumbers contactId={callback.contactId} tried={tried} onChange={setTried} />}
      <Words
        autoFocus
        label={t('callback.feedback')}
        placeholder={t('callback.feedback_hint')}
        longest={5000}
        value={feedback}
        onChange={setFeedback}
      />
      <div className={styles.row}>
        <span className={styles.quiet}>
          {missing ? t('callback.feedback_needed') : <Consequence result={result} />}
        </span>
        <SmallButton
          testId="callback-complete"
          tone="main"
          label={t('callback.acts.complete')}
          disabled={missing || busy}
          onClick={() => void save()}
        />
      </div>
    </>
  );
}

/** What completing with this result brings about (DOMAIN V4). */
function Consequence({ result }: { result: Callback['result'] }) {
  const { t } = useTranslation('records');
  if (result === 'unreachable') return t('callback.tried_again');
  return result === 'not_satisfied' ? t('callback.reopens') : null;
}

const SNOOZES = ['15', '60', '240'] as const;

function Snooze({ callback, onDone }: Props) {
  const { t } = useTranslation('records');
  const put = usePutRecord();
  const { busy, run } = useAct();
  const save = (minutes: number) =>
    void run(async () => {
      const body = { version: callback.version, minutes };
      put('callback', await api('snoozeCallback', { params: { id: callback.id }, body }));
      onDone();
    });
  return (
    <div className={styles.row} role="group" aria-label={t('callback.snooze.for')}>
      {SNOOZES.map((minutes) => (
        <SmallButton
          key={minutes}
          testId={`callback-snooze-${minutes}`}
          label={t(`callback.snooze.${minutes}`)}
          disabled={busy}
          onClick={() => save(Number(minutes))}
        />
      ))}
      <span className={styles.quiet}>{t('callback.snooze.hint')}</span>
    </div>
  );
}

function Move({ callback, now, onDone }: Props) {
  const { t } = useTranslation('records');
  const { zone } = useBootstrap().company;
  const put = usePutRecord();
  const { busy, run } = useAct();
  const [due, setDue] = useState<Due>({ quick: 'tomorrow10', at: null });
  const dueAt = dueAtOf(due, zone, now);
  const save = (at: Date) =>
    run(async () => {
      const body = { version: callback.version, dueAt: at.toISOString() };
      put('callback', await api('moveCallback', { params: { id: callback.id }, body }));
      onDone();
    });
  return (
    <>
      <DueChoice due={due} now={now} onChange={setDue} />
      <div className={styles.row}>
        <span />
        <SmallButton
          testId="callback-move"
          tone="main"
          label={t('callback.acts.move')}
          disabled={!dueAt || dueAt.getTime() <= now || busy}
          onClick={() => dueAt && void save(dueAt)}
        />
      </div>
    </>
  );
}

function Cancel({ callback, onDone }: Props) {
  const { t } = useTranslation('records');
  const put = usePutRecord();
  const { busy, run } = useAct();
  const [reason, setReason] = useState('');
  const save = () =>
    run(async () => {
      const body = { version: callback.version, reason: reason.trim() };
      put('callback', await api('cancelCallback', { params: { id: callback.id }, body }));
      onDone();
    });
  return (
    <div className={styles.row}>
      <Line autoFocus label={t('callback.cancel_reason')} longest={500} value={reason} onChange={setReason} />
      <SmallButton
        testId="callback-cancel"
        tone="main"
        label={t('callback.acts.cancel')}
        disabled={reason.trim().length < 2 || busy}
        onClick={() => void save()}
      />
    </div>
  );
}
