import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ROUTES, type Fairness, type QueryOf } from '#contract';
import { api, urlOf } from '../app/api';
import { PRESETS, presetOf, presetRange } from '../figures/ranges';
import { Downloads } from '../records/Downloads';
import { Choice } from '../records/Fields';
import { DayField, EmptyState, ErrorState, LoadingShape } from '../ui';
import styles from './fairness.module.css';
import { FairnessSheet, type FairCell } from './FairnessSheet';
import { FairnessTable } from './FairnessTable';
import { useLedTeams } from './use-led-teams';

type Query = QueryOf<'fairness'>;

/** Whether a team's tickets were dealt out with an even hand, and the decisions behind each figure (DOMAIN B11). */
export function FairnessPane({ today }: { today: string }) {
  const { t } = useTranslation('routing');
  const teams = useLedTeams();
  const [query, setQuery] = useState<Query>(() => ({ ...presetRange('this_week', today), teamId: teams[0]!.id }));
  const [cell, setCell] = useState<FairCell | null>(null);
  const { data, error, refetch, isPending } = useQuery({
    queryKey: ['fairness', query],
    queryFn: ({ signal }) => api('fairness', { query, signal }),
    placeholderData: (before) => before,
  });
  const nothing = data?.rows.every(({ could, owed, claimed }) => could + owed + claimed === 0);
  return (
    <>
      <Toolbar query={query} today={today} onChange={setQuery} />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {isPending && <LoadingShape />}
      {data && !error && nothing && <EmptyState title={t('fairness.empty')} hint={t('fairness.empty_text')} />}
      {data && !error && !nothing && (
        <div className={styles.scroll} data-beside={cell ? true : undefined}>
          <Summary totals={data.totals} />
          <FairnessTable rows={data.rows} selected={cell} onSelect={setCell} />
          <p className={styles.formula}>{t('fairness.formula')}</p>
        </div>
      )}
      {cell && <FairnessSheet query={query} cell={cell} onClose={() => setCell(null)} />}
    </>
  );
}

function Summary({ totals }: { totals: Fairness['totals'] }) {
  const { t } = useTranslation('routing');
  return (
    <p className={styles.summary}>
      {t('fairness.summary', { ...totals })}
      <span className={styles.legend}>
        <i data-bar="expected" /> {t('fairness.legend_expected')}
        <i data-bar="got" /> {t('fairness.legend_got')}
      </span>
    </p>
  );
}

function Toolbar({ query, today, onChange }: { query: Query; today: string; onChange(query: Query): void }) {
  const { t, i18n } = useTranslation(['routing', 'figures']);
  const teams = useLedTeams().map(({ id, name }) => ({ value: id, label: name }));
  const preset = presetOf(query, today) ?? '';
  const presets = PRESETS.map((value) => ({ value: value as string, label: t(`figures:presets.${value}`) }));
  const locale = i18n.language.startsWith('zh') ? 'zh-CN' : 'en';
  return (
    <div className={styles.toolbar}>
      <Choice
        label={t('fairness.team')}
        value={query.teamId}
        options={teams}
        onChange={(teamId) => onChange({ ...query, teamId })}
      />
      <Choice
        label={t('figures:range')}
        value={preset}
        options={preset === '' ? [{ value: '', label: '–' }, ...presets] : presets}
        onChange={(next) => onChange({ ...query, ...presetRange(next as (typeof PRESETS)[number], today) })}
      />
      <DayField
        label={t('figures:from')}
        value={query.from}
        max={query.to}
        onChange={(from) => onChange({ ...query, from })}
      />
      –
      <DayField
        label={t('figures:to')}
        value={query.to}
        min={query.from}
        max={today}
        onChange={(to) => onChange({ ...query, to })}
      />
      <span className={styles.download}>
        <Downloads
          label={t('fairness.export')}
          testId="fairness-export"
          href={(format) => urlOf(ROUTES.exportFairness.path, {}, { ...query, format, locale })}
        />
      </span>
    </div>
  );
}
