import { useQuery } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../app/api';
import { useBootstrap } from '../app/session';
import { Choice } from '../records/Fields';
import { addDays } from '../records/zone-time';
import { Button, DayField, EmptyState, ErrorState, LoadingShape } from '../ui';
import { DayTable } from './DayTable';
import styles from './states.module.css';

const AGAIN_MS = 60_000;

/** How each agent's day went: what they chose to be, when they were on the telephone, and what they did. */
export function StatesPane({ today }: { today: string }) {
  const { t } = useTranslation('states');
  const [{ day, teamId }, setAsked] = useState({ day: today, teamId: '' });
  const query = { day, teamId: teamId || undefined };
  const { data, error, refetch, isPending, isPlaceholderData } = useQuery({
    queryKey: ['agent-states', query],
    queryFn: ({ signal }) => api('agentStates', { query, signal }),
    placeholderData: (before) => before,
    refetchInterval: day === today ? AGAIN_MS : false,
  });
  return (
    <>
      <Toolbar {...{ day, teamId, today }} onChange={setAsked} />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {isPending && <LoadingShape />}
      {data && !error && data.rows.length === 0 && <EmptyState title={t('empty')} />}
      {data && !error && data.rows.length > 0 && (
        <div className={styles.scroll} data-stale={isPlaceholderData || undefined}>
          <DayTable states={data} />
          <p className={styles.hint}>{t('hint')}</p>
        </div>
      )}
    </>
  );
}

interface Asked {
  day: string;
  teamId: string;
}

function Toolbar({ day, teamId, today, onChange }: Asked & { today: string; onChange(asked: Asked): void }) {
  const { t } = useTranslation(['states', 'common']);
  const { teams } = useBootstrap();
  const step = (days: number) => onChange({ day: addDays(day, days), teamId });
  const options = [{ value: '', label: t('all_teams') }, ...teams.map(({ id, name }) => ({ value: id, label: name }))];
  return (
    <div className={styles.toolbar}>
      <Button look="icon" aria-label={t('before')} data-testid="states-before" onClick={() => step(-1)}>
        <ChevronLeft size={15} aria-hidden />
      </Button>
      <DayField label={t('day')} value={day} max={today} onChange={(next) => onChange({ day: next, teamId })} />
      <Button look="icon" aria-label={t('after')} disabled={day >= today} onClick={() => step(1)}>
        <ChevronRight size={15} aria-hidden />
      </Button>
      <Choice label={t('team')} value={teamId} options={options} onChange={(next) => onChange({ day, teamId: next })} />
      <span className={styles.legend}>
        {(['online', 'busy', 'away', 'offline'] as const).map((state) => (
          <span key={state}>
            <i data-state={state} /> {t(`common:presence.${state}`)}
          </span>
        ))}
        <span>
          <i data-state="call" /> {t('calls')}
        </span>
      </span>
    </div>
  );
}
