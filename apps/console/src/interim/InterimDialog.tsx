import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketDetail } from '#contract';
import { INTERIM_TYPES, type InterimType } from '#domain';
import { api } from '../app/api';
import { showMessage } from '../desk/conversation/use-ticket';
import { useRefusal } from '../promises/use-refusal';
import promiseStyles from '../promises/promises.module.css';
import { Button, Dialog, toast } from '../ui';
import { answersOf, promises, startOf, type InterimAnswers } from './interim-draft';
import { InterimParts } from './InterimParts';
import { type Booking, PromisedBy } from './PromisedBy';
import styles from './interim.module.css';

const TYPES = Object.keys(INTERIM_TYPES) as InterimType[];

/** What was found on the way to a result: its type, and the parts that a colleague needs to read it out (DOMAIN section 9). */
export function InterimDialog({ detail, onClose }: { detail: TicketDetail; onClose(): void }) {
  const { t } = useTranslation(['interim', 'promises', 'errors']);
  const { draft, busy, refusal, write, save } = useInterim(detail, onClose);
  const { type, answers, booking } = draft;
  const wrong = refusal?.field ?? null;
  const phone = detail.contact.phone ?? '';
  return (
    <Dialog title={t('interim:title')} width={620} onClose={onClose}>
      <form
        className={promiseStyles.form}
        data-testid="interim-form"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TypeChoice type={type} onChoose={(to) => write({ type: to, answers: startOf(to, phone) })} />
        <InterimParts key={type} type={type} answers={answers} wrong={wrong} onWrite={(to) => write({ answers: to })} />
        {promises(answers) && (
          <PromisedBy
            booking={booking}
            waits={type === 'waiting_for_parts'}
            wrong={wrong}
            onWrite={(to) => write({ booking: to })}
          />
        )}
        {refusal && (
          <p className={promiseStyles.refusal} role="alert" data-testid="interim-refusal">
            {wrong && <b>{t(`interim:parts.${wrong}`, { defaultValue: '' })} </b>}
            {refusal.text}
          </p>
        )}
        <div className={styles.foot}>
          <Button look="main" type="submit" disabled={busy} data-testid="interim-save">
            {t(promises(answers) ? 'interim:save_promise' : 'interim:save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface Draft {
  type: InterimType;
  answers: InterimAnswers;
  booking: Booking;
}

function useInterim({ row, contact }: TicketDetail, onDone: () => void) {
  const { t } = useTranslation('interim');
  const phone = contact.phone ?? '';
  const [draft, setDraft] = useState<Draft>(() => ({
    type: 'rescheduled',
    answers: startOf('rescheduled', phone),
    booking: { agreedName: contact.name, resource: '', consented: false },
  }));
  const [clientId, setClientId] = useState(() => crypto.randomUUID());
  const { busy, refusal, run } = useRefusal();
  const write = (patch: Partial<Draft>) => {
    setDraft({ ...draft, ...patch });
    // Something else said is no retry of what was said first.
    setClientId(crypto.randomUUID());
  };
  const save = () =>
    void run(async () => {
      const { type, answers, booking } = draft;
      const resource = booking.resource.trim() || null;
      const body = { clientId, type, parts: answersOf(answers), number: phone, ...booking, resource };
      await showMessage(row.id, async () => (await api('noteInterim', { params: { id: row.id }, body })).message);
      toast(t('saved'));
      onDone();
    });
  return { draft, busy, refusal, write, save };
}

function TypeChoice({ type, onChoose }: { type: InterimType; onChoose(type: InterimType): void }) {
  const { t } = useTranslation('interim');
  return (
    <div className={styles.types} role="radiogroup" aria-label={t('type')}>
      {TYPES.map((value) => (
        <label key={value}>
          <input type="radio" name="interim-type" checked={value === type} onChange={() => onChoose(value)} />
          <span>{t(`types.${value}`)}</span>
        </label>
      ))}
    </div>
  );
}
