import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState, LoadingShape } from '../ui';
import { FormEditor } from './FormEditor';
import styles from './quality.module.css';
import { useForms } from './use-quality';

/** The forms of the desk; a change makes a new version, and marks keep the one they were made on. */
export function FormsPane() {
  const { i18n, t } = useTranslation('quality');
  const locale = i18n.language === 'en' ? 'en' : 'zh-CN';
  const forms = useForms();
  const [chosen, setChosen] = useState<string | null>(null);
  if (forms.error) return <ErrorState error={forms.error} onRetry={() => void forms.refetch()} />;
  if (!forms.data) return <LoadingShape />;
  const { rows } = forms.data;
  const open = rows.find(({ id }) => id === chosen) ?? rows[0]!;
  return (
    <div className={styles.panes} data-open>
      <ul className={styles.list} data-stays>
        {rows.map((form) => (
          <li key={form.id}>
            <button type="button" aria-pressed={form.id === open.id} onClick={() => setChosen(form.id)}>
              <span className={styles.what}>
                <b>{form.name[locale]}</b>
                <small>
                  {t(`media.${form.medium}`)} · {t('version', { n: form.version })}
                  {form.inUse && <em>{t('in_use')}</em>}
                </small>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <FormEditor key={`${open.id} ${open.version} ${open.inUse}`} form={open} onMade={setChosen} />
    </div>
  );
}
