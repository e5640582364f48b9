import { useTranslation } from 'react-i18next';
import type { DispatchStop } from '#contract';
import { useBootstrap } from '../app/session';
import { fullTime } from '../desk/times';
import styles from './routing.module.css';

/** Beside an agent's name, for who may know of it. */
export function StopMark({ stop }: { stop: DispatchStop }) {
  const { t, i18n } = useTranslation('routing');
  const { zone } = useBootstrap().company;
  const until = fullTime(stop.untilAt, i18n.language, zone);
  return (
    <em
      className={styles.mark}
      title={`${t('dispatch.mark_until', { until })} · ${stop.reason}`}
      data-testid="stop-mark"
    >
      {t('dispatch.mark')}
    </em>
  );
}
