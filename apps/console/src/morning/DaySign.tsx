import { useQueryClient } from '@tanstack/react-query';
import { BadgeCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayEnd } from '#contract';
import { api } from '../app/api';
import { useRefusal } from '../promises/use-refusal';
import { Words } from '../records/Fields';
import { wallClock } from '../records/zone-time';
import { Button, toast } from '../ui';
import styles from './morning.module.css';

/** Who said that the day is in order, and the place to say it. */
export function DaySign({ end }: { end: DayEnd }) {
  const { t } = useTranslation('morning');
  const client = useQueryClient();
  const [note, setNote] = useState('');
  const [clientId, setClientId] = useState(() => crypto.randomUUID() as string);
  const { busy, refusal, run } = useRefusal();
  const isOpen = end.inboxes.some(({ difference, fates }) => difference + fates.quarantine + fates.unread > 0);
  const sign = () =>
    run(async () => {
      await api('signDay', { params: { day: end.day }, body: { clientId, note } });
      setClientId(crypto.randomUUID());
      setNote('');
      toast(t('sign.done'));
      await client.invalidateQueries({ queryKey: ['morning'] });
    });
  return (
    <section className={styles.sign} data-testid="day-sign">
      <h2>{t('sign.title')}</h2>
      <Closes end={end} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void sign();
        }}
      >
        {isOpen && (
          <Words
            label={t('sign.note')}
            longest={1000}
            value={note}
            invalid={refusal?.field === 'note'}
            onChange={setNote}
          />
        )}
        {refusal && (
          <p className={styles.refusal} role="alert">
            {refusal.text}
          </p>
        )}
        <Button look="main" type="submit" disabled={busy} data-testid="day-sign-do">
          <BadgeCheck size={15} aria-hidden /> {t(isOpen ? 'sign.do_open' : 'sign.do')}
        </Button>
      </form>
    </section>
  );
}

function Closes({ end: { closes, inboxes, zone } }: { end: DayEnd }) {
  const { t } = useTranslation('morning');
  const [latest] = closes;
  if (!latest) return <p className={styles.quiet}>{t('sign.none')}</p>;
  const later = inboxes.reduce((sum, { received }) => sum + received, 0) - latest.received;
  return (
    <>
      {closes.map(({ id, byName: name, at, received: n, difference: d, note }) => (
        <p key={id}>
          <BadgeCheck size={14} aria-hidden />{' '}
          {t(d > 0 ? 'sign.by_difference' : 'sign.by', { name, n, d, time: wallClock(zone, new Date(at)) })}
          {note && <small>{note}</small>}
        </p>
      ))}
      {later > 0 && <p className={styles.quiet}>{t('sign.later', { n: later })}</p>}
    </>
  );
}
