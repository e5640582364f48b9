import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShiftDayView } from '#contract';
import { barOf } from './shift-draft';
import styles from './shifts.module.css';

interface ShiftCellProps {
  day: ShiftDayView;
  /** Who it is swapped with. */
  withName: string;
  label: string;
  past: boolean;
  today: boolean;
  open: boolean;
  onOpen: (() => void) | null;
}

/** A day as a bar over its hours with the times under it; what is not like every week says so in a word. */
export function ShiftCell({ day, withName, label, past, today, open, onOpen }: ShiftCellProps) {
  const { t } = useTranslation('shifts');
  const closed = day.by === 'pattern' && day.pieces.length > 0 && day.seconds === 0;
  const times = day.pieces.map(({ from, to, night }) => `${from}–${to}${night ? t('next_day') : ''}`).join(' ');
  const mark = day.by === 'pattern' || day.by === null ? null : t(`mark.${day.by}`, { name: withName });
  const text = closed ? t('closed') : times || (day.by === null ? '' : day.by === 'leave' ? '' : t('off'));
  return (
    <button
      type="button"
      className={styles.cell}
      data-by={day.by ?? 'none'}
      data-closed={closed || undefined}
      data-today={today || undefined}
      aria-expanded={open}
      aria-label={[label, mark, text || t('nothing'), day.note].filter(Boolean).join(', ')}
      title={day.note || undefined}
      disabled={onOpen === null || past}
      onClick={onOpen ?? undefined}
    >
      <span className={styles.track} aria-hidden>
        {!closed &&
          day.pieces.map((piece, i) => {
            const { left, width } = barOf(piece);
            return <i key={i} style={{ left: `${left * 100}%`, width: `${width * 100}%` } as CSSProperties} />;
          })}
      </span>
      <span className={styles.times}>{text}</span>
      {mark && <em>{mark}</em>}
    </button>
  );
}
