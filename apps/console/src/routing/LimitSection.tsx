import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgentLimit } from '#contract';
import { api } from '../app/api';
import { useBootstrap } from '../app/session';
import { fullTime } from '../desk/times';
import { Line, Switch } from '../records/Fields';
import { useAct } from '../records/use-act';
import { Button, LoadingShape } from '../ui';
import styles from './routing.module.css';

/** How many tickets an agent may hold now, why, and what it was before. */
export function LimitSection({ agentId, leads }: { agentId: string; leads: boolean }) {
  const { t } = useTranslation('watch');
  const { data } = useQuery({
    queryKey: ['agent-limits', agentId],
    queryFn: ({ signal }) => api('agentLimits', { params: { id: agentId }, signal }),
  });
  if (!data) return <LoadingShape lines={2} />;
  const running = data.rows.find(({ endedAt }) => endedAt === null);
  const earlier = data.rows.filter((row) => row !== running);
  return (
    <section>
      <h3>{t('capacity.title', { n: data.capacity })}</h3>
      {running && <Running limit={running} />}
      {leads && <LimitForm key={data.rows[0]?.id} agentId={agentId} capacity={data.capacity} />}
      {earlier.length > 0 && (
        <details>
          <summary>{t('capacity.earlier')}</summary>
          <ul className={styles.rows}>
            {earlier.map((limit) => (
              <Earlier key={limit.id} limit={limit} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Running({ limit }: { limit: AgentLimit }) {
  const { t } = useTranslation('watch');
  return (
    <p className={styles.quiet}>
      {t('capacity.running', { usual: limit.usual })} {limit.reason} · {limit.byName}
    </p>
  );
}

function LimitForm({ agentId, capacity }: { agentId: string; capacity: number }) {
  const { t } = useTranslation('watch');
  const client = useQueryClient();
  const { busy, run } = useAct();
  const [clientId] = useState(() => crypto.randomUUID());
  const [limit, setLimit] = useState(String(capacity));
  const [until, setUntil] = useState<'today' | 'changed'>('today');
  const [reason, setReason] = useState('');
  const set = (event: FormEvent) => {
    event.preventDefault();
    const body = { clientId, capacity: Number(limit), until, reason: reason.trim() };
    void run(async () => {
      await api('setAgentLimit', { params: { id: agentId }, body });
      await client.invalidateQueries({ queryKey: ['agent-limits', agentId] });
    });
  };
  return (
    <form className={styles.form} onSubmit={set}>
      <span className={styles.days}>
        <input
          type="number"
          className="ui-input"
          min={0}
          max={200}
          required
          value={limit}
          aria-label={t('capacity.limit')}
          onChange={({ target }) => setLimit(target.value)}
          data-testid="limit-capacity"
        />
        <Switch
          label={t('capacity.until')}
          value={until}
          options={[
            { value: 'today', label: t('capacity.today') },
            { value: 'changed', label: t('capacity.changed') },
          ]}
          onChange={setUntil}
        />
      </span>
      <Line label={t('capacity.reason')} longest={500} value={reason} onChange={setReason} />
      <Button
        type="submit"
        look="main"
        disabled={busy || limit === '' || Number(limit) === capacity || reason.trim() === ''}
        data-testid="limit-set"
      >
        {t('capacity.set')}
      </Button>
    </form>
  );
}

function Earlier({ limit }: { limit: AgentLimit }) {
  const { t, i18n } = useTranslation('watch');
  const { zone } = useBootstrap().company;
  const kind = limit.untilAt ? 'capacity.was_today' : 'capacity.was';
  return (
    <li>
      <span>
        {t(kind, { n: limit.capacity })}
        <small>
          {fullTime(limit.fromAt, i18n.language, zone)} · {limit.byName} · {limit.reason}
        </small>
      </span>
    </li>
  );
}
