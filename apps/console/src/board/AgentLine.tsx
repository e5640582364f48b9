import { Phone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { BoardAgent, DispatchStop, TicketRow } from '#contract';
import { figureText } from '../figures/figure-text';
import { StopMark } from '../routing/StopMark';
import { durationText, WindowBar } from '../ui';
import styles from './board.module.css';

interface Props {
  entry: BoardAgent;
  /** The window that ends soonest among those the agent holds. */
  next: TicketRow['window'];
  now: number;
  /** Their running suspension, for who may know of it. */
  stop: DispatchStop | undefined;
  /** Set for who may change how tickets reach this agent. */
  onDispatch: (() => void) | undefined;
}

export function AgentLine({ entry, next, now, stop, onDispatch }: Props) {
  const { t, i18n } = useTranslation('board');
  const { agent, metToday, missedToday } = entry;
  const seconds = (value: number | null) => figureText(value, 'seconds', i18n.language);
  return (
    <div
      className={styles.agent}
      role="row"
      data-testid={`board-agent-${agent.workNumber}`}
      data-presence={agent.presence}
    >
      <span role="cell" className={styles.name}>
        <i
          className={styles.dot}
          data-presence={agent.presence}
          role="img"
          aria-label={t(`presence.${agent.presence}`)}
        />
        {onDispatch ? (
          <button type="button" className={styles.openName} onClick={onDispatch} title={t('agents.dispatch')}>
            {agent.name}
          </button>
        ) : (
          agent.name
        )}{' '}
        <small>{agent.workNumber}</small>
        {stop && <StopMark stop={stop} />}
      </span>
      <span role="cell">
        <Load load={entry.load} capacity={agent.capacity} />
      </span>
      <span role="cell">{next ? <WindowBar clock={next} figureOnly /> : '–'}</span>
      <span role="cell">
        {metToday} / {missedToday}
      </span>
      <span role="cell">
        {seconds(entry.firstResponseMedianSeconds)} <small>{seconds(entry.firstResponseP90Seconds)}</small>
      </span>
      <span role="cell">
        <Doing entry={entry} now={now} />
      </span>
    </div>
  );
}

const BLOCKS = 10;

/** Load as blocks, one a ticket; a large capacity is drawn to scale. */
export function Load({ load, capacity }: { load: number; capacity: number }) {
  const { t } = useTranslation('board');
  const count = Math.min(capacity, BLOCKS);
  const full = capacity <= BLOCKS ? load : Math.ceil((load / capacity) * BLOCKS);
  return (
    <span className={styles.load} title={t('agents.load', { load, capacity })}>
      {Array.from({ length: count }, (_, index) => (
        <i key={index} data-full={index < full || undefined} />
      ))}
      <small>
        {load}/{capacity}
      </small>
    </span>
  );
}

/** On a call since, writing it down, on a break or away since, or the talk of today. */
function Doing({ entry: { agent, phone, onCallSince, talkSecondsToday }, now }: { entry: BoardAgent; now: number }) {
  const { t } = useTranslation('board');
  const since = (at: string) => durationText((now - Date.parse(at)) / 1000);
  if (onCallSince) {
    return (
      <span className={styles.call}>
        <Phone size={12} aria-hidden /> {t('agents.on_call', { time: since(onCallSince) })}
      </span>
    );
  }
  if (phone?.state === 'wrap_up' || phone?.state === 'break') {
    return <>{`${t(`phone.${phone.state}`)} ${since(phone.since)}`}</>;
  }
  if (agent.presence === 'busy' || agent.presence === 'away') {
    return <>{`${t(`presence.${agent.presence}`)} ${since(agent.statusSince)}`}</>;
  }
  if (agent.presence === 'offline') return <>{t('presence.offline')}</>;
  return <>{t('agents.talk', { n: Math.floor(talkSecondsToday / 60) })}</>;
}
