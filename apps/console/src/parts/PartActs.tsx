import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PartView } from '#contract';
import { api } from '../app/api';
import { useBootstrap } from '../app/session';
import { useRefusal } from '../promises/use-refusal';
import { Line, Switch } from '../records/Fields';
import lists from '../records/records.module.css';
import { SmallButton } from '../records/SmallButton';
import { dayIn } from '../records/zone-time';
import { DayField, useNow } from '../ui';
import { usePutPart } from './part-cache';
import styles from './parts.module.css';

type Act = 'arrive' | 'expect' | 'fit' | 'cancel';
const ACTS: Record<PartView['state'], readonly Act[]> = {
  needed: ['cancel'],
  requested: ['arrive', 'expect', 'cancel'],
  arrived: ['fit', 'cancel'],
  fitted: [],
  cancelled: [],
};

/** What can be done with a part where it stands now. */
export function PartActs({ part }: { part: PartView }) {
  const { t } = useTranslation('parts');
  const acts = ACTS[part.state];
  const [chosen, setChosen] = useState<Act>(acts[0]!);
  const act = acts.includes(chosen) ? chosen : acts[0]!;
  const options = acts.map((value) => ({ value, label: t(`acts.${value}`) }));
  return (
    <div className={lists.form}>
      {acts.length > 1 && <Switch label={t('acts.label')} options={options} value={act} onChange={setChosen} />}
      <One key={`${act} ${part.version}`} act={act} part={part} />
    </div>
  );
}

function One({ act, part }: { act: Act; part: PartView }) {
  const { t } = useTranslation('parts');
  const [words, setWords] = useState('');
  const [day, setDay] = useState(part.expectedOn ?? '');
  const [consented, setConsented] = useState(false);
  const { busy, refusal, save } = useAct(part);
  const ready = act === 'cancel' ? words.trim() !== '' : act !== 'expect' || day !== '';
  return (
    <>
      <div className={lists.row}>
        {(act === 'fit' || act === 'cancel') && (
          <Line label={t(`words.${act}`)} longest={500} value={words} onChange={setWords} />
        )}
        {act === 'expect' && <ExpectedDay day={day} consented={consented} onDay={setDay} onConsent={setConsented} />}
        <SmallButton
          testId={`part-${act}`}
          tone="main"
          label={t(`acts.${act}`)}
          disabled={busy || !ready}
          onClick={() => save(act, { words, day, consented })}
        />
      </div>
      {act === 'arrive' && <p className={lists.quiet}>{t('arrive_hint')}</p>}
      {refusal && (
        <p className={styles.refusal} role="alert">
          {refusal.text}
        </p>
      )}
    </>
  );
}

interface ExpectedProps {
  day: string;
  consented: boolean;
  onDay: (day: string) => void;
  onConsent: (consented: boolean) => void;
}

/** The day the contact was told, with their consent (DOMAIN M4). */
export function ExpectedDay({ day, consented, onDay, onConsent }: ExpectedProps) {
  const { t } = useTranslation('parts');
  const { zone } = useBootstrap().company;
  const today = dayIn(zone, new Date(useNow()));
  return (
    <span className={lists.row}>
      <DayField label={t('expected_on')} value={day} min={today} clearable testId="part-expected" onChange={onDay} />
      {day && (
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={consented}
            data-testid="part-consented"
            onChange={({ target }) => onConsent(target.checked)}
          />
          {t('consented')}
        </label>
      )}
    </span>
  );
}

function useAct(part: PartView) {
  const put = usePutPart();
  const [clientId] = useState(() => crypto.randomUUID());
  const { busy, refusal, run } = useRefusal();
  const to = { params: { id: part.id } };
  const by = { clientId, version: part.version };
  const save = (act: Act, { words, day, consented }: { words: string; day: string; consented: boolean }) =>
    void run(async () => {
      const sent = {
        arrive: () => api('arrivePart', { ...to, body: by }),
        expect: () => api('expectPart', { ...to, body: { ...by, expectedOn: day, consented } }),
        fit: () => api('fitPart', { ...to, body: { ...by, note: words } }),
        cancel: () => api('cancelPart', { ...to, body: { ...by, reason: words } }),
      };
      put(await sent[act]());
    });
  return { busy, refusal, save };
}
