import { useTranslation } from 'react-i18next';
import type { BoardAlarm } from '#contract';
import { useBootstrap } from '../app/session';
import { clockTime } from '../desk/times';
import { LoadingShape } from '../ui';
import { useAlarmWords } from './use-alarm-words';
import { useAlarmsOfToday } from './use-rules';
import styles from './watch.module.css';

/** What was crossed today: from when to when, how bad it got, and who took note. */
export function AlarmHistory() {
  const { t } = useTranslation('watch');
  const { data } = useAlarmsOfToday();
  if (!data) return <LoadingShape lines={4} />;
  if (data.rows.length === 0) return <p className={styles.none}>{t('today.none')}</p>;
  return (
    <ol className={styles.history}>
      {data.rows.map((alarm) => (
        <Past key={alarm.id} alarm={alarm} />
      ))}
    </ol>
  );
}

function Past({ alarm }: { alarm: BoardAlarm }) {
  const { t, i18n } = useTranslation('watch');
  const { zone } = useBootstrap().company;
  const { groupOf, seen, limit } = useAlarmWords();
  const time = (at: string) => clockTime(at, i18n.language, zone);
  const end = alarm.clearedAt ? time(alarm.clearedAt) : t('today.stands');
  return (
    <li data-standing={alarm.clearedAt === null || undefined}>
      <time dateTime={alarm.raisedAt}>
        {time(alarm.raisedAt)} – {end}
      </time>
      <span>
        <b>{groupOf(alarm)}</b> {t('worst', { words: seen(alarm.figure, alarm.worst) })}
        <small>
          {limit(alarm.figure, alarm.threshold)}
          {alarm.clearedBy === 'rule' && ` · ${t('today.by_rule')}`}
          {' · '}
          {alarm.acknowledgedBy
            ? t('today.known', { name: alarm.acknowledgedBy, at: time(alarm.acknowledgedAt!) })
            : t('today.unknown')}
        </small>
      </span>
    </li>
  );
}
