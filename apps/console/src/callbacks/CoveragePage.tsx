import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Coverage, type CoverageRow, ROUTES } from '#contract';
import { api, urlOf } from '../app/api';
import { useBootstrap } from '../app/session';
import { Downloads } from '../records/Downloads';
import { Switch } from '../records/Fields';
import { dayIn } from '../records/zone-time';
import { EmptyState, ErrorState, LoadingShape, PageHeader, useNow } from '../ui';
import { type Behind, CoverageRows } from './CoverageRows';
import styles from './coverage.module.css';
import { spanOn, SPANS, type SpanName } from './spans';

/** How far callbacks were made: by reason and agent, what contacts said, and the list of the week (DOMAIN V5, V6, V19). */
export function CoveragePage({ choice }: { choice: ReactNode }) {
  const { t, i18n } = useTranslation('callbacks');
  const { company } = useBootstrap();
  const [name, setName] = useState<SpanName>('week');
  const [behind, setBehind] = useState<Behind | null>(null);
  const span = spanOn(dayIn(company.zone, new Date(useNow())), name);
  const { data, error, refetch } = useQuery({
    queryKey: ['callback-coverage', span],
    queryFn: ({ signal }) => api('callbackCoverage', { query: span, signal }),
    placeholderData: (before) => before,
  });
  const spans = SPANS.map((value) => ({ value, label: t(`coverage.spans.${value}`) }));
  const file = (format: 'csv' | 'xlsx') =>
    urlOf(ROUTES.exportCallbacks.path, {}, { ...span, format, locale: i18n.language });
  return (
    <main className={styles.page}>
      <PageHeader title={t('title')}>{choice}</PageHeader>
      <div className={styles.filters}>
        <Switch label={t('coverage.span')} options={spans} value={name} onChange={setName} />
        <span className={styles.quiet}>
          {span.from} – {span.to}
        </span>
        <span className={styles.export}>
          <Downloads label={t('coverage.export')} testId="callbacks-export" href={file} />
        </span>
      </div>
      <div className={styles.scroll}>
        {error && !data ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : data ? (
          <Figures data={data} onOpen={setBehind} />
        ) : (
          <LoadingShape />
        )}
      </div>
      {behind && <CoverageRows behind={behind} span={span} onClose={() => setBehind(null)} />}
    </main>
  );
}

function Figures({ data, onOpen }: { data: Coverage; onOpen(behind: Behind): void }) {
  const { t } = useTranslation('callbacks');
  if (data.rows.length === 0)
    return (
      <>
        <Totals data={data} />
        <EmptyState title={t('coverage.empty.title')} hint={t('coverage.empty.hint')} />
      </>
    );
  return (
    <>
      <Totals data={data} />
      <Table rows={data.rows} onOpen={onOpen} />
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

const COLUMNS = [
  ['planned', 'planned'],
  ['done', 'done'],
  ['with_feedback', 'withFeedback'],
  ['overdue', 'overdue'],
  ['cancelled', 'cancelled'],
  ['satisfied', 'satisfied'],
  ['answered', 'answered'],
] as const satisfies [string, keyof CoverageRow][];

function Table({ rows, onOpen }: { rows: CoverageRow[]; onOpen(behind: Behind): void }) {
  const { t } = useTranslation(['callbacks', 'records']);
  return (
    <div className={styles.wide}>
      <table className={styles.table} data-testid="coverage">
        <thead>
          <tr>
            <th>{t('coverage.columns.reason')}</th>
            <th>{t('coverage.columns.agent')}</th>
            {COLUMNS.map(([key]) => (
              <th key={key}>{t(`coverage.columns.${key}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.reason} ${row.agentId}`}>
              <td>{t(`records:callback.reasons.${row.reason}`)}</td>
              <td>{row.agentName ?? t('coverage.nobody')}</td>
              {COLUMNS.map(([key, field]) => (
                <td key={key}>
                  {row[field] === 0 || row.agentId === null ? (
                    row[field]
                  ) : (
                    <button type="button" onClick={() => onOpen({ row, figure: key })}>
                      {row[field]}
                    </button>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
