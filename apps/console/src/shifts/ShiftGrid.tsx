import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShiftRow, ShiftWeek } from '#contract';
import { useBootstrap } from '../app/session';
import { SideSheet } from '../records/SideSheet';
import { DayEditor } from './DayEditor';
import { PatternEditor } from './PatternEditor';
import { ShiftCell } from './ShiftCell';
import styles from './shifts.module.css';

interface Open {
  agentId: string;
  date: string;
}

/** Agents down, days across; a day is changed under its row, a pattern beside the page. */
export function ShiftGrid({ week }: { week: ShiftWeek }) {
  const { t } = useTranslation('shifts');
  const { agents } = useBootstrap();
  const [open, setOpen] = useState<Open | null>(null);
  const [patternOf, setPatternOf] = useState<string | null>(null);
  const name = (id: string | null) => agents.find((agent) => agent.id === id)?.name ?? '';
  const chosen = week.rows.find(({ agentId }) => agentId === patternOf);
  return (
    <div className={styles.scroll}>
      <div className={styles.grid} data-testid="shift-grid">
        <Head week={week} />
        {week.rows.map((row) => (
          <Fragment key={row.agentId}>
            <Name row={row} name={name(row.agentId)} onOpen={week.mayEdit ? () => setPatternOf(row.agentId) : null} />
            {row.days.map((day, i) => (
              <ShiftCell
                key={day.date}
                day={day}
                withName={name(day.swappedWithId)}
                label={`${name(row.agentId)} ${t(`weekday.${i + 1}`)}`}
                past={day.date < week.today}
                today={day.date === week.today}
                open={open?.agentId === row.agentId && open.date === day.date}
                onOpen={week.mayEdit ? () => setOpen({ agentId: row.agentId, date: day.date }) : null}
              />
            ))}
            {open?.agentId === row.agentId && (
              <OpenDay key={open.date} row={row} date={open.date} week={week} onClose={() => setOpen(null)} />
            )}
          </Fragment>
        ))}
      </div>
      {chosen && (
        <SideSheet title={t('pattern_of', { name: name(chosen.agentId) })} onClose={() => setPatternOf(null)}>
          <PatternEditor key={chosen.agentId} row={chosen} today={week.today} onClose={() => setPatternOf(null)} />
        </SideSheet>
      )}
    </div>
  );
}

function Head({ week: { rows, today } }: { week: ShiftWeek }) {
  const { t } = useTranslation('shifts');
  return (
    <>
      <span className={styles.corner} />
      {rows[0]?.days.map(({ date }, i) => (
        <span key={date} className={styles.head} data-today={date === today || undefined}>
          {t(`weekday.${i + 1}`)} <small>{date.slice(5)}</small>
        </span>
      ))}
    </>
  );
}

function Name({ row, name, onOpen }: { row: ShiftRow; name: string; onOpen: (() => void) | null }) {
  const { t } = useTranslation('shifts');
  const planned = row.pattern?.week || row.days.some(({ by }) => by !== null);
  const hours = Math.round(row.seconds / 360) / 10;
  return (
    <button
      type="button"
      className={styles.name}
      disabled={onOpen === null}
      onClick={onOpen ?? undefined}
      title={onOpen ? t('pattern_of', { name }) : undefined}
    >
      <b>{name}</b>
      <small>{planned ? t('hours', { hours }) : t('unplanned')}</small>
    </button>
  );
}

function OpenDay({ row, date, week, onClose }: { row: ShiftRow; date: string; week: ShiftWeek; onClose(): void }) {
  const { t } = useTranslation('shifts');
  const { agents } = useBootstrap();
  const day = row.days.find((one) => one.date === date);
  if (!day) return null;
  const name = agents.find(({ id }) => id === row.agentId)?.name ?? '';
  const title = t('day_of', { name, date });
  return <DayEditor row={row} day={day} title={title} others={week.rows} onClose={onClose} />;
}
