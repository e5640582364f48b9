import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Callback } from '#contract';
import { useBootstrap } from '../app/session';
import { MonthProgress } from '../figures/MonthProgress';
import { Switch } from '../records/Fields';
import { RecordListPage } from '../records/RecordListPage';
import { useCallbacks, useRecordEvents } from '../records/record-cache';
import { byCallbackTurn, callbackList, inOrder } from '../records/record-lists';
import { LoadingShape, PageHeader, useNow } from '../ui';
import { CallbackItem } from './CallbackItem';

const Coverage = lazy(async () => ({ default: (await import('./CoveragePage')).CoveragePage }));

const Reports = lazy(async () => ({ default: (await import('./ReportsPage')).ReportsPage }));

type List = 'due' | 'planned' | 'done';
type View = 'list' | 'coverage' | 'reports';
type Whose = 'mine' | 'team';

/** Every planned call-back: what is due, what comes, what was done. */
export function CallbacksPage() {
  const { t } = useTranslation(['callbacks', 'records']);
  const { me } = useBootstrap();
  const [list, setList] = useState<List>('due');
  const [whose, setWhose] = useState<Whose>('mine');
  const [view, setView] = useState<View>('list');
  useRecordEvents();
  const { rows, source } = useList(list, whose === 'mine' ? me.id : undefined);
  const lists = (['due', 'planned', 'done'] as const).map((value) => ({ value, label: t(`lists.${value}`) }));
  const sides = (['mine', 'team'] as const).map((value) => ({ value, label: t(`whose.${value}`) }));
  const reads = me.role === 'admin' || (me.role === 'team_lead' && me.visibility === 'all');
  const shown = (['list', 'coverage', 'reports'] as const).filter((value) => reads || value !== 'reports');
  const views = shown.map((value) => ({ value, label: t(`views.${value}`) }));
  const choice = <Switch label={t('views.label')} options={views} value={view} onChange={setView} />;
  if (view !== 'list')
    return (
      <Suspense fallback={<LoadingShape />}>
        {view === 'coverage' ? <Coverage choice={choice} /> : <Reports choice={choice} />}
      </Suspense>
    );
  return (
    <RecordListPage<Callback>
      header={
        <PageHeader title={t('title')}>
          {choice}
          <MonthProgress figure="callbacks_done" agentId={me.id} changes={list === 'done' ? rows.length : 0} />
        </PageHeader>
      }
      filters={
        <>
          <Switch label={t('title')} options={lists} value={list} onChange={setList} />
          <Switch label={t('whose.label')} options={sides} value={whose} onChange={setWhose} />
        </>
      }
      rows={rows}
      source={source}
      estimate={64}
      empty={{ title: t(`empty.${list}.title`), hint: t(`empty.${list}.hint`) }}
      row={(callback) => <CallbackItem callback={callback} />}
    />
  );
}

/** A planned callback becomes due while the page is open: both lists are loaded and the clock says which is which. */
function useList(list: List, agentId: string | undefined) {
  const nowMs = useNow();
  const due = useCallbacks({ state: 'due', agentId });
  const planned = useCallbacks({ state: 'planned', agentId });
  const done = useCallbacks({ state: 'done', agentId });
  const open = [...(due.data?.pages ?? []), ...(planned.data?.pages ?? [])];
  const pages = list === 'done' ? (done.data?.pages ?? []) : open;
  const rows = inOrder(pages, byCallbackTurn).filter((callback) => callbackList(callback, nowMs) === list);
  return { rows, source: { due, planned, done }[list] };
}
