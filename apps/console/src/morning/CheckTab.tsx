import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { BadgeCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnDayCheck, TeamDayCheck } from '#contract';
import { api } from '../app/api';
import { useAgent, useBootstrap, useTeam } from '../app/session';
import { useRefusal } from '../promises/use-refusal';
import { Words } from '../records/Fields';
import { wallClock } from '../records/zone-time';
import { Button, ErrorState, LoadingShape, toast } from '../ui';
import styles from './check.module.css';
import morning from './morning.module.css';

/** The results of the day, said by each agent at the time that is set for it (DOMAIN V14). */
export function CheckTab() {
  const { me, teams } = useBootstrap();
  const own = useQuery({
    queryKey: ['morning', 'check', 'mine'],
    queryFn: ({ signal }) => api('ownDayCheck', { signal }),
  });
  const leads = me.role !== 'agent' || teams.some(({ leadIds }) => leadIds.includes(me.id));
  return (
    <div className={morning.scroll}>
      {own.error && !own.data && <ErrorState error={own.error} onRetry={() => void own.refetch()} />}
      {own.isPending && <LoadingShape />}
      {own.data && <Own check={own.data} />}
      {leads && <Teams />}
    </div>
  );
}

function Own({ check }: { check: OwnDayCheck }) {
  const { t } = useTranslation('morning');
  const clock = (at: string) => wallClock(check.zone, new Date(at)).slice(11);
  return (
    <section className={styles.own} data-testid="own-check">
      <h2>{t('check.own', { day: check.day })}</h2>
      <p className={styles.quiet}>{check.checkAt ? t('check.at', { at: clock(check.checkAt) }) : t('check.day_off')}</p>
      {check.open.length === 0 && <p>{t('check.nothing_open')}</p>}
      <ul>
        {check.open.map(({ kind, id, ticketNumber, contactName, at }) => (
          <li key={id}>
            <b>{t(`check.kinds.${kind}`)}</b>
            <span>{contactName}</span>
            {ticketNumber !== null && (
              <Link to="/desk/$ticketNumber" params={{ ticketNumber: String(ticketNumber) }}>
                #{ticketNumber}
              </Link>
            )}
            <small>{wallClock(check.zone, new Date(at)).slice(5)}</small>
          </li>
        ))}
      </ul>
      {check.confirmedAt ? (
        <p className={styles.done}>
          <BadgeCheck size={15} aria-hidden /> {t('check.confirmed', { at: clock(check.confirmedAt) })} {check.note}
        </p>
      ) : (
        <Confirm open={check.open.length} />
      )}
    </section>
  );
}

function Confirm({ open }: { open: number }) {
  const { t } = useTranslation('morning');
  const client = useQueryClient();
  const [note, setNote] = useState('');
  const [clientId] = useState(() => crypto.randomUUID() as string);
  const { busy, refusal, run } = useRefusal();
  const confirm = () =>
    run(async () => {
      client.setQueryData(['morning', 'check', 'mine'], await api('confirmDay', { body: { clientId, note } }));
      toast(t('check.done'));
    });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void confirm();
      }}
    >
      {open > 0 && (
        <Words
          label={t('check.note')}
          longest={1000}
          value={note}
          invalid={refusal?.field === 'note'}
          onChange={setNote}
        />
      )}
      {refusal && (
        <p className={morning.refusal} role="alert">
          {refusal.text}
        </p>
      )}
      <Button look="main" type="submit" disabled={busy} data-testid="confirm-day">
        <BadgeCheck size={15} aria-hidden /> {t(open > 0 ? 'check.confirm_open' : 'check.confirm')}
      </Button>
    </form>
  );
}

function Teams() {
  const teams = useQuery({
    queryKey: ['morning', 'check', 'teams'],
    queryFn: ({ signal }) => api('teamDayChecks', { signal }),
  });
  if (teams.error && !teams.data) return <ErrorState error={teams.error} onRetry={() => void teams.refetch()} />;
  return (
    <>
      {teams.data?.rows.map((check) => (
        <Team key={check.teamId} check={check} />
      ))}
    </>
  );
}

function Team({ check }: { check: TeamDayCheck }) {
  const { t } = useTranslation('morning');
  const team = useTeam(check.teamId);
  const clock = (at: string) => wallClock(check.zone, new Date(at)).slice(11);
  return (
    <section className={styles.team} data-testid="team-check">
      <h2>{team?.name}</h2>
      <p className={styles.quiet}>
        {check.checkAt ? t('check.at', { at: clock(check.checkAt) }) : t('check.day_off')}
        {check.remindedAt && ` · ${t('check.reminded', { at: clock(check.remindedAt) })}`}
      </p>
      <ul>
        {check.people.map((person) => (
          <Person key={person.agentId} person={person} clock={clock} />
        ))}
      </ul>
    </section>
  );
}

interface PersonProps {
  person: TeamDayCheck['people'][number];
  clock: (at: string) => string;
}

function Person({ person: { agentId, confirmedAt, missing, note, openThen }, clock }: PersonProps) {
  const { t } = useTranslation('morning');
  const agent = useAgent(agentId);
  const state = confirmedAt ? 'confirmed' : missing ? 'missing' : 'not_yet';
  return (
    <li data-state={state}>
      <b>{agent?.name}</b>
      <span>{t(`check.${state}`, { at: confirmedAt ? clock(confirmedAt) : '' })}</span>
      {!!openThen && <small>{t('check.open_then', { n: openThen, note })}</small>}
    </li>
  );
}
