import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ROUTES, type QueryOf } from '#contract';
import { api, urlOf } from '../app/api';
import { useBootstrap } from '../app/session';
import { Downloads } from '../records/Downloads';
import { Choice, Switch } from '../records/Fields';
import lists from '../records/lists.module.css';
import type { LeadFilter } from '../records/record-lists';
import { dayIn } from '../records/zone-time';
import { Button, EmptyState, ErrorState, LoadingShape, PageHeader, useHotkeys, useNow } from '../ui';
import { AnalysisTable } from './AnalysisTable';
import styles from './leads.module.css';
import { monthsBack } from './months';

type Query = Required<QueryOf<'leadAnalysis'>>;
const DIMENSIONS = ['source', 'keyword', 'campaign', 'agent', 'territory'] as const;

interface Props {
  onClose: () => void;
  /** Shows the rows behind a figure. */
  onShow: (filter: LeadFilter) => void;
}

/** Where leads come from and what becomes of them (DOMAIN K4): each figure opens its rows. */
export function AnalysisView({ onClose, onShow }: Props) {
  const { t, i18n } = useTranslation('leads');
  const { zone } = useBootstrap().company;
  const months = monthsBack(dayIn(zone, new Date(useNow())), 13, i18n.language);
  const [query, setQuery] = useState<Query>({ month: months[0]!.value, by: 'source', basis: 'opened' });
  const analysis = useQuery({
    queryKey: ['lead-analysis', query],
    queryFn: ({ signal }) => api('leadAnalysis', { query, signal }),
    placeholderData: (before) => before,
  });
  useHotkeys({ Escape: onClose });
  const named = <K extends 'bases' | 'dimensions', V extends string>(kind: K, values: readonly V[]) =>
    values.map((value) => ({ value, label: t(`analysis.${kind}.${value}`) }));
  return (
    <main className={lists.page}>
      <PageHeader title={t('analysis.title')}>
        <Button onClick={onClose}>
          <ArrowLeft size={14} aria-hidden /> {t('analysis.back')}
        </Button>
      </PageHeader>
      <div className={lists.filters}>
        <Choice
          label={t('analysis.month')}
          value={query.month}
          options={months}
          onChange={(month) => setQuery({ ...query, month })}
        />
        <Switch
          label={t('analysis.by')}
          options={named('dimensions', DIMENSIONS)}
          value={query.by}
          onChange={(by) => setQuery({ ...query, by })}
        />
        <Switch
          label={t('analysis.basis')}
          options={named('bases', ['opened', 'won'] as const)}
          value={query.basis}
          onChange={(basis) => setQuery({ ...query, basis })}
        />
        <span className={styles.exports}>
          <Downloads
            label={t('analysis.export')}
            testId="analysis"
            href={(format) => urlOf(ROUTES.exportLeadAnalysis.path, {}, { ...query, locale: i18n.language, format })}
          />
        </span>
      </div>
      {analysis.error && !analysis.data && (
        <ErrorState error={analysis.error} onRetry={() => void analysis.refetch()} />
      )}
      {analysis.isPending && <LoadingShape />}
      {analysis.data?.rows.length === 0 && <EmptyState title={t('analysis.empty')} hint={t('analysis.empty_hint')} />}
      {analysis.data && analysis.data.rows.length > 0 && (
        <AnalysisTable analysis={analysis.data} query={query} onShow={onShow} />
      )}
    </main>
  );
}
