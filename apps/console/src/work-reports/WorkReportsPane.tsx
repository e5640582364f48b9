import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ROUTES, type WorkReport } from '#contract';
import { urlOf } from '../app/api';
import { useBootstrap } from '../app/session';
import { Downloads } from '../records/Downloads';
import { Switch } from '../records/Fields';
import { SmallButton } from '../records/SmallButton';
import { wallClock } from '../records/zone-time';
import { DayField, EmptyState, ErrorState, LoadingShape } from '../ui';
import { WorkReportSheet } from './WorkReportSheet';
import {
  periodOf,
  type ReportSpan,
  standing,
  useOpenReport,
  useWorkReportEvents,
  useWorkReports,
} from './use-work-reports';
import styles from './work-reports.module.css';

const BACK_DAYS = 35;
const AHEAD_DAYS = 35;

/** Reports of work: what is due, what was handed in, and what a lead has to read (DOMAIN F5, H18). */
export function WorkReportsPane({ today }: { today: string }) {
  const [span, setSpan] = useState<ReportSpan>({ from: dayFrom(today, -BACK_DAYS), to: dayFrom(today, AHEAD_DAYS) });
  const [chosen, setChosen] = useOpenReport();
  useWorkReportEvents();
  const reports = useWorkReports(span);
  const rows = reports.data?.pages.flatMap((page) => page.rows) ?? [];
  // A notice may lead to one that lies outside of the days shown.
  const open = chosen ?? (firstToDo(rows) ?? rows[0])?.id;
  const { t } = useTranslation('workreports');
  return (
    <>
      <Toolbar span={span} onChange={setSpan} />
      {reports.error && <ErrorState error={reports.error} onRetry={() => void reports.refetch()} />}
      {reports.isPending && <LoadingShape />}
      {reports.data && rows.length === 0 && !chosen && <EmptyState title={t('empty')} hint={t('empty_hint')} />}
      {reports.data && open && (
        <div className={styles.panes}>
          <nav className={styles.list} aria-label={t('list')}>
            {rows.map((report) => (
              <Row key={report.id} report={report} on={report.id === open} onOpen={() => setChosen(report.id)} />
            ))}
            {reports.hasNextPage && <SmallButton label={t('more')} onClick={() => void reports.fetchNextPage()} />}
          </nav>
          <WorkReportSheet key={open} id={open} />
        </div>
      )}
    </>
  );
}

function Toolbar({ span, onChange }: { span: ReportSpan; onChange: (span: ReportSpan) => void }) {
  const { t, i18n } = useTranslation('workreports');
  const kinds = (['all', 'daily', 'weekly', 'monthly'] as const).map((value) => ({
    value,
    label: t(`kinds.${value}`),
  }));
  return (
    <div className={styles.toolbar}>
      <Switch
        label={t('kind')}
        options={kinds}
        value={span.kind ?? 'all'}
        onChange={(kind) => onChange({ ...span, kind: kind === 'all' ? undefined : kind })}
      />
      <DayField label={t('from')} value={span.from} max={span.to} onChange={(from) => onChange({ ...span, from })} />–
      <DayField label={t('to')} value={span.to} min={span.from} onChange={(to) => onChange({ ...span, to })} />
      <span className={styles.downloads}>
        <Downloads
          label={t('export')}
          testId="work-reports-export"
          href={(format) => urlOf(ROUTES.exportWorkReports.path, {}, { ...span, locale: i18n.language, format })}
        />
        <SmallButton icon={<Printer size={14} aria-hidden />} label={t('print')} onClick={() => window.print()} />
      </span>
    </div>
  );
}

function Row({ report, on, onOpen }: { report: WorkReport; on: boolean; onOpen: () => void }) {
  const { t } = useTranslation('workreports');
  const { company } = useBootstrap();
  const how = standing(report);
  return (
    <button type="button" aria-current={on} data-testid="work-report-row" onClick={onOpen}>
      <b>{report.agentName}</b>
      <span>
        {t(`kinds.${report.kind}`)} · {periodOf(report)}
      </span>
      <em data-state={how}>{t(`states.${how}`)}</em>
      <small>{t('due', { at: wallClock(company.zone, new Date(report.dueAt)).slice(5, 16) })}</small>
    </button>
  );
}

/** The next that somebody waits for: one's own before it is due, else what came in. */
function firstToDo(rows: readonly WorkReport[]): WorkReport | undefined {
  return (
    rows.findLast((row) => ['missing', 'returned'].includes(standing(row))) ??
    rows.findLast(({ state }) => state === 'open')
  );
}

const dayFrom = (day: string, by: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);
