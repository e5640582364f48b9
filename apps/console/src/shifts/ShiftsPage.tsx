import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBootstrap } from '../app/session';
import { useLedTeams } from '../fairness/use-led-teams';
import { Choice } from '../records/Fields';
import lists from '../records/lists.module.css';
import { addDays, dayIn } from '../records/zone-time';
import { Button, EmptyState, ErrorState, LoadingShape, PageHeader, useHotkeys, useNow } from '../ui';
import { mondayOf } from './shift-draft';
import { ShiftGrid } from './ShiftGrid';
import { useShiftWeek } from './use-shifts';

/** A week of a team's shifts for who leads it, one's own for everybody else. */
export function ShiftsPage() {
  const { t } = useTranslation('shifts');
  const { zone } = useBootstrap().company;
  const led = useLedTeams();
  const thisWeek = mondayOf(dayIn(zone, new Date(useNow())));
  const [chosen, setChosen] = useState<string | null>(null);
  const [teamId, setTeamId] = useState<string | undefined>(led[0]?.id);
  const from = chosen ?? thisWeek;
  const week = useShiftWeek(from, teamId);
  const to = (by: number) => setChosen(addDays(from, by * 7));
  useHotkeys({ '[': () => to(-1), ']': () => to(1) });
  return (
    <main className={lists.page}>
      <PageHeader title={t('title')} />
      <div className={lists.filters}>
        <Button look="icon" aria-label={t('before')} title={`${t('before')}  [`} onClick={() => to(-1)}>
          <ChevronLeft size={16} aria-hidden />
        </Button>
        <Button aria-pressed={from === thisWeek} onClick={() => setChosen(null)}>
          {t('this_week')}
        </Button>
        <span>{t('span', { from, to: addDays(from, 6) })}</span>
        <Button look="icon" aria-label={t('after')} title={`${t('after')}  ]`} onClick={() => to(1)}>
          <ChevronRight size={16} aria-hidden />
        </Button>
        {led.length > 1 && (
          <Choice
            label={t('team')}
            value={teamId ?? ''}
            options={led.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setTeamId}
          />
        )}
      </div>
      {week.isPending && <LoadingShape />}
      {week.error && !week.data && <ErrorState error={week.error} onRetry={() => void week.refetch()} />}
      {week.data && week.data.rows.length === 0 && <EmptyState title={t('empty')} hint={t('empty_hint')} />}
      {week.data && week.data.rows.length > 0 && <ShiftGrid key={`${teamId} ${from}`} week={week.data} />}
    </main>
  );
}
