import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StandInView } from '#contract';
import { api } from '../app/api';
import { useAgent, useBootstrap } from '../app/session';
import { Choice, Switch } from '../records/Fields';
import { useAct } from '../records/use-act';
import { addDays, dayIn, instantAt } from '../records/zone-time';
import { Button, DayField, dayText, LoadingShape, useNow } from '../ui';
import styles from './routing.module.css';
import { useStandIns } from './use-routing';

/** Who takes an agent's tickets while they are away, now and later. */
export function StandInSection({ agentId }: { agentId: string }) {
  const { t } = useTranslation('routing');
  const { data } = useStandIns();
  if (!data) return <LoadingShape lines={2} />;
  const rows = data.rows.filter((row) => row.agentId === agentId);
  return (
    <section>
      <h3>{t('stand_in.title')}</h3>
      <p className={styles.quiet}>{t('stand_in.text')}</p>
      {rows.length === 0 && <p className={styles.quiet}>{t('stand_in.none')}</p>}
      <ul className={styles.rows}>
        {rows.map((row) => (
          <Arranged key={row.id} row={row} />
        ))}
      </ul>
      <StandInForm key={rows.length} agentId={agentId} />
    </section>
  );
}

function Arranged({ row }: { row: StandInView }) {
  const { t } = useTranslation('routing');
  const { busy, run } = useAct();
  const client = useQueryClient();
  const standIn = useAgent(row.standInId);
  const end = async () => {
    await api('deleteStandIn', { params: { id: row.id } });
    await client.invalidateQueries({ queryKey: ['stand-ins'] });
  };
  return (
    <li>
      <span>
        {standIn?.name} <small>{useSpanText(row)}</small>
      </span>
      <Button disabled={busy} data-testid="stand-in-remove" onClick={() => void run(end)}>
        {t('stand_in.remove')}
      </Button>
    </li>
  );
}

function useSpanText({ fromAt, untilAt }: StandInView): string {
  const { t, i18n } = useTranslation('routing');
  const { zone } = useBootstrap().company;
  const from = fromAt && dayText(dayIn(zone, new Date(fromAt)), i18n.language);
  // The last day is the one before the midnight that ends it.
  const until = untilAt && dayText(dayIn(zone, new Date(Date.parse(untilAt) - 1)), i18n.language);
  if (from && until) return t('stand_in.span', { from, until });
  if (from) return t('stand_in.since', { from });
  return until ? t('stand_in.till', { until }) : t('stand_in.always');
}

function StandInForm({ agentId }: { agentId: string }) {
  const { t } = useTranslation('routing');
  const { agents, company } = useBootstrap();
  const { busy, run } = useAct();
  const client = useQueryClient();
  const today = dayIn(company.zone, new Date(useNow()));
  const [clientId] = useState(() => crypto.randomUUID());
  const [standInId, setStandInId] = useState('');
  const [kind, setKind] = useState<'whenever' | 'between'>('whenever');
  const [span, setSpan] = useState({ from: today, to: today });
  const add = async () => {
    const times = kind === 'whenever' ? {} : instantsOf(company.zone, span);
    await api('createStandIn', { body: { clientId, agentId, standInId, ...times } });
    await client.invalidateQueries({ queryKey: ['stand-ins'] });
  };
  const others = agents.filter(({ id, disabledAt }) => id !== agentId && disabledAt === null);
  const options = others.map(({ id, name, workNumber }) => ({ value: id, label: `${name} ${workNumber}` }));
  const kinds = (['whenever', 'between'] as const).map((value) => ({ value, label: t(`stand_in.${value}`) }));
  return (
    <div className={styles.form}>
      <Choice
        label={t('stand_in.who')}
        value={standInId}
        options={[{ value: '', label: t('stand_in.who') }, ...options]}
        onChange={setStandInId}
      />
      <Switch label={t('stand_in.when')} options={kinds} value={kind} onChange={setKind} />
      {kind === 'between' && (
        <span className={styles.span}>
          <DayField
            label={t('stand_in.from')}
            value={span.from}
            min={today}
            onChange={(from) => setSpan({ ...span, from })}
          />
          –
          <DayField
            label={t('stand_in.until')}
            value={span.to}
            min={span.from}
            onChange={(to) => setSpan({ ...span, to })}
          />
        </span>
      )}
      <Button look="main" disabled={busy || standInId === ''} data-testid="stand-in-add" onClick={() => void run(add)}>
        {t('stand_in.add')}
      </Button>
    </div>
  );
}

const instantsOf = (zone: string, { from, to }: { from: string; to: string }) => ({
  fromAt: instantAt(zone, from, '00:00').toISOString(),
  untilAt: instantAt(zone, addDays(to, 1), '00:00').toISOString(),
});
