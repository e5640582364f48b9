import { useTranslation } from 'react-i18next';
import { WORK_REPORT_SECTIONS } from '#domain';
import type { WorkReport } from '#contract';
import { useBootstrap } from '../app/session';
import { wallClock } from '../records/zone-time';
import { ErrorState, LoadingShape } from '../ui';
import { JudgePart } from './JudgePart';
import { OwnWords } from './OwnWords';
import { ReportLines } from './ReportLines';
import { periodOf, standing, useWorkReport } from './use-work-reports';
import styles from './work-reports.module.css';

/** One report: what the desk counted, the agent's own words, what a lead said, and how it came to be. */
export function WorkReportSheet({ id }: { id: string }) {
  const { data, error, refetch } = useWorkReport(id);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return data ? <Sheet report={data} /> : <LoadingShape />;
}

function Sheet({ report }: { report: WorkReport }) {
  const { me } = useBootstrap();
  const own = report.agentId === me.id;
  return (
    <article className={styles.sheet} data-testid="work-report">
      <Head report={report} />
      <ReportLines report={report} />
      {own ? <OwnWords key={report.version} report={report} /> : <SaidWords report={report} />}
      {!own && (report.state === 'handed' || report.state === 'read') && <JudgePart report={report} />}
      <History report={report} />
    </article>
  );
}

function Head({ report }: { report: WorkReport }) {
  const { t } = useTranslation('workreports');
  const { company } = useBootstrap();
  const how = standing(report);
  const clock = (at: string) => wallClock(report.zone, new Date(at)).slice(0, 16);
  return (
    <header>
      <p className={styles.company}>{company.name}</p>
      <h2>
        {report.agentName} · {t(`kinds.${report.kind}`)} · {periodOf(report)}
      </h2>
      <p className={styles.quiet}>
        <em data-state={how}>{t(`states.${how}`)}</em> · {t('due', { at: clock(report.dueAt) })}
        {report.handedAt && ` · ${t('handed_at', { at: clock(report.handedAt) })}`} · {report.zone}
      </p>
    </header>
  );
}

function SaidWords({ report }: { report: WorkReport }) {
  const { t } = useTranslation('workreports');
  const said = WORK_REPORT_SECTIONS[report.kind].filter((section) => report.words[section]);
  if (said.length === 0) return <p className={styles.quiet}>{t('nothing_said')}</p>;
  return (
    <section className={styles.words}>
      {said.map((section) => (
        <div key={section}>
          <h3>{t(`sections.${section}`)}</h3>
          <p>{report.words[section]}</p>
        </div>
      ))}
    </section>
  );
}

function History({ report }: { report: WorkReport }) {
  const { t } = useTranslation('workreports');
  if (report.steps.length === 0) return null;
  return (
    <ol className={styles.history} aria-label={t('history')}>
      {report.steps.map((step) => (
        <li key={step.at}>
          <span>{wallClock(report.zone, new Date(step.at)).slice(5, 16)}</span> {step.byName} ·{' '}
          {t(`steps.${step.step}`)}
          {step.note && <q>{step.note}</q>}
        </li>
      ))}
    </ol>
  );
}
