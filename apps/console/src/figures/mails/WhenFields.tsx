import { useTranslation } from 'react-i18next';
import { Choice, Switch } from '../../records/Fields';
import records from '../../records/records.module.css';
import { useTypedTime } from '../../records/use-typed-time';
import type { MailDraft } from './mail-draft';
import styles from './mails.module.css';

interface Props {
  draft: MailDraft;
  onChange: (part: Partial<MailDraft>) => void;
}
const EVERY = ['day', 'week', 'month'] as const;
const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;
const MONTH_DAYS = Array.from({ length: 31 }, (_, i) => ({ value: String(i + 1), label: String(i + 1) }));

/** How often, on which day and at what time of the company's zone. */
export function WhenFields({ draft: { every, weekday, monthDay, at }, onChange }: Props) {
  const { t } = useTranslation('figure-mails');
  const time = useTypedTime({ value: at, asEnd: false, onChange: (typed) => onChange({ at: typed }) });
  return (
    <div className={styles.part}>
      <span>{t('when_label')}</span>
      <Switch
        label={t('when_label')}
        options={EVERY.map((value) => ({ value, label: t(`every.${value}`) }))}
        value={every}
        onChange={(next) => onChange({ every: next })}
      />
      {every === 'week' && (
        <Choice
          label={t('weekday')}
          options={WEEKDAYS.map((value) => ({ value, label: t(`weekdays.${value}`) }))}
          value={String(weekday) as (typeof WEEKDAYS)[number]}
          onChange={(value) => onChange({ weekday: Number(value) })}
        />
      )}
      {every === 'month' && (
        <Choice
          label={t('month_day')}
          options={MONTH_DAYS}
          value={String(monthDay)}
          onChange={(value) => onChange({ monthDay: Number(value) })}
        />
      )}
      <input
        className={`${records.field} ${styles.time}`}
        inputMode="numeric"
        aria-label={t('at')}
        aria-invalid={time.unreadable}
        value={time.shown}
        onChange={({ target }) => time.setTyped(target.value)}
        onBlur={time.settle}
      />
      {every === 'month' && monthDay > 28 && <p>{t('short_month')}</p>}
    </div>
  );
}
