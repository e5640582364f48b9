import { BellRing, Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { BoardAlarm } from '#contract';
import { api } from '../app/api';
import { useAct } from '../records/use-act';
import { durationText } from '../ui';
import board from './board.module.css';
import { useAlarmWords } from './use-alarm-words';
import styles from './watch.module.css';

/** A threshold that stands crossed. It breathes until somebody has taken note, and then is only there. */
export function ThresholdLine({ alarm, now }: { alarm: BoardAlarm; now: number }) {
  const { t } = useTranslation(['watch', 'board']);
  const { groupOf, seen, limit } = useAlarmWords();
  const known = alarm.acknowledgedBy !== null;
  return (
    <li
      className={`${board.alarm} ${styles.threshold}`}
      data-known={known || undefined}
      data-testid={`board-threshold-${alarm.figure}`}
    >
      <BellRing size={14} aria-hidden />
      <b>{groupOf(alarm)}</b>
      <b>{seen(alarm.figure, alarm.seen)}</b>
      <span>{limit(alarm.figure, alarm.threshold)}</span>
      {alarm.worst !== alarm.seen && <span>{t('worst', { words: seen(alarm.figure, alarm.worst) })}</span>}
      <time dateTime={alarm.raisedAt}>
        {t('board:alarms.for', { time: durationText((now - Date.parse(alarm.raisedAt)) / 1000) })}
      </time>
      {known ? (
        <span className={styles.known}>
          <Check size={14} aria-hidden /> {t('known_by', { name: alarm.acknowledgedBy })}
        </span>
      ) : (
        <Acknowledge id={alarm.id} />
      )}
    </li>
  );
}

function Acknowledge({ id }: { id: string }) {
  const { t } = useTranslation('watch');
  const { busy, run } = useAct();
  return (
    <button
      type="button"
      className={`${board.quietButton} ${styles.known}`}
      disabled={busy}
      data-testid="board-acknowledge"
      onClick={() => void run(() => api('acknowledgeBoardAlarm', { params: { id } }))}
    >
      {t('acknowledge')}
    </button>
  );
}
