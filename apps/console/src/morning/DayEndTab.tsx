import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBootstrap } from '../app/session';
import { SideSheet } from '../records/SideSheet';
import { addDays, dayIn } from '../records/zone-time';
import { Button, DayField, ErrorState, LoadingShape, useHotkeys, useNow } from '../ui';
import { DayRows } from './DayRows';
import { DaySign } from './DaySign';
import { DayTable } from './DayTable';
import styles from './morning.module.css';
import { type DayCell, useDayEnd } from './use-morning';

/** Everything a day brought and what became of it, until somebody signs (DOMAIN M5, B11). */
export function DayEndTab({ day: chosen, onDay }: { day: string | null; onDay: (day: string) => void }) {
  const { t } = useTranslation('morning');
  const { zone } = useBootstrap().company;
  const today = dayIn(zone, new Date(useNow()));
  const day = chosen && /^\d{4}-\d\d-\d\d$/.test(chosen) ? chosen : today;
  const end = useDayEnd(day);
  const [cell, setCell] = useState<DayCell | null>(null);
  const to = (next: string) => {
    setCell(null);
    onDay(next);
  };
  useHotkeys({ '[': () => to(addDays(day, -1)), ']': () => day < today && to(addDays(day, 1)) });
  return (
    <div className={styles.scroll} data-beside={cell ? true : undefined}>
      <div className={styles.tools}>
        <Button
          look="icon"
          aria-label={t('day.before')}
          title={`${t('day.before')}  [`}
          onClick={() => to(addDays(day, -1))}
        >
          <ChevronLeft size={16} aria-hidden />
        </Button>
        {(['yesterday', 'today'] as const).map((name, i) => (
          <Button key={name} aria-pressed={day === addDays(today, i - 1)} onClick={() => to(addDays(today, i - 1))}>
            {t(`day.${name}`)}
          </Button>
        ))}
        <DayField label={t('day.label')} value={day} max={today} testId="day-end-day" onChange={to} />
        <Button
          look="icon"
          aria-label={t('day.after')}
          title={`${t('day.after')}  ]`}
          disabled={day >= today}
          onClick={() => to(addDays(day, 1))}
        >
          <ChevronRight size={16} aria-hidden />
        </Button>
      </div>
      {end.error && !end.data && <ErrorState error={end.error} onRetry={() => void end.refetch()} />}
      {end.isPending && <LoadingShape />}
      {end.data && (
        <>
          <DayTable end={end.data} selected={cell} onSelect={setCell} />
          <DaySign key={day} end={end.data} />
        </>
      )}
      {cell && (
        <SideSheet title={<CellName cell={cell} />} onClose={() => setCell(null)} testId="day-rows">
          <DayRows day={day} cell={cell} />
        </SideSheet>
      )}
    </div>
  );
}

function CellName({ cell: { inboxName, part, outcome } }: { cell: DayCell }) {
  const { t } = useTranslation('morning');
  return `${inboxName} · ${part ? t(`part.${part}`) : outcome ? t(`outcome.${outcome}`) : t('day.tickets')}`;
}
