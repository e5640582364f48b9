import { CirclePause } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useBootstrap } from '../app/session';
import { fullTime } from '../desk/times';
import styles from './routing.module.css';
import { useStops } from './use-routing';

/** Tells an agent that the desk gives them nothing for now, until when and why (DOMAIN B14). */
export function StopLine() {
  const { t, i18n } = useTranslation('routing');
  const { me, company } = useBootstrap();
  const { data } = useStops();
  const stop = data?.rows.find(({ agentId, endedAt }) => agentId === me.id && endedAt === null);
  if (!stop) return null;
  const until = fullTime(stop.untilAt, i18n.language, company.zone);
  return (
    <div className={styles.line} role="status" data-testid="dispatch-stopped">
      <CirclePause size={14} aria-hidden />
      {t('dispatch.line', { until, reason: stop.reason })}
    </div>
  );
}
