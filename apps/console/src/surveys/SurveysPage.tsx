import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ROUTES, surveyState } from '#contract';
import { urlOf } from '../app/api';
import { useBootstrap } from '../app/session';
import { monthDays, monthFrom } from '../conduct/month';
import { Downloads } from '../records/Downloads';
import { Choice } from '../records/Fields';
import { SmallButton } from '../records/SmallButton';
import { dayIn } from '../records/zone-time';
import { EmptyState, ErrorState, LoadingShape, PageHeader, useNow } from '../ui';
import { SurveyFiguresPane } from './SurveyFiguresPane';
import { SurveyItem } from './SurveyItem';
import styles from './surveys.module.css';
import { type SurveyFilter, useSurveyEvents, useSurveys } from './use-surveys';

/** What contacts said, month by month, beside the figures it comes to; every figure opens its rows (law 9). */
export function SurveysPage() {
  const { t, i18n } = useTranslation('surveys');
  const { company } = useBootstrap();
  const thisMonth = dayIn(company.zone, new Date(useNow())).slice(0, 7);
  const [month, setMonth] = useState(thisMonth);
  const [filter, setFilter] = useState<SurveyFilter>({ state: 'answered' });
  useSurveyEvents();
  const span = monthDays(month);
  const download = { ...span, ...filter, locale: i18n.language };
  return (
    <main className={styles.page}>
      <PageHeader title={t('title')} text={t('text')}>
        <Downloads
          label={t('export')}
          testId="surveys-export"
          href={(format) => urlOf(ROUTES.exportSurveys.path, {}, { ...download, format })}
        />
      </PageHeader>
      <Filters filter={filter} onFilter={setFilter} />
      <div className={styles.panes}>
        <div className={styles.scroll}>
          <List filter={{ ...span, ...filter }} />
        </div>
        <SurveyFiguresPane
          month={month}
          query={{ ...span, teamId: filter.teamId, inboxId: filter.inboxId }}
          last={month >= thisMonth}
          onMonth={(by) => setMonth(monthFrom(month, by))}
          onFilter={(narrowed) => setFilter({ teamId: filter.teamId, inboxId: filter.inboxId, ...narrowed })}
        />
      </div>
    </main>
  );
}

function Filters({ filter, onFilter }: { filter: SurveyFilter; onFilter(filter: SurveyFilter): void }) {
  const { t } = useTranslation('surveys');
  const { agents, teams, inboxes } = useBootstrap();
  const named = (rows: readonly { id: string; name: string }[]) =>
    rows.map(({ id, name }) => ({ value: id, label: name }));
  const lists = {
    state: surveyState.options.map((value) => ({ value: value as string, label: t(`states.${value}`) })),
    score: ([5, 4, 3, 2, 1] as const).map((score) => ({ value: String(score), label: t(`scores.${score}`) })),
    agentId: named(agents),
    teamId: named(teams),
    inboxId: named(inboxes),
  };
  return (
    <div className={styles.filters}>
      {(Object.keys(lists) as (keyof typeof lists)[]).map((field) => (
        <Choice<string>
          key={field}
          label={t(`filters.${field}`)}
          value={String(filter[field] ?? '')}
          options={[{ value: '', label: t(`filters.every_${field}`) }, ...lists[field]]}
          onChange={(value) => onFilter({ ...filter, [field]: value || undefined })}
        />
      ))}
      {Object.values(filter).some(Boolean) && <SmallButton label={t('filters.clear')} onClick={() => onFilter({})} />}
    </div>
  );
}

function List({ filter }: { filter: SurveyFilter }) {
  const { t } = useTranslation('surveys');
  const source = useSurveys(filter);
  const rows = source.data?.pages.flatMap((page) => page.rows) ?? [];
  if (source.error && rows.length === 0)
    return <ErrorState error={source.error} onRetry={() => void source.refetch()} />;
  if (source.isPending) return <LoadingShape />;
  if (rows.length === 0) return <EmptyState title={t('empty.title')} hint={t('empty.hint')} />;
  return (
    <>
      <ul className={styles.list}>
        {rows.map((survey) => (
          <SurveyItem key={survey.id} survey={survey} />
        ))}
      </ul>
      {source.hasNextPage && <SmallButton label={t('more')} onClick={() => void source.fetchNextPage()} />}
    </>
  );
}
