import { ClipboardCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { InterimView } from '#contract';
import { readInterim } from '#domain';
import styles from './interim.module.css';

/** An interim result in the reader's language: what kind it is, and the line to read out. */
export function InterimLine({ interim }: { interim: InterimView }) {
  const { t, i18n } = useTranslation('interim');
  return (
    <div className={styles.line} data-testid="interim-line">
      <b>
        <ClipboardCheck size={14} aria-hidden />
        {t(`types.${interim.type}`)}
      </b>
      <p>{readInterim(interim, i18n.language === 'en' ? 'en' : 'zh-CN')}</p>
      {interim.promiseId && <small>{t('has_promise')}</small>}
    </div>
  );
}
