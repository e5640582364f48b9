import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Staffing } from '#contract';
import type { StaffingGoals } from '#domain';
import { api } from '../app/api';
import { useLedTeams } from '../fairness/use-led-teams';
import { Choice, Switch } from '../records/Fields';
import lists from '../records/lists.module.css';
import { EmptyState, ErrorState, LoadingShape, PageHeader } from '../ui';
import { GoalSliders } from './GoalSliders';
import { LoadSheet } from './LoadSheet';
import styles from './staffing.module.css';
import { shortOf, type StaffingCell, staffingTable } from './staffing-table';
import { type Shown, StaffingHeat } from './StaffingHeat';

const WEEKS = ['2', '5', '8', '13'] as const;
const SHOWN: readonly Shown[] = ['gap', 'needed', 'planned', 'load'];
const GOALS: Omit<StaffingGoals, 'callSeconds'> = {
  ...{ share: 0.9, windowSeconds: 1_800, ringSeconds: 9, concurrency: 3, shrinkage: 0.15 },
  ...{ chatSeconds: 180, mailSeconds: 480 },
};
/** Where nobody has called yet. */
const CALL_SECONDS = 240;

/** How many people each hour of the week takes, beside those on shift; every cell opens to who came in it. */
export function StaffingPage() {
  const { t } = useTranslation('staffing');
  const teams = useLedTeams();
  const [teamId, setTeam] = useState(teams[0]?.id ?? '');
  const [weeks, setWeeks] = useState<(typeof WEEKS)[number]>('5');
  const query = { teamId, weeks: Number(weeks) };
  const { data, error, refetch, isPending } = useQuery({
    queryKey: ['staffing', query],
    queryFn: ({ signal }) => api('staffing', { query, signal }),
    placeholderData: (before) => before,
    enabled: teamId !== '',
  });
  return (
    <main className={lists.page} data-testid="staffing">
      <PageHeader title={t('title')} />
      <div className={lists.filters}>
        <Choice
          label={t('team')}
          value={teamId}
          options={teams.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setTeam}
        />
        <Choice
          label={t('history')}
          value={weeks}
          options={WEEKS.map((value) => ({ value, label: t('weeks', { count: Number(value) }) }))}
          onChange={setWeeks}
        />
      </div>
      {teams.length === 0 && <EmptyState title={t('no_team')} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {isPending && teamId !== '' && !error && <LoadingShape />}
      {data && <Table key={teamId} staffing={data} query={query} />}
    </main>
  );
}

function Table({ staffing, query }: { staffing: Staffing; query: { teamId: string; weeks: number } }) {
  const { t } = useTranslation('staffing');
  const [chosen, choose] = useState<StaffingGoals>({
    ...GOALS,
    callSeconds: Math.round(staffing.callSeconds ?? CALL_SECONDS),
  });
  const [shown, show] = useState<Shown>('gap');
  const [open, setOpen] = useState<StaffingCell | null>(null);
  // The sliders move at once; the table follows as fast as it can.
  const goals = useDeferredValue(chosen);
  const table = useMemo(() => staffingTable(staffing, goals), [staffing, goals]);
  const short = shortOf(table.rows);
  return (
    <div className={styles.body} data-beside={open ? true : undefined}>
      <GoalSliders goals={chosen} onChange={choose} />
      <div className={styles.above}>
        <Switch
          label={t('show')}
          value={shown}
          options={SHOWN.map((value) => ({ value, label: t(`shown.${value}`) }))}
          onChange={show}
        />
        <p className={styles.verdict} data-short={short.hours > 0 || undefined}>
          {short.hours === 0 ? t('enough') : t('short', { count: short.hours, people: short.people })}
        </p>
      </div>
      {table.rows.length === 0 ? (
        <EmptyState title={t('empty')} hint={t('empty_hint')} />
      ) : (
        <StaffingHeat table={table} shown={shown} open={open} onOpen={setOpen} />
      )}
      <Explained staffing={staffing} goals={chosen} />
      {open && <LoadSheet cell={open} goals={goals} query={query} onClose={() => setOpen(null)} />}
    </div>
  );
}

function Explained({
  staffing: { from, to, days, zone, agents, callSeconds },
  goals,
}: {
  staffing: Staffing;
  goals: StaffingGoals;
}) {
  const { t } = useTranslation('staffing');
  const special = days.filter((day) => day.special !== null);
  return (
    <section className={styles.explained}>
      <p>{t('explained.history', { from, to, zone, n: days.length - special.length })}</p>
      {special.length > 0 && (
        <p>{t('explained.special', { days: special.map((day) => `${day.date} ${day.special}`).join('、') })}</p>
      )}
      <p>
        {t(callSeconds === null ? 'explained.calls_assumed' : 'explained.calls', {
          seconds: Math.round(goals.callSeconds),
        })}
      </p>
      <p>{t('explained.messages')}</p>
      <p>{t('explained.shifts', { planned: agents.planned, all: agents.all })}</p>
    </section>
  );
}
