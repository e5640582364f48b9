import { Link } from '@tanstack/react-router';
import { CircleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alarm, BoardAlarm } from '#contract';
import { useInbox, useTeam } from '../app/session';
import { durationText } from '../ui';
import { groupAlarms, type AlarmGroup } from './alarm-groups';
import styles from './board.module.css';
import { ThresholdLine } from './ThresholdLine';

// What is wrong with the desk itself, in plain words; the oldest first.
const SHORT = 2;

interface Props {
  alarms: readonly Alarm[];
  thresholds: readonly BoardAlarm[];
  now: number;
}

/** Thresholds that people set come first: they asked to be told. */
export function AlarmList({ alarms, thresholds, now }: Props) {
  const { t } = useTranslation('board');
  const [whole, setWhole] = useState(false);
  if (alarms.length + thresholds.length === 0) return null;
  const groups = groupAlarms(alarms);
  const hidden = whole ? 0 : Math.max(0, groups.length - SHORT);
  return (
    <ul className={styles.alarms} aria-label={t('alarms.title')} aria-live="polite">
      {thresholds.map((alarm) => (
        <ThresholdLine key={alarm.id} alarm={alarm} now={now} />
      ))}
      {groups.slice(0, groups.length - hidden).map((group) => (
        <AlarmLine key={group.alarm.key} group={group} now={now} />
      ))}
      {hidden > 0 && (
        <li>
          <button type="button" className={styles.quietButton} onClick={() => setWhole(true)}>
            {t('alarms.more', { n: hidden })}
          </button>
        </li>
      )}
    </ul>
  );
}

function AlarmLine({ group: { alarm, count }, now }: { group: AlarmGroup; now: number }) {
  const { t } = useTranslation('board');
  const inbox = useInbox(alarm.inboxId);
  const team = useTeam(alarm.teamId);
  const own = typeof alarm.detail.name === 'string' ? alarm.detail.name : '';
  const place = inbox?.name ?? team?.name ?? own;
  return (
    <li className={styles.alarm} data-testid={`board-alarm-${alarm.kind}`}>
      <CircleAlert size={14} aria-hidden />
      <b>{t(`alarms.${alarm.kind}.name`)}</b>
      {place && <span>{place}</span>}
      <span className={styles.alarmWords}>{t(`alarms.${alarm.kind}.words`)}</span>
      <AlarmDetail alarm={alarm} />
      {count > 1 && <span>{t('alarms.and_others', { n: count - 1 })}</span>}
      <time dateTime={alarm.since}>
        {t('alarms.for', { time: durationText((now - Date.parse(alarm.since)) / 1000) })}
      </time>
      <AlarmWay alarm={alarm} />
    </li>
  );
}

/** The way out of an alarm: the ticket, or the page where it is put right. */
function AlarmWay({ alarm: { kind, detail } }: { alarm: Alarm }) {
  const { t } = useTranslation('board');
  if (typeof detail.number === 'number') {
    return (
      <Link to="/desk/$ticketNumber" params={{ ticketNumber: String(detail.number) }}>
        {t('alarms.open_ticket', { number: detail.number })}
      </Link>
    );
  }
  if (kind === 'quarantine')
    return (
      <Link to="/admin/$" params={{ _splat: 'quarantine' }}>
        {t('alarms.open_quarantine')}
      </Link>
    );
  if (kind === 'complaint_severe') return <Link to="/complaints">{t('alarms.open_complaints')}</Link>;
  if (kind === 'webhook_disabled')
    return (
      <Link to="/admin/$" params={{ _splat: 'webhooks' }}>
        {t('alarms.open_webhooks')}
      </Link>
    );
  return kind === 'inbox_failed' || kind === 'outbox_stuck' ? (
    <Link to="/admin/$" params={{ _splat: 'health' }}>
      {t('alarms.open_health')}
    </Link>
  ) : null;
}

function AlarmDetail({ alarm: { kind, detail } }: { alarm: Alarm }) {
  const { t } = useTranslation('board');
  const counted = kind === 'complaint_severe' ? 'alarms.complaints' : 'alarms.count';
  const count = typeof detail.count === 'number' ? t(counted, { count: detail.count }) : '';
  const [contact, error] = [detail.contactName, detail.error].map((word) => (typeof word === 'string' ? word : ''));
  const words = [contact, count, error].filter(Boolean).join(' · ');
  return words ? <span>{words}</span> : null;
}
