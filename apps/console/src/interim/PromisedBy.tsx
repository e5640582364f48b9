import { useTranslation } from 'react-i18next';
import { Line } from '../records/Fields';
import lists from '../records/records.module.css';
import promiseStyles from '../promises/promises.module.css';

export interface Booking {
  agreedName: string;
  resource: string;
  consented: boolean;
}

interface PromisedByProps {
  booking: Booking;
  /** It waits for parts, which the contact must have consented to (DOMAIN M4). */
  waits: boolean;
  wrong: string | null;
  onWrite(booking: Booking): void;
}

/** A day with hours is promised with the note: to whom, and who comes. */
export function PromisedBy({ booking, waits, wrong, onWrite }: PromisedByProps) {
  const { t } = useTranslation(['promises', 'interim']);
  return (
    <fieldset className={promiseStyles.group}>
      <legend>{t('interim:promised')}</legend>
      <div className={lists.row}>
        <Line
          label={t('name')}
          longest={80}
          invalid={wrong === 'name'}
          value={booking.agreedName}
          onChange={(agreedName) => onWrite({ ...booking, agreedName })}
        />
        <Line
          label={t('resource_hint')}
          longest={60}
          value={booking.resource}
          onChange={(resource) => onWrite({ ...booking, resource })}
        />
      </div>
      {waits && (
        <label className={promiseStyles.consent} data-wrong={wrong === 'consented' || undefined}>
          <input
            type="checkbox"
            checked={booking.consented}
            onChange={({ target }) => onWrite({ ...booking, consented: target.checked })}
          />
          {t('consented')}
        </label>
      )}
    </fieldset>
  );
}
