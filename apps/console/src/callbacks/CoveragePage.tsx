import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type CallbackAbout, type Coverage, ROUTES } from '#contract';
import { api, urlOf } from '../app/api';
import { useBootstrap } from '../app/session';
import { Downloads } from '../records/Downloads';
import { Switch } from '../records/Fields';
import { dayIn } from '../records/zone-time';
import { EmptyState, ErrorState, LoadingShape, PageHeader, useNow } from '../ui';
import { AnswersTable } from './AnswersTable';
import { type Behind, CoverageRows } from './CoverageRows';
import { CoverageTable } from './CoverageTable';
import styles from './coverage.module.css';
import { spanOn, SPANS, type SpanName } from './spans';

const ABOUTS = ['agent', 'product', 'service_type', 'territory'] as const satisfies ('agent' | CallbackAbout)[];

/** How far callbacks were made, what contacts said of what, and the list of it (DOMAIN V5, V6, V19, K4). */
export function CoveragePage({ choice }: { choice: ReactNode }) {
  const { t, i18n } = useTranslation('callbacks');
  const { company } = useBootstrap();
  const [name, setName] = useState<SpanName>('week');
  const [by, setBy] = useState<(typeof ABOUTS)[number]>('agent');
  const [behind, setBehind] = useState<Behind | null>(null);
  const span = spanOn(dayIn(company.zone, new Date(useNow())), name);
  const { data, error, refetch } = useQuery({
    queryKey: ['callback-coverage', span],
    queryFn: ({ signal }) => api('callbackCoverage', { query: span, signal }),
    placeholderData: (before) => before,
  });
  const spans = SPANS.map((value) => ({ value, label: t(`coverage.spans.${value}`) }));
  const abouts = ABOUTS.map((value) => ({ value, label: t(`coverage.abouts.${value}`) }));
  const about = by === 'agent' ? undefined : by;
  const file = (format: 'csv' | 'xlsx') =>
    urlOf(ROUTES.exportCallbacks.path, {}, { ...span, about, format, locale: i18n.language });
  return (
    <main className={styles.page}>
      <PageHeader title={t('title')}>{choice}</PageHeader>
      <div className={styles.filters}>
        <Switch label={t('coverage.span')} options={spans} value={name} onChange={setName} />
        <span className={styles.quiet}>
          {span.from} – {span.to}
        </span>
        <Switch label={t('coverage.by')} options={abouts} value={by} onChange={setBy} />
        <span className={styles.export}>
          <Downloads label={t('coverage.export')} testId="callbacks-export" href={file} />
        </span>
      </div>
      <div className={styles.scroll}>
        {error && !data ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : data ? (
          <Figures data={data} about={about} span={span} onOpen={setBehind} />
        ) : (
          <LoadingShape />
        )}
      </div>
      {behind && <CoverageRows behind={behind} span={span} onClose={() => setBehind(null)} />}
    </main>
  );
}

interface FiguresProps {
  data: Coverage;
  about: CallbackAbout | undefined;
  span: { from: string; to: string };
  onOpen(behind: Behind): void;
}

function Figures({ data, about, span, onOpen }: FiguresProps) {
  const { t } = useTranslation('callbacks');
  return (
    <>
      <Totals data={data} />
      {data.rows.length === 0 ? (
        <EmptyState title={t('coverage.empty.title')} hint={t('coverage.empty.hint')} />
      ) : about ? (
        <AnswersTable about={about} span={span} onOpen={onOpen} />
      ) : (
        <CoverageTable rows={data.rows} onOpen={onOpen} />
      )}
    </>
  );
}

function Totals({ data: { rows, warranty, satisfaction } }: { data: Coverage }) {
  const { t } = useTranslation('callbacks');
  const sum = (field: 'planned' | 'withFeedback' | 'overdue') => rows.reduce((total, row) => total + row[field], 0);
  const rate = (part: number, of: number) =>
    of === 0 ? t('coverage.none') : `${Math.round((part / of) * 1000) / 10}%`;
  const { satisfied, answered, goalPercent } = satisfaction;
  const [planned, fed, overdue] = [sum('planned'), sum('withFeedback'), sum('overdue')];
  return (
    <dl className={styles.totals}>
      <div>
        <dt>{t('coverage.all')}</dt>
        <dd>{rate(fed, planned)}</dd>
        <p>{t('coverage.all_text', { planned, fed, overdue })}</p>
      </div>
      <div>
        <dt>{t('coverage.warranty')}</dt>
        <dd>{rate(warranty.calledBack, warranty.closed)}</dd>
        <p>{t('coverage.warranty_text', { closed: warranty.closed, called: warranty.calledBack })}</p>
      </div>
      <div data-testid="satisfaction">
        <dt>{t('coverage.satisfied')}</dt>
        <dd>{rate(satisfied, answered)}</dd>
        <p>{t('coverage.satisfied_text', { satisfied, answered, goal: goalPercent })}</p>
      </div>
    </dl>
  );
}
