import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from '@tanstack/react-router';
import type { AutomationRun } from '#contract';
import { api } from '../../app/api';
import { useBootstrap } from '../../app/session';
import { shortTime } from '../../desk/times';

/** What the rule did, what stopped it and what it was refused, newest first. */
export function RunLog({ ruleId }: { ruleId: string }) {
  const { t, i18n } = useTranslation(['automation', 'errors', 'desk']);
  const { zone } = useBootstrap().company;
  const { data } = useQuery({
    queryKey: ['admin', 'automationRuns', ruleId],
    queryFn: ({ signal }) => api('automationRuns', { params: { id: ruleId }, signal }),
  });
  if (!data) return null;
  return (
    <section className="au-log">
      <h2>{t('log.title')}</h2>
      {data.rows.length === 0 && <p className="pc-hint">{t('log.none')}</p>}
      <ul>
        {data.rows.map((run) => (
          <li key={run.id} data-result={run.result} data-testid="automation-run">
            <time>{shortTime(run.at, i18n.language, zone)}</time>
            <Link to="/desk/$ticketNumber" params={{ ticketNumber: String(run.ticketNumber) }}>
              #{run.ticketNumber}
            </Link>
            <span className="au-contact">{run.contactName}</span>
            <Outcome run={run} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Outcome({ run }: { run: AutomationRun }) {
  const { t } = useTranslation(['automation', 'errors', 'desk']);
  if (run.result === 'failed')
    return (
      <span className="au-failed">
        {t('log.failed')} {t(`errors:${run.code}`)}
      </span>
    );
  if (run.result === 'guarded') return <span className="au-guarded">{t(`guarded.${run.code}`)}</span>;
  return (
    <span>
      {run.acts
        .map(({ act, withheld }) => t(`desk:history.rule_acts.${act}`) + (withheld ? t(`withheld.${withheld}`) : ''))
        .join(t('comma'))}
      {run.eventId === null && <small> · {t('log.by_time')}</small>}
    </span>
  );
}
