import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryClient } from '@tanstack/react-query';
import type { DispatchStop } from '#contract';
import { api } from '../app/api';
import { useBootstrap } from '../app/session';
import { fullTime } from '../desk/times';
import { Line } from '../records/Fields';
import { useAct } from '../records/use-act';
import { Button, LoadingShape } from '../ui';
import styles from './routing.module.css';
import { useStops } from './use-routing';

/** Dispatch to one agent: running, suspended until when, and what was before (DOMAIN B14). */
export function StopSection({ agentId, leads }: { agentId: string; leads: boolean }) {
  const { t } = useTranslation('routing');
  const { data } = useStops(agentId);
  if (!data) return <LoadingShape lines={2} />;
  const running = data.rows.find(({ endedAt }) => endedAt === null);
  const earlier = data.rows.filter(({ endedAt }) => endedAt !== null);
  return (
    <section>
      <h3>{t('dispatch.stop_title')}</h3>
      {running ? <Running stop={running} leads={leads} /> : <p className={styles.quiet}>{t('dispatch.none')}</p>}
      {!running && leads && <StopForm key={data.usualDays} agentId={agentId} usualDays={data.usualDays} />}
      {earlier.length > 0 && (
        <details>
          <summary>{t('dispatch.earlier')}</summary>
          <ul className={styles.rows}>
            {earlier.map((stop) => (
              <Earlier key={stop.id} stop={stop} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Running({ stop, leads }: { stop: DispatchStop; leads: boolean }) {
  const { t, i18n } = useTranslation('routing');
  const { zone } = useBootstrap().company;
  const { busy, run } = useAct();
  const refresh = useRefresh();
  const text = (at: string) => fullTime(at, i18n.language, zone);
  return (
    <div className={styles.running}>
      <p>
        <b>{t('dispatch.running', { until: text(stop.untilAt) })}</b>
        <br />
        {stop.reason}
        <br />
        <small>{t('dispatch.running_by', { name: stop.byName, at: text(stop.fromAt) })}</small>
      </p>
      {leads && (
        <Button
          disabled={busy}
          data-testid="dispatch-resume"
          onClick={() => void run(async () => refresh(await api('endDispatchStop', { params: { id: stop.id } })))}
        >
          {t('dispatch.resume')}
        </Button>
      )}
    </div>
  );
}

function StopForm({ agentId, usualDays }: { agentId: string; usualDays: number }) {
  const { t } = useTranslation('routing');
  const { busy, run } = useAct();
  const refresh = useRefresh();
  const [clientId] = useState(() => crypto.randomUUID());
  const [days, setDays] = useState(usualDays);
  const [reason, setReason] = useState('');
  const stop = (event: FormEvent) => {
    event.preventDefault();
    const body = { clientId, agentId, days, reason: reason.trim() };
    void run(async () => refresh(await api('stopDispatch', { body })));
  };
  return (
    <form className={styles.form} onSubmit={stop}>
      <p className={styles.quiet}>{t('dispatch.stop_text')}</p>
      <label className={styles.days}>
        {t('dispatch.days')}
        <input
          type="number"
          className="ui-input"
          min={1}
          max={90}
          value={days}
          onChange={({ target }) => setDays(Number(target.value))}
          data-testid="dispatch-days"
        />
      </label>
      <Line label={t('dispatch.reason')} longest={500} value={reason} onChange={setReason} />
      <Button type="submit" look="main" disabled={busy || reason.trim() === '' || days < 1} data-testid="dispatch-stop">
        {t('dispatch.stop')}
      </Button>
    </form>
  );
}

function Earlier({ stop }: { stop: DispatchStop }) {
  const { t, i18n } = useTranslation('routing');
  const { zone } = useBootstrap().company;
  const text = (at: string) => fullTime(at, i18n.language, zone);
  return (
    <li>
      <span>
        {text(stop.fromAt)} – {text(stop.endedAt!)}
        <small>
          {stop.reason} ·{' '}
          {stop.endedByName ? t('dispatch.ended_by', { name: stop.endedByName }) : t('dispatch.ended_itself')}
        </small>
      </span>
    </li>
  );
}

function useRefresh() {
  const client = useQueryClient();
  return (_: DispatchStop) => client.invalidateQueries({ queryKey: ['dispatch-stops'] });
}
