import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LeadFunnel } from '#contract';
import { useBootstrap } from '../app/session';
import { Choice, SearchField } from '../records/Fields';
import type { LeadFilter } from '../records/record-lists';
import { dayIn } from '../records/zone-time';
import { useNow } from '../ui';
import styles from './leads.module.css';
import { monthsBack } from './months';

interface Props {
  filter: LeadFilter;
  words: string;
  funnel: LeadFunnel | undefined;
  onFilter: (filter: LeadFilter) => void;
  onWords: (words: string) => void;
}

export function LeadFilters({ filter, words, funnel, onFilter, onWords }: Props) {
  const { t, i18n } = useTranslation('leads');
  const { agents, company } = useBootstrap();
  const months = monthsBack(dayIn(company.zone, new Date(useNow())), 13, i18n.language);
  const people = agents.map(({ id, name, workNumber }) => ({ value: id, label: `${name} ${workNumber}` }));
  const plain = (names: readonly string[] = []) => names.map((name) => ({ value: name, label: name }));
  const choices = [
    { key: 'agentId', options: people },
    { key: 'month', options: months },
    { key: 'source', options: plain(funnel?.sources) },
    { key: 'campaign', options: plain(funnel?.campaigns) },
    { key: 'territoryId', options: (funnel?.territories ?? []).map(({ id, name }) => ({ value: id, label: name })) },
  ] as const;
  return (
    <>
      {choices.map(({ key, options }) => (
        <Choice
          key={key}
          label={t(`filters.${key}`)}
          value={filter[key] ?? ''}
          options={[{ value: '', label: t(`every.${key}`) }, ...options]}
          onChange={(value) => onFilter({ ...filter, [key]: value || undefined })}
        />
      ))}
      {(['source', 'campaign', 'territoryId', 'keyword', 'wonIn'] as const)
        .filter((key) => isChip(key, filter[key]))
        .map((key) => (
          <button
            key={key}
            type="button"
            className={styles.chip}
            title={t('filters.remove')}
            onClick={() => onFilter({ ...filter, [key]: undefined })}
          >
            {t(`filters.${key}`)} {NONE.has(filter[key] ?? '') ? t('analysis.none') : filter[key]}{' '}
            <X size={12} aria-hidden />
          </button>
        ))}
      <SearchField label={t('search')} value={words} onChange={onWords} />
    </>
  );
}

const NONE: ReadonlySet<string> = new Set(['', 'none']);

/** What no choice above can show: that nothing was written down, and what only the analysis asks for. */
const isChip = (key: string, value: string | undefined): boolean =>
  value !== undefined && (key === 'keyword' || key === 'wonIn' || NONE.has(value));
