import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketDetail } from '#contract';
import { INTERIM_TYPES, type InterimType } from '#domain';
import { api } from '../app/api';
import { putMessage } from '../desk/conversation/use-ticket';
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
  const phone = detail.contact.phone ?? '';
  const [type, setType] = useState<InterimType>('rescheduled');
  const [answers, setAnswers] = useState<InterimAnswers>(() => startOf('rescheduled', phone));
  const [booking, setBooking] = useState<Booking>({ agreedName: detail.contact.name, resource: '', consented: false });
  const [clientId, setClientId] = useState(() => crypto.randomUUID());
  const { busy, refusal, run } = useRefusal();
  const changed = <V,>(set: (value: V) => void) => {
    return (value: V) => {
      set(value);
      // Something else said is no retry of what was said first.
      setClientId(crypto.randomUUID());
    };
  };
  const choose = (to: InterimType) => {
    setType(to);
    changed(setAnswers)(startOf(to, phone));
  };
  const save = () =>
    run(async () => {
      const resource = booking.resource.trim() || null;
      const body = { clientId, type, parts: answersOf(answers), number: phone, ...booking, resource };
      const { message } = await api('noteInterim', { params: { id: detail.row.id }, body });
      putMessage(message);
      toast(t('interim:saved'));
      onClose();
    });
  return (
    <Dialog title={t('interim:title')} width={620} onClose={onClose}>
      <form
        className={promiseStyles.form}
        data-testid="interim-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TypeChoice type={type} onChoose={choose} />
        <InterimParts
          key={type}
          type={type}
          answers={answers}
          wrong={refusal?.field ?? null}
          onWrite={changed(setAnswers)}
        />
        {promises(answers) && (
          <PromisedBy
            booking={booking}
            waits={type === 'waiting_for_parts'}
            wrong={refusal?.field ?? null}
            onWrite={changed(setBooking)}
          />
        )}
        {refusal && (
          <p className={promiseStyles.refusal} role="alert" data-testid="interim-refusal">
            {refusal.field && <b>{t(`interim:parts.${refusal.field}`, { defaultValue: '' })} </b>}
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
