import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureRollups } from '#contract';
import { api } from '../../app/api';
import { useBootstrap } from '../../app/session';
import { presetRange } from '../../figures/ranges';
import { useAct } from '../../records/use-act';
import { dayIn } from '../../records/zone-time';
import { Button, DayField } from '../../ui';
import { useAgo } from '../pieces/use-ago';

const QUERY = ['admin', 'figureRollups'];
const BUSY_MS = 1_000;
const QUIET_MS = 15_000;

const isRunning = (state: FigureRollups | undefined): boolean =>
  state?.rebuild != null && !state.rebuild.doneAt && !state.rebuild.stoppedAt;

/** Figures of a span of days, counted again from the events: how far it is, and a way to stop it. */
export function FigureRebuild() {
  const { t } = useTranslation('health');
  const { company } = useBootstrap();
  const client = useQueryClient();
  const { busy, run } = useAct();
  const today = dayIn(company.zone, new Date());
  const [{ from, to }, setSpan] = useState(() => presetRange('this_month', today));
  const { data } = useQuery({
    queryKey: QUERY,
    queryFn: ({ signal }) => api('figureRollups', { signal }),
    refetchInterval: ({ state }) => (isRunning(state.data) ? BUSY_MS : QUIET_MS),
  });
  if (!data) return null;
  const does = (act: () => Promise<FigureRollups>) => void run(async () => client.setQueryData(QUERY, await act()));
  return (
    <section className="he-rebuild" aria-label={t('rebuild.title')} data-testid="figure-rebuild">
      <h2>{t('rebuild.title')}</h2>
      <p>{t('rebuild.text')}</p>
      {isRunning(data) ? (
        <Progress state={data} busy={busy} onStop={() => does(() => api('stopRebuildingFigures', {}))} />
      ) : (
        <div className="he-span">
          <DayField label={t('rebuild.from')} value={from} max={to} onChange={(day) => setSpan({ from: day, to })} /> –
          <DayField
            label={t('rebuild.to')}
            value={to}
            min={from}
            max={today}
            onChange={(day) => setSpan({ from, to: day })}
          />
          <Button disabled={busy} onClick={() => does(() => api('rebuildFigures', { body: { from, to } }))}>
            {t('rebuild.begin')}
          </Button>
        </div>
      )}
      <Last state={data} />
    </section>
  );
}

function Progress({ state, busy, onStop }: { state: FigureRollups; busy: boolean; onStop(): void }) {
  const { t } = useTranslation('health');
  const { from, to, total, left } = state.rebuild!;
  return (
    <div className="he-span" role="status">
      <progress max={total} value={total - left} aria-label={t('rebuild.title')} />
      <span>{t('rebuild.running', { from, to, percent: Math.floor(((total - left) / total) * 100) })}</span>
      <Button disabled={busy} onClick={onStop}>
        {t('rebuild.stop')}
      </Button>
    </div>
  );
}

/** How the last one ended, and what waits because of what just happened. */
function Last({ state: { rebuild, waiting } }: { state: FigureRollups }) {
  const { t } = useTranslation('health');
  const ago = useAgo();
  const ended = rebuild && (rebuild.doneAt ?? rebuild.stoppedAt);
  return (
    <p>
      {rebuild && ended && (
        <span>
          {t(rebuild.doneAt ? 'rebuild.done' : 'rebuild.stopped', {
            from: rebuild.from,
            to: rebuild.to,
            by: rebuild.askedBy,
            ago: ago(ended),
          })}{' '}
        </span>
      )}
      {waiting > 0 && !(rebuild && !ended) && t('rebuild.waiting', { count: waiting })}
    </p>
  );
}
