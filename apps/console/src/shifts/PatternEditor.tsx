import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShiftRow, WeeklyPieceView } from '#contract';
import { api } from '../app/api';
import { useRefusal } from '../promises/use-refusal';
import { Button, DayField } from '../ui';
import { PieceFields } from './PieceFields';
import { copiedTo } from './shift-draft';
import styles from './shifts.module.css';
import { useShiftsAgain } from './use-shifts';

const WORKDAYS = [1, 2, 3, 4, 5];
const OFFICE: WeeklyPieceView[] = WORKDAYS.map((weekday) => ({
  ...{ weekday, from: '09:00', to: '18:00', night: false },
  breaks: [{ from: '12:00', to: '13:00' }],
}));

/** How an agent's weeks look from a day on. What was before stays as it was. */
export function PatternEditor({ row, today, onClose }: { row: ShiftRow; today: string; onClose(): void }) {
  const { t } = useTranslation('shifts');
  const [validFrom, setValidFrom] = useState(today);
  const [within, setWithin] = useState(row.pattern?.withinCalendar ?? true);
  const [week, setWeek] = useState<WeeklyPieceView[]>(row.pattern?.week ?? OFFICE);
  const { save, busy, refusal } = usePatternSaving(row, onClose);
  const wrong = refusal?.text;
  return (
    <form
      className={styles.pattern}
      data-testid="shift-pattern-editor"
      onSubmit={(event) => {
        event.preventDefault();
        void save({ validFrom, withinCalendar: within, week });
      }}
    >
      <p className={styles.line}>
        {t('valid_from')} <DayField label={t('valid_from')} value={validFrom} min={today} onChange={setValidFrom} />
      </p>
      {row.next && <p className={styles.quiet}>{t('later', { day: row.next.validFrom })}</p>}
      <label className={styles.line}>
        <input type="checkbox" checked={within} onChange={({ target }) => setWithin(target.checked)} />
        {t('within')}
      </label>
      {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
        <div key={weekday} className={styles.weekday}>
          <b>{t(`weekday.${weekday}`)}</b>
          <PieceFields
            pieces={week.filter((piece) => piece.weekday === weekday)}
            label={t(`weekday.${weekday}`)}
            make={(piece) => ({ ...piece, weekday })}
            onChange={(own) => setWeek([...week.filter((piece) => piece.weekday !== weekday), ...own])}
          />
          {weekday === 1 && (
            <Button look="plain" onClick={() => setWeek(copiedTo(week, 1, WORKDAYS))}>
              {t('copy')}
            </Button>
          )}
        </div>
      ))}
      {wrong && <p role="alert">{wrong}</p>}
      <span className={styles.acts}>
        <Button look="main" type="submit" disabled={busy} data-testid="shift-pattern-save">
          {t('save')}
        </Button>
        {row.pattern?.week && (
          <Button disabled={busy} onClick={() => void save({ validFrom, withinCalendar: within, week: null })}>
            {t('end')}
          </Button>
        )}
        <Button onClick={onClose}>{t('cancel')}</Button>
      </span>
    </form>
  );
}

interface Pattern {
  validFrom: string;
  withinCalendar: boolean;
  week: WeeklyPieceView[] | null;
}

function usePatternSaving({ agentId, version }: ShiftRow, onSaved: () => void) {
  const [clientId] = useState(() => crypto.randomUUID() as string);
  const { busy, refusal, run } = useRefusal();
  const again = useShiftsAgain();
  const save = (pattern: Pattern) =>
    run(async () => {
      await api('setShiftPattern', { params: { agentId }, body: { clientId, version, ...pattern } });
      await again();
      onSaved();
    });
  return { save, busy, refusal };
}
