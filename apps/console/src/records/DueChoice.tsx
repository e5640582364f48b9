import { useTranslation } from 'react-i18next';
import styles from './records.module.css';
import { ZoneTimePicker } from './ZoneTimePicker';
import { quickTime, type QuickTime } from './zone-time';

const QUICK: readonly QuickTime[] = ['in2h', 'in3h', 'tomorrow10'];

export interface Due {
  quick: QuickTime | null;
  at: Date | null;
}

/** When a callback is due, from what was pressed; quick times count from `now`, so an open form does not go stale. */
export function dueAtOf({ quick, at }: Due, zone: string, now: number): Date | null {
  return quick ? quickTime(quick, zone, new Date(now)) : at;
}

export function DueChoice({ due, now, onChange }: { due: Due; now: number; onChange: (due: Due) => void }) {
  const { t } = useTranslation('records');
  return (
    <div className={styles.row} role="group" aria-label={t('callback.due')}>
      {QUICK.map((quick) => (
        <button
          key={quick}
          type="button"
          className={styles.chip}
          aria-pressed={due.quick === quick}
          onClick={() => onChange({ quick, at: null })}
        >
          {t(`callback.quick.${quick}`)}
        </button>
      ))}
      <ZoneTimePicker
        label={t('callback.custom')}
        value={due.at}
        min={new Date(now)}
        onChange={(at) => onChange({ quick: null, at })}
      />
    </div>
  );
}
