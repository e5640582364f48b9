import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditRow } from '#contract';
import { api } from '../../app/api';
import { useBootstrap } from '../../app/session';
import { EmptyState, ErrorState, LoadingShape } from '../../ui';
import { wallClock } from '../../records/zone-time';
import { AreaHead } from '../pieces/AreaHead';
import { useSettingWords } from '../policies/use-setting-words';
import { actsOf, detailPairs, filteredAudit, type AuditFilter } from './filter-audit';
import './audit.css';

/** Every act of administration, newest first; pages are read by key as far as one looks. */
export function AuditArea() {
  const { t } = useTranslation('admin');
  const query = useInfiniteQuery({
    queryKey: ['admin', 'listAudit'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => api('listAudit', { query: pageParam ? { after: pageParam } : {}, signal }),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const [filter, setFilter] = useState<AuditFilter>({ agentId: null, act: null, text: '' });
  if (query.error && !query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <LoadingShape />;
  const rows = query.data.pages.flatMap((page) => page.rows);
  const shown = filteredAudit(rows, filter);
  return (
    <>
      <AreaHead title={t('areas.audit')} text={t('audit.text')} />
      <AuditFilters filter={filter} setFilter={setFilter} acts={actsOf(rows)} />
      {rows.length === 0 && <EmptyState title={t('audit.emptyTitle')} text={t('audit.emptyText')} />}
      <div className="pc-list">
        {shown.map((row) => (
          <AuditLine key={row.id} row={row} />
        ))}
      </div>
      <div className="au-more">
        <span className="pc-small">{t('audit.seen', { shown: shown.length, n: rows.length })}</span>
        {query.hasNextPage && (
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('audit.more')}
          </Button>
        )}
      </div>
    </>
  );
}

function AuditFilters({
  filter,
  setFilter,
  acts,
}: {
  filter: AuditFilter;
  setFilter(filter: AuditFilter): void;
  acts: string[];
}) {
  const { t } = useTranslation('admin');
  const { agents } = useBootstrap();
  const actText = useActText();
  return (
    <div className="pc-filters">
      <Input
        allowClear
        className="au-search"
        prefix={<Search size={14} aria-hidden />}
        placeholder={t('audit.search')}
        aria-label={t('audit.search')}
        value={filter.text}
        onChange={({ target }) => setFilter({ ...filter, text: target.value })}
      />
      <Select
        allowClear
        showSearch
        optionFilterProp="label"
        className="au-select"
        placeholder={t('audit.everybody')}
        aria-label={t('audit.everybody')}
        value={filter.agentId}
        onChange={(agentId: string | undefined) => setFilter({ ...filter, agentId: agentId ?? null })}
        options={agents.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Select
        allowClear
        className="au-select"
        placeholder={t('audit.everything')}
        aria-label={t('audit.everything')}
        value={filter.act}
        onChange={(act: string | undefined) => setFilter({ ...filter, act: act ?? null })}
        options={acts.map((act) => ({ value: act, label: actText(act) }))}
      />
    </div>
  );
}

function AuditLine({ row }: { row: AuditRow }) {
  const { t } = useTranslation('admin');
  const { company } = useBootstrap();
  const actText = useActText();
  const subjectOf = useSubject();
  const pairs = detailPairs(row.detail);
  return (
    <details className="au-line">
      <summary>
        <time dateTime={row.at}>{wallClock(company.zone, new Date(row.at))}</time>
        <b>{row.agentName}</b>
        <span>{actText(row.act)}</span>
        <span className="pc-dim pc-cut">{subjectOf(row)}</span>
        <span className="pc-small">{row.ip}</span>
      </summary>
      <dl>
        {pairs.length === 0 && <dd>{t('audit.noDetail')}</dd>}
        {pairs.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** What an act was about, in words where the desk has a word for it. */
function useSubject(): (row: AuditRow) => string {
  const { title } = useSettingWords();
  return ({ act, subject }) => (act === 'setting.written' ? title(subject) : subject);
}

/** Words for an act; one that the catalogues don't know yet shows as the desk names it. */
function useActText(): (act: string) => string {
  const { t, i18n } = useTranslation('admin');
  return (act) => (i18n.exists(`admin:audit.acts.${act}`) ? t(`audit.acts.${act}`) : act);
}
