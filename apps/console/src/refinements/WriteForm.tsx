import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { refinementReason, type RefinementReason } from '#contract';
import { api } from '../app/api';
import { Choice, Words } from '../records/Fields';
import { useAct } from '../records/use-act';
import { Button, ChannelIcon, DayField, toast } from '../ui';
import { dayLabel } from './days';
import styles from './refinements.module.css';
import { useOffers, useRefinementsAgain } from './use-refinements';

interface Props {
  day: string;
  last: string;
  onDay(day: string): void;
}

/** A conversation of the day is picked, then why no lead came and what to say next time. */
export function WriteForm({ day, last, onDay }: Props) {
  const { t, i18n } = useTranslation('refinements');
  const { data } = useOffers(day);
  const [ticketId, setTicketId] = useState<string | null>(null);
  const rows = data?.rows ?? [];
  return (
    <section className={styles.write} aria-label={t('write')}>
      <h2>{t('offers', { day: dayLabel(day, i18n.language) })}</h2>
      <DayField label={t('day')} value={day} max={last} onChange={onDay} />
      {data && rows.length === 0 && <p className={styles.quiet}>{t('no_offers')}</p>}
      <ul className={styles.offers} role="radiogroup">
        {rows.map((offer) => (
          <li key={offer.ticketId}>
            <button
              type="button"
              role="radio"
              aria-checked={offer.ticketId === ticketId}
              data-testid="refinement-offer"
              onClick={() => setTicketId(offer.ticketId === ticketId ? null : offer.ticketId)}
            >
              <ChannelIcon channel={offer.channel} size={13} />
              <b>{offer.contactName}</b>
              <span>{offer.preview}</span>
              <small>{offer.written ? t('written') : t('replies', { n: offer.replies })}</small>
            </button>
          </li>
        ))}
      </ul>
      <Form key={day} day={day} ticketId={ticketId} onDone={() => setTicketId(null)} />
    </section>
  );
}

function Form({ day, ticketId, onDone }: { day: string; ticketId: string | null; onDone(): void }) {
  const { t } = useTranslation('refinements');
  const { busy, run } = useAct();
  const again = useRefinementsAgain();
  const [clientId, setClientId] = useState(() => crypto.randomUUID());
  const [reason, setReason] = useState<RefinementReason>('no_need');
  const [note, setNote] = useState('');
  const save = () =>
    void run(async () => {
      await api('writeRefinement', { body: { clientId, day, ticketId, reason, note: note.trim() } });
      setClientId(crypto.randomUUID());
      setNote('');
      onDone();
      again();
      toast(t('states.written'));
    });
  const reasons = refinementReason.options.map((value) => ({ value, label: t(`reasons.${value}`) }));
  return (
    <div className={styles.form}>
      {ticketId === null && <p className={styles.quiet}>{t('general')}</p>}
      <Choice label={t('reason')} value={reason} options={reasons} onChange={setReason} />
      <Words label={t('note')} longest={2000} value={note} onChange={setNote} />
      <Button look="main" data-testid="refinement-save" disabled={busy || note.trim().length < 4} onClick={save}>
        {t('save')}
      </Button>
    </div>
  );
}
