import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { repeatCause, type RepeatCauseName, type RepeatContact } from '#contract';
import { api } from '../app/api';
import { useBootstrap } from '../app/session';
import { useJudge } from '../conduct/use-conduct';
import { Choice, Line } from '../records/Fields';
import { useAct } from '../records/use-act';
import { Button } from '../ui';
import { repeatActOf } from './repeat-acts';
import styles from './repeats.module.css';
import { useRepeatsAgain } from './use-repeats';

/** A cause and a word about it; who leads has the last one. */
export function RepeatActs({ repeat }: { repeat: RepeatContact }) {
  const { t } = useTranslation('repeats');
  const { me } = useBootstrap();
  const act = repeatActOf(repeat, me, useJudge());
  const { busy, run } = useAct();
  const again = useRepeatsAgain();
  const [cause, setCause] = useState<RepeatCauseName>(repeat.cause);
  const [note, setNote] = useState('');
  if (!act) return null;
  const params = { id: repeat.id };
  const said = note.trim();
  const body = { version: repeat.version, note: said };
  const save = (work: () => Promise<unknown>) => void run(() => work().then(again));
  const aside = () =>
    act === 'review'
      ? save(() => api('reviewRepeat', { params, body: { ...body, cause: null } }))
      : save(() => api('setRepeatAside', { params, body }));
  const main = () =>
    act === 'review'
      ? save(() => api('reviewRepeat', { params, body: { ...body, cause } }))
      : save(() => api('confirmRepeat', { params, body: { ...body, cause } }));
  const changed = act === 'review' && (repeat.state === 'other_matter' || cause !== repeat.cause);
  const needsNote = changed || (act === 'confirm' && cause === 'unknown');
  const agrees = act === 'review' && repeat.state === 'other_matter';
  const options = repeatCause.options.map((value) => ({ value, label: t(`causes.${value}`) }));
  return (
    <div className={styles.acts}>
      <Choice label={t('cause')} value={cause} options={options} onChange={setCause} />
      <Line
        label={t('note')}
        placeholder={needsNote ? t('note_needed') : t('note')}
        longest={1000}
        value={note}
        onChange={setNote}
      />
      <Button
        look="main"
        data-testid={`repeat-${act}`}
        disabled={busy || (needsNote && said.length < 2)}
        onClick={main}
      >
        {t(`acts.${act}`)}
      </Button>
      <Button data-testid="repeat-aside" disabled={busy || (!agrees && said.length < 2)} onClick={aside}>
        {t(agrees ? 'acts.review_aside' : 'acts.aside')}
      </Button>
    </div>
  );
}
