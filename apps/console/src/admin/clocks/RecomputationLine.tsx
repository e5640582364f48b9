import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api';
import { currentRealtime } from '../../app/realtime';
import { SmallButton } from '../../records/SmallButton';

const WATCH_MS = 1_000;
const REST_MS = 15_000;

/** How far the job is that sets open clocks again, and the way to stop it. */
export function RecomputationLine() {
  const { t } = useTranslation('clock');
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: ['admin', 'recomputation'],
    queryFn: ({ signal }) => api('recomputation', { signal }),
    refetchInterval: ({ state }) => (isRunning(state.data?.recomputation) ? WATCH_MS : REST_MS),
  });
  // A job begins with what an admin changes, here or elsewhere.
  useEffect(
    () =>
      currentRealtime().onEvents((events) => {
        if (events.some(({ type }) => type === 'setup.changed'))
          void client.invalidateQueries({ queryKey: ['admin', 'recomputation'] });
      }),
    [client],
  );
  const job = data?.recomputation;
  if (!job) return null;
  const running = isRunning(job);
  const words = job.finishedAt ? 'finished' : job.stoppedAt ? 'stopped' : job.total === null ? 'listing' : 'running';
  const stop = async () => {
    await api('stopRecomputation').catch(() => undefined);
    await client.invalidateQueries({ queryKey: ['admin', 'recomputation'] });
  };
  return (
    <p className="ck-job" role="status" data-running={running || undefined} data-testid="recomputation">
      {t(`admin.job.${words}`, { ...job, total: job.total ?? 0, because: t(`because.${job.because}`) })}
      {running && <SmallButton label={t('admin.job.stop')} testId="stop-recomputation" onClick={() => void stop()} />}
    </p>
  );
}

const isRunning = (job: { finishedAt: string | null; stoppedAt: string | null } | null | undefined): boolean =>
  Boolean(job && !job.finishedAt && !job.stoppedAt);
