import { useTranslation } from 'react-i18next';
import type { Figures } from '#contract';
import { SideSheet } from '../records/SideSheet';
import { Formula } from './FigureHead';
import { GROUPS } from './groups';
import styles from './figures.module.css';

interface Props {
  meanings: Figures['meanings'];
  onClose: () => void;
}

/** What every figure means, in the words of the catalogue: the same as its page in the documents. */
export function Meanings({ meanings, onClose }: Props) {
  const { t, i18n } = useTranslation('figures');
  const locale = i18n.language === 'en' ? 'en' : 'zh-CN';
  return (
    <SideSheet title={t('meanings')} onClose={onClose} testId="figure-meanings">
      {GROUPS.map((group) => (
        <section key={group} className={styles.meanings}>
          <h3>{t(`groups.${group}`)}</h3>
          {meanings
            .filter((meaning) => meaning.group === group)
            .map((meaning) => (
              <article key={meaning.key}>
                <b>{meaning.name[locale]}</b>
                <Formula meaning={meaning} />
              </article>
            ))}
        </section>
      ))}
    </SideSheet>
  );
}
