import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { repeatCause, repeatState, ROUTES } from '#contract';
import { urlOf } from '../app/api';
import { useBootstrap } from '../app/session';
import { monthDays, monthFrom } from '../conduct/month';
import { Downloads } from '../records/Downloads';
import { Choice } from '../records/Fields';
import { SmallButton } from '../records/SmallButton';
import { dayIn } from '../records/zone-time';
import { EmptyState, ErrorState, LoadingShape, PageHeader, useHotkeys, useNow } from '../ui';
import { RepeatCountsPane } from './RepeatCountsPane';
import { RepeatItem } from './RepeatItem';
import styles from './repeats.module.css';
import { type RepeatFilter, useRepeatEvents, useRepeats } from './use-repeats';

/** Everybody who came back: what each month comes to, and the rows behind every number (law 9). */
export function RepeatsPage() {
  const { t, i18n } = useTranslation('repeats');
  const { company } = useBootstrap();
  const thisMonth = dayIn(company.zone, new Date(useNow())).slice(0, 7);
  const [month, setMonth] = useState(thisMonth);
  const [filter, setFilter] = useState<RepeatFilter>({});
  useRepeatEvents();
  const span = monthDays(month);
  const download = { ...span, ...filter, locale: i18n.language };
  return (
    <main className={styles.page}>
      <PageHeader title={t('title')} text={t('text')}>
        <Downloads
          label={t('acts.export')}
          testId="repeats-export"
          href={(format) => urlOf(ROUTES.exportRepeats.path, {}, { ...download, format })}
        />
      </PageHeader>
      <Filters filter={filter} onFilter={setFilter} />
      <div className={styles.panes}>
        <div className={styles.scroll}>
          <List filter={{ ...span, ...filter }} />
        </div>
        <RepeatCountsPane
          month={month}
          span={span}
          last={month >= thisMonth}
          onMonth={(by) => setMonth(monthFrom(month, by))}
          onFilter={(narrowed) => setFilter({ ...narrowed, counted: '1' })}
        />
      </div>
    </main>
  );
}

function Filters({ filter, onFilter }: { filter: RepeatFilter; onFilter(filter: RepeatFilter): void }) {
  const { t } = useTranslation('repeats');
  const { agents } = useBootstrap();
  const set = (field: 'state' | 'cause' | 'agentId') => (value: string) =>
    onFilter({ ...filter, [field]: value || undefined });
  const states = repeatState.options.map((value) => ({ value, label: t(`states.${value}`) }));
  const causes = repeatCause.options.map((value) => ({ value, label: t(`causes.${value}`) }));
  const people = agents.map(({ id, name, workNumber }) => ({ value: id, label: `${name} ${workNumber}` }));
  return (
    <div className={styles.filters}>
      <Choice<string>
        label={t('filters.state')}
        value={filter.state ?? ''}
        options={[{ value: '', label: t('filters.every_state') }, ...states]}
        onChange={set('state')}
      />
      <Choice<string>
        label={t('filters.cause')}
        value={filter.cause ?? ''}
        options={[{ value: '', label: t('filters.every_cause') }, ...causes]}
        onChange={set('cause')}
      />
      <Choice
        label={t('filters.agent')}
        value={filter.agentId ?? ''}
        options={[{ value: '', label: t('filters.everyone') }, ...people]}
        onChange={set('agentId')}
      />
      {Object.values(filter).some(Boolean) && <SmallButton label={t('filters.clear')} onClick={() => onFilter({})} />}
    </div>
  );
}

function List({ filter }: { filter: RepeatFilter }) {
  const { t } = useTranslation('repeats');
  const source = useRepeats(filter);
  const rows = source.data?.pages.flatMap((page) => page.rows) ?? [];
  const box = useRef<HTMLUListElement>(null);
  const [openId, setOpenId] = useState<string | null>(null);
  const at = rows.findIndex(({ id }) => id === openId);
  const goTo = (index: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (!row) return;
    setOpenId(row.id);
    box.current?.querySelector(`[data-id="${row.id}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  useHotkeys({ j: () => goTo(at + 1), k: () => goTo(at - 1), Escape: openId ? () => setOpenId(null) : undefined });
  if (source.error && rows.length === 0)
    return <ErrorState error={source.error} onRetry={() => void source.refetch()} />;
  if (source.isPending) return <LoadingShape />;
  if (rows.length === 0) return <EmptyState title={t('empty.title')} hint={t('empty.hint')} />;
  return (
    <>
      <ul ref={box} className={styles.list}>
        {rows.map((repeat) => (
          <li key={repeat.id} data-id={repeat.id}>
            <RepeatItem
              repeat={repeat}
              open={repeat.id === openId}
              onToggle={() => setOpenId(repeat.id === openId ? null : repeat.id)}
            />
          </li>
        ))}
      </ul>
      {source.hasNextPage && <SmallButton label={t('acts.more')} onClick={() => void source.fetchNextPage()} />}
    </>
  );
}
