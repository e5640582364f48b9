import { useTranslation } from 'react-i18next';
import type { Figures } from '#contract';
import records from '../../records/records.module.css';
import { GROUPS } from '../groups';
import { toggled } from './mail-draft';
import styles from './mails.module.css';

interface Props {
  meanings: Figures['meanings'];
  value: string[];
  onChange: (figures: string[]) => void;
}

/** Which figures; the name of a group takes or leaves all of it. */
export function FigureChoice({ meanings, value, onChange }: Props) {
  const { t } = useTranslation(['figure-mails', 'figures']);
  return (
    <fieldset className={styles.choice}>
      <legend>{t('which', { count: value.length })}</legend>
      {GROUPS.map((group) => {
        const keys = meanings.filter((meaning) => meaning.group === group).map(({ key }) => key);
        const others = value.filter((key) => !keys.some((own) => own === key));
        const whole = keys.every((key) => value.includes(key));
        return (
          <div key={group} className={records.checks}>
            <button
              type="button"
              className={styles.group}
              aria-pressed={whole}
              onClick={() => onChange(whole ? others : [...others, ...keys])}
            >
              {t(`figures:groups.${group}`)}
            </button>
            {keys.map((key) => (
              <button
                key={key}
                type="button"
                className={records.chip}
                aria-pressed={value.includes(key)}
                onClick={() => onChange(toggled(value, key))}
              >
                {t(`figures:keys.${key}`)}
              </button>
            ))}
          </div>
        );
      })}
    </fieldset>
  );
}
