import { Link } from '@tanstack/react-router';
import { BellRing } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ChannelHealth } from '#contract';
import { api } from '../../app/api';
import { useBootstrap } from '../../app/session';
import { fullTime } from '../../desk/times';
import { TestRun } from '../inboxes/ConnectionTest';
import type { ChannelState } from './channel-state';
import { useFaultWords } from './use-fault-words';

/** Everything known of one channel, and a way to try it. */
export function ChannelDetail({ health, state }: { health: ChannelHealth; state: ChannelState }) {
  const { t } = useTranslation('health');
  const { me } = useBootstrap();
  const isAdmin = me.role === 'admin';
  return (
    <div className="he-detail">
      <div>
        {health.alarms.map((alarm) => (
          <Told key={alarm.id} alarm={alarm} />
        ))}
        <Errors health={health} state={state} />
        <BadInput health={health} />
        {health.testable && isAdmin && (
          <TestRun test={() => api('testStoredInbox', { params: { id: health.inboxId } })} hint={t('testHint')} />
        )}
        {isAdmin && (
          <Link to="/admin/$" params={{ _splat: 'inboxes' }} className="he-link">
            {t('openInboxes')}
          </Link>
        )}
      </div>
      <History history={health.history} />
    </div>
  );
}

function useTime(): (at: string) => string {
  const { i18n } = useTranslation();
  const { company } = useBootstrap();
  return (at) => fullTime(at, i18n.language, company.zone);
}

/** Whom the desk told of the trouble, and when. */
function Told({ alarm: { kind, since, raisedAt, mails } }: { alarm: ChannelHealth['alarms'][number] }) {
  const { t } = useTranslation('health');
  const time = useTime();
  const letters = mails.sent > 0 ? 'sent' : mails.waiting > 0 ? 'waiting' : 'none';
  return (
    <p className="he-told">
      <BellRing size={15} aria-hidden />
      <span>
        <b>{t(`alarm.${kind}`, { since: time(since) })}</b> {t('alarm.told', { at: time(raisedAt) })}{' '}
        {t(`alarm.letters.${letters}`, { count: mails.sent })}
      </span>
    </p>
  );
}

function Errors({ health: { unsent, lastFailure }, state: { error } }: { health: ChannelHealth; state: ChannelState }) {
  const { t } = useTranslation('health');
  const time = useTime();
  const errors = [
    { title: t('lineSaid'), error },
    { title: t('oldestSaid'), error: unsent.error },
    { title: t('failureSaid', { at: lastFailure ? time(lastFailure.at) : '' }), error: lastFailure?.error ?? null },
  ];
  return errors.map((one) => one.error && <Fault key={one.title} title={one.title} error={one.error} />);
}

function Fault({ title, error }: { title: string; error: string }) {
  const { plain, said } = useFaultWords()(error);
  return (
    <section className="he-error">
      <h3>{title}</h3>
      <p>{plain}</p>
      {said && <p className="pc-code">{said}</p>}
    </section>
  );
}

function BadInput({ health: { quarantined, refused } }: { health: ChannelHealth }) {
  const { t, i18n } = useTranslation('health');
  const time = useTime();
  if (quarantined === 0 && refused.length === 0) return null;
  const named = (code: string) => (i18n.exists(`health:refusal.${code}`) ? t(`refusal.${code}`) : code);
  return (
    <section className="he-error">
      <h3>{t('badInput')}</h3>
      {quarantined > 0 && (
        <p>
          {t('quarantined', { count: quarantined })}{' '}
          <Link to="/admin/$" params={{ _splat: 'quarantine' }} className="he-link">
            {t('openQuarantine')}
          </Link>
        </p>
      )}
      <ul>
        {refused.map(({ code, count, lastAt }) => (
          <li key={code}>
            {named(code)} <span className="pc-dim">{t('refusedTimes', { count, at: time(lastAt) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function History({ history }: { history: ChannelHealth['history'] }) {
  const { t } = useTranslation('health');
  const time = useTime();
  const faultWords = useFaultWords();
  return (
    <section className="he-history">
      <h3>{t('history')}</h3>
      {history.length === 0 && <p className="pc-dim">{t('noHistory')}</p>}
      <ol>
        {history.map(({ state, error, at }, n) => (
          <li key={`${at} ${n}`} className={`he-${state === 'failed' ? 'bad' : state === 'off' ? 'off' : 'calm'}`}>
            <time dateTime={at}>{time(at)}</time>
            <b>{t(`state.${state}`)}</b>
            {error && <span>{faultWords(error).plain}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
