import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { BacklogRow, TicketCause } from '#contract';
import { useAgent, useBootstrap } from '../app/session';
import { wallClock } from '../records/zone-time';
import { ChannelIcon } from '../ui';
import styles from './morning.module.css';

interface Props {
  backlog: BacklogRow;
  open: boolean;
  onOpen: () => void;
}

/** One ticket of the meeting: how old, whose, why, and what happens to it today. */
export function BacklogLine({ backlog: { row, phone, days, cause }, open, onOpen }: Props) {
  const { t } = useTranslation('morning');
  const holder = useAgent(row.holderId);
  return (
    <div role="row" className={styles.line} aria-selected={open} data-testid={`backlog-${row.number}`}>
      <b role="cell" className={styles.days}>
        {days}
      </b>
      <span role="cell" className={styles.who}>
        <ChannelIcon channel={row.channel} size={14} />
        <span>
          <b>{row.contactName}</b>
          <small>
            <Link to="/desk/$ticketNumber" params={{ ticketNumber: String(row.number) }}>
              #{row.number}
            </Link>{' '}
            {phone}
          </small>
        </span>
      </span>
      <span role="cell" className={styles.words} title={row.lastMessage?.preview}>
        {row.lastMessage?.preview}
      </span>
      <span role="cell" className={styles.holder} data-nobody={!holder || undefined}>
        {holder?.name ?? t('nobody')}
      </span>
      <span role="cell" className={styles.cause}>
        <button
          type="button"
          onClick={onOpen}
          data-testid={`cause-${row.number}`}
          data-named={cause ? true : undefined}
        >
          {cause ? <CauseWords cause={cause} /> : t('name_cause')}
        </button>
      </span>
      <span role="cell" className={styles.action}>
        {cause ? <ActionWords cause={cause} /> : null}
      </span>
    </div>
  );
}

export function CauseWords({ cause }: { cause: TicketCause }) {
  const { t } = useTranslation(['morning', 'desk']);
  const responsible = useAgent(cause.responsibleId);
  return (
    <>
      <b>{t(`desk:causes.${cause.cause}`)}</b>
      {responsible && ` · ${responsible.name}`}
      {cause.note && <small>{cause.note}</small>}
    </>
  );
}

export function ActionWords({ cause }: { cause: TicketCause }) {
  const { t } = useTranslation('morning');
  const { zone } = useBootstrap().company;
  const actor = useAgent(cause.actorId);
  if (!cause.action) return <span className={styles.quiet}>{t('no_action')}</span>;
  const time = cause.until ? t('until_short', { time: wallClock(zone, new Date(cause.until)).slice(11) }) : '';
  return (
    <>
      {cause.action}
      <small>
        {actor?.name} {time}
      </small>
    </>
  );
}
