import { useTranslation } from 'react-i18next';
import type { TicketClock, TicketMoment } from '#contract';
import { MOMENTS } from '#domain';
import { useAgent } from '../app/session';
import { momentText, spanText } from './clock-times';
import styles from './moments.module.css';

/** The six first moments in their order, each with how long it took and who did it (DOMAIN B13). */
export function MomentLine({ clock: { moments, calendar } }: { clock: TicketClock }) {
  const { t } = useTranslation('clock');
  return (
    <section className={styles.moments} aria-label={t('moments.title')} data-testid="moments">
      <h3>{t('moments.title')}</h3>
      <ol>
        {MOMENTS.map((name) => {
          const moment = moments.find((one) => one.name === name);
          return (
            <li key={name} data-done={moment ? '' : undefined} data-testid={`moment-${name}`}>
              <b>{t(`moments.${name}`)}</b>
              {moment ? <Done moment={moment} zone={calendar.zone} /> : <span>{t('moments.none')}</span>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Done({ moment: { at, seconds, agentId }, zone }: { moment: TicketMoment; zone: string }) {
  const { t, i18n } = useTranslation('clock');
  const agent = useAgent(agentId);
  return (
    <>
      <span title={momentText(at, i18n.language, zone)}>
        {t('moments.after', { time: spanText(seconds, i18n.language) })}
      </span>
      <small>{agent?.name ?? t('moments.desk')}</small>
    </>
  );
}
