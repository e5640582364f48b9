import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PromiseView } from '#contract';
import type { PromiseState } from '#domain';
import { api } from '../app/api';
import { useBootstrap } from '../app/session';
import { Line, Switch } from '../records/Fields';
import lists from '../records/records.module.css';
import { SmallButton } from '../records/SmallButton';
import { typedTime } from '../records/typed-time';
import { dayIn, instantAt } from '../records/zone-time';
import { usePutPromise } from './promise-cache';
import { ChangeSheet } from './PromiseSheet';
import styles from './promises.module.css';
import { useRefusal } from './use-refusal';

type What = 'keep' | 'absent' | 'cancel';
interface ActProps {
  promise: PromiseView;
  now: number;
}

/** What can be done with a promise. One that was kept may still have found nobody there. */
export function PromiseActs({ promise, state, now }: ActProps & { state: PromiseState }) {
  const { t } = useTranslation('promises');
  const verbs: readonly What[] = state === 'kept' ? ['absent'] : ['keep', 'absent', 'cancel'];
  const [chosen, setWhat] = useState<What>('keep');
  const what = verbs.includes(chosen) ? chosen : verbs[0]!;
  const [changing, setChanging] = useState(false);
  const options = verbs.map((value) => ({ value, label: t(`acts.${value}`) }));
  return (
    <div className={lists.form}>
      <div className={lists.row}>
        <Switch label={t('acts.label')} options={options} value={what} onChange={setWhat} />
        {state !== 'kept' && (
          <SmallButton testId="promise-change" label={t('acts.change')} onClick={() => setChanging(true)} />
        )}
      </div>
      {what === 'keep' ? <Keep promise={promise} now={now} /> : <WithWords key={what} what={what} promise={promise} />}
      {changing && <ChangeSheet promise={promise} onClose={() => setChanging(false)} />}
    </div>
  );
}

function useSend(promise: PromiseView) {
  const put = usePutPromise();
  const [clientId] = useState(() => crypto.randomUUID());
  const { busy, refusal, run } = useRefusal();
  const body = { clientId, version: promise.version };
  const send = (ask: () => Promise<PromiseView>) => void run(async () => put(await ask()));
  return { busy, refusal, body, send, params: { id: promise.id } };
}

/** Now, or at a time of today; only a team lead may say afterwards that it was in time. */
function Keep({ promise, now }: ActProps) {
  const { t } = useTranslation('promises');
  const { me } = useBootstrap();
  const [time, setTime] = useState('');
  const { busy, refusal, body, send, params } = useSend(promise);
  const typed = typedTime(time);
  const at = typed ? instantAt(promise.zone, dayIn(promise.zone, new Date(now)), typed) : new Date(now);
  const save = () => send(() => api('keepPromise', { params, body: { ...body, at: at.toISOString() } }));
  const late = now > Date.parse(promise.from);
  return (
    <>
      <div className={lists.row}>
        <Line label={t('kept_at')} placeholder={t('kept_now')} longest={5} value={time} onChange={setTime} />
        <SmallButton
          testId="promise-keep"
          tone="main"
          label={t('acts.keep')}
          disabled={busy || (time.trim() !== '' && typed === null)}
          onClick={save}
        />
      </div>
      {late && <p className={lists.quiet}>{t(me.role === 'agent' ? 'kept_late_hint' : 'lift_hint')}</p>}
      <Refused text={refusal?.text} />
    </>
  );
}

function WithWords({ what, promise }: { what: 'absent' | 'cancel'; promise: PromiseView }) {
  const { t } = useTranslation('promises');
  const [words, setWords] = useState('');
  const { busy, refusal, body, send, params } = useSend(promise);
  const save = () =>
    send(() =>
      what === 'absent'
        ? api('contactAbsent', { params, body: { ...body, note: words } })
        : api('cancelPromise', { params, body: { ...body, reason: words } }),
    );
  return (
    <>
      <div className={lists.row}>
        <Line label={t(`${what}_words`)} longest={500} value={words} onChange={setWords} />
        <SmallButton
          testId={`promise-${what}`}
          tone="main"
          label={t(`acts.${what}`)}
          disabled={busy || words.trim() === ''}
          onClick={save}
        />
      </div>
      {what === 'absent' && <p className={lists.quiet}>{t('absent_hint')}</p>}
      <Refused text={refusal?.text} />
    </>
  );
}

function Refused({ text }: { text: string | undefined }) {
  if (!text) return null;
  return (
    <p className={styles.refusal} role="alert">
      {text}
    </p>
  );
}
