import { useTranslation } from 'react-i18next';
import type { Survey } from '#contract';
import { TicketLink } from '../records/TicketLink';
import { When } from '../records/When';
import { useNow } from '../ui';
import { Score } from './Score';
import styles from './surveys.module.css';

/** One closing: who said what of whom, or why nobody was asked. */
export function SurveyItem({ survey }: { survey: Survey }) {
  const { t } = useTranslation(['surveys', 'common']);
  const now = useNow();
  const { score, solved, remark, skip } = survey;
  return (
    <li className={styles.item} data-testid="survey-item" data-state={survey.state}>
      <div className={styles.line}>
        {score ? <Score score={score} /> : <span className={styles.quiet}>{t(`states.${survey.state}`)}</span>}
        {solved !== null && <span data-bad={!solved || undefined}>{t(solved ? 'solved.yes' : 'solved.no')}</span>}
        <b>{survey.contactName}</b>
        <span className={styles.quiet}>
          {t(`common:channel.${survey.channel}`)} · {survey.agentName ?? t('nobody')}
        </span>
        <span className={styles.end}>
          <When at={survey.answeredAt ?? survey.closedAt} now={now} /> <TicketLink number={survey.ticketNumber} />
        </span>
      </div>
      {remark && <p className={styles.remark}>{remark}</p>}
      {skip && (
        <p className={styles.quiet}>
          {t(`skips.${skip.reason}`)}
          {skip.note && ` · ${skip.byName ?? ''} “${skip.note}”`}
        </p>
      )}
      {(survey.callbackId || survey.reopened) && (
        <p className={styles.quiet}>
          {survey.callbackId && t('called_back')} {survey.reopened && t('reopened')}
        </p>
      )}
    </li>
  );
}
