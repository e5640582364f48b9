import { useTranslation } from 'react-i18next';
import { useBootstrap } from '../app/session';
import styles from './morning.module.css';

/** Whose midnight ends a day: every age on these pages is counted by it. */
export function ZoneLine() {
  const { t, i18n } = useTranslation('morning');
  const { zone } = useBootstrap().company;
  const parts = new Intl.DateTimeFormat(i18n.language, { timeZone: zone, timeZoneName: 'long' }).formatToParts(0);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
  return <span className={styles.quiet}>{t('zone', { zone: name })}</span>;
}
