import { useTranslation } from 'react-i18next';
import { useBootstrap } from '../../app/session';
import records from '../../records/records.module.css';
import { toggled } from './mail-draft';
import styles from './mails.module.css';

/** To whom; what each may see is decided when it is sent. */
export function RecipientChoice({ value, onChange }: { value: string[]; onChange: (ids: string[]) => void }) {
  const { t } = useTranslation('figure-mails');
  const { agents } = useBootstrap();
  return (
    <fieldset className={styles.choice}>
      <legend>{t('to_whom', { count: value.length })}</legend>
      <div className={records.checks}>
        {agents.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            className={records.chip}
            aria-pressed={value.includes(id)}
            onClick={() => onChange(toggled(value, id))}
          >
            {name}
          </button>
        ))}
      </div>
      <p>{t('to_whom_hint')}</p>
    </fieldset>
  );
}
