import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SinceClose as Since } from '#contract';
import { useAgent, useBootstrap } from '../app/session';
import { When } from '../records/When';
import { wallClock } from '../records/zone-time';
import { ChannelIcon, ErrorState, LoadingShape, useNow, WindowBar } from '../ui';
import styles from './morning.module.css';
import { useSinceClose } from './use-morning';

/** What contacts wrote or called after their inbox closed, second contacts first (DOMAIN M8). */
export function SinceClose({ teamId }: { teamId: string | null }) {
  const { t } = useTranslation('morning');
  const since = useSinceClose(teamId);
  if (since.error && !since.data) return <ErrorState error={since.error} onRetry={() => void since.refetch()} />;
  if (!since.data) return <LoadingShape lines={3} />;
  const { rows, more } = since.data;
  return (
    <section className={styles.section} aria-label={t('since.title')} data-testid="since-close">
      <header className={styles.head}>
        <h2>{t('since.title')}</h2>
        <b>{rows.length}</b>
        <span className={styles.quiet}>{t(rows.length > 0 ? 'since.hint' : 'since.none')}</span>
        <Closings since={since.data} />
      </header>
      <ul className={styles.since}>
        {rows.map((row) => (
          <SinceLine key={row.row.id} later={row} />
        ))}
      </ul>
      {more && <p className={styles.quiet}>{t('since.more')}</p>}
    </section>
  );
}

function SinceLine({ later: { row, firstAt, count, again, answered } }: { later: Since['rows'][number] }) {
  const { t } = useTranslation('morning');
  const now = useNow();
  const holder = useAgent(row.holderId);
  return (
    <li data-answered={answered || undefined} data-testid={`since-${row.number}`}>
      <span className={styles.at}>
        <When at={firstAt} now={now} />
      </span>
      <span className={styles.who}>
        <ChannelIcon channel={row.channel} size={14} />
        <span>
          <b>{row.contactName}</b>
          <small>
            <Link to="/desk/$ticketNumber" params={{ ticketNumber: String(row.number) }}>
              #{row.number}
            </Link>
          </small>
        </span>
      </span>
      <span className={styles.words}>
        {again && <em className={styles.mark}>{t('since.again')}</em>}
        {row.lastMessage?.preview}
        {count > 1 && <small> {t('since.count', { n: count })}</small>}
      </span>
      <span className={styles.holder} data-nobody={!holder || undefined}>
        {holder?.name ?? t('nobody')}
      </span>
      <span className={styles.clock}>
        {row.window ? <WindowBar clock={row.window} /> : <span className={styles.quiet}>{t('since.answered')}</span>}
      </span>
    </li>
  );
}

/** When each inbox closed; where they close together, once. */
function Closings({ since: { inboxes, zone } }: { since: Since }) {
  const { t } = useTranslation('morning');
  const { inboxes: known } = useBootstrap();
  const lines = inboxes.flatMap(({ inboxId, closedAt }) => {
    const inbox = known.find(({ id }) => id === inboxId)?.name;
    return inbox ? [t('since.closed', { inbox, time: wallClock(zone, new Date(closedAt)).slice(5) })] : [];
  });
  if (lines.length === 0) return null;
  return (
    <span className={`${styles.quiet} ${styles.push}`} title={lines.join('\n')}>
      {lines.length === 1 ? lines[0] : t('since.several', { n: lines.length })}
    </span>
  );
}
