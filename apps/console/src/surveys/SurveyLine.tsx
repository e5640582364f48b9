import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../app/api';
import { problemText } from '../app/problems';
import { When } from '../records/When';
import { SmallButton } from '../records/SmallButton';
import { toast, useNow } from '../ui';
import { Score } from './Score';
import styles from './surveys.module.css';
import { useSurveyEvents, useTicketSurveys } from './use-surveys';

/** On the conversation: what the contact said of the service, that they are asked, or are about to be and by when. */
export function SurveyLine({ ticketId }: { ticketId: string }) {
  const { t } = useTranslation('surveys');
  const now = useNow();
  useSurveyEvents();
  const [survey] = useTicketSurveys(ticketId);
  if (!survey || (survey.state === 'skipped' && survey.skip?.reason !== 'by_agent')) return null;
  const { score, solved, remark } = survey;
  return (
    <div className={styles.strip} data-testid="survey-line">
      <b>{t('line')}</b>
      {score ? <Score score={score} /> : <span>{t(`states.${survey.state}`)}</span>}
      {solved !== null && <span>{t(solved ? 'solved.yes' : 'solved.no')}</span>}
      {remark && <q>{remark}</q>}
      {survey.skip && <span className={styles.quiet}>{survey.skip.note}</span>}
      <When at={survey.answeredAt ?? survey.sentAt ?? survey.dueAt} now={now} />
      {survey.state === 'planned' && <Skip key={survey.version} id={survey.id} version={survey.version} />}
    </div>
  );
}

function Skip({ id, version }: { id: string; version: number }) {
  const { t } = useTranslation('surveys');
  const [reason, setReason] = useState<string | null>(null);
  if (reason === null) return <SmallButton label={t('skip.open')} testId="survey-skip" onClick={() => setReason('')} />;
  const skip = () =>
    api('skipSurvey', { params: { id }, body: { version, reason } }).catch((error: unknown) =>
      toast(problemText(error, t), { kind: 'problem' }),
    );
  return (
    <>
      <input
        className={styles.reason}
        autoFocus
        maxLength={500}
        value={reason}
        placeholder={t('skip.why')}
        aria-label={t('skip.why')}
        onChange={({ target }) => setReason(target.value)}
      />
      <SmallButton label={t('skip.do')} disabled={reason.trim().length < 2} onClick={() => void skip()} />
    </>
  );
}
