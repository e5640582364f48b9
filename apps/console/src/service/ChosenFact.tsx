import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ZoneTimePicker } from '../records/ZoneTimePicker';
import { Button, DayField, Menu } from '../ui';
import { CHOICES, type ChoiceField, KIND_OF, type ServiceField } from './service-fields';
import styles from './service.module.css';

interface ChosenFactProps {
  field: ServiceField;
  label: string;
  value: string | number | boolean | null;
  missing: boolean;
  onChoose(field: ServiceField, value: unknown): void;
}

/** A fact that is chosen: a kind, a day, a minute, yes or no. */
export function ChosenFact(props: ChosenFactProps) {
  const kind = KIND_OF[props.field];
  if (kind === 'choice') return <Choice {...props} />;
  if (kind === 'day') return <Day {...props} />;
  return kind === 'time' ? <Minute {...props} /> : <Yes {...props} />;
}

function Choice({ field, label, value, onChoose }: ChosenFactProps) {
  const { t } = useTranslation('service');
  const name = (option: string | number): string => t(`${field}.${option}`);
  const options = CHOICES[field as ChoiceField] as readonly (string | number)[];
  const none = field === 'warranty' ? [] : [null];
  return (
    <Menu
      className={styles.choice}
      look="plain"
      label={`${label}: ${value === null ? t('none') : name(value as string)}`}
      testId={`service-${field}`}
      trigger={value === null ? t('none') : name(value as string)}
      items={[...options, ...none].map((option) => ({
        key: String(option),
        label: option === null ? t('none') : name(option),
        checked: option === value,
        testId: `service-${field}-${option ?? 'none'}`,
        onChoose: () => onChoose(field, option),
      }))}
    />
  );
}

function Day({ field, label, value, missing, onChoose }: ChosenFactProps) {
  const { t } = useTranslation('service');
  return (
    <DayField
      clearable
      testId={`service-${field}`}
      className="ct-day"
      label={label}
      placeholder={t(missing ? 'to_ask' : 'none')}
      value={(value as string | null) ?? ''}
      onChange={(day) => onChoose(field, day || null)}
    />
  );
}

function Minute({ field, label, value, onChoose }: ChosenFactProps) {
  const { t } = useTranslation('service');
  return (
    <span className={styles.minute} data-testid={`service-${field}`}>
      <ZoneTimePicker
        label={label}
        value={value ? new Date(value as string) : null}
        onChange={(at) => onChoose(field, at.toISOString())}
      />
      {value && (
        <Button look="icon" aria-label={t('clear', { field: label })} onClick={() => onChoose(field, null)}>
          <X size={13} aria-hidden />
        </Button>
      )}
    </span>
  );
}

function Yes({ field, label, value, onChoose }: ChosenFactProps) {
  const { t } = useTranslation('service');
  return (
    <label className={styles.yes}>
      <input
        type="checkbox"
        aria-label={label}
        checked={Boolean(value)}
        data-testid={`service-${field}`}
        onChange={({ target }) => onChoose(field, target.checked)}
      />
      {t(value ? 'yes' : 'no')}
    </label>
  );
}
