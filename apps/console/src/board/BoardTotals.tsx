import { AlarmClock, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { figureText } from '../figures/figure-text';
import { keptShare, readyCount, standing } from './board-counts';
import type { BoardState, Strip } from './board-state';
import styles from './board.module.css';

/** The top line: what a glance must tell. */
export function BoardTotals({ board, now }: { board: BoardState; now: number }) {
  const { t } = useTranslation('board');
  const { agents, totals } = board;
  return (
    <div className={styles.totals}>
      <NowTotals strips={board.strips} more={board.more} now={now} />
      <TodayTotals totals={totals} />
      <Total id="ready" value={`${readyCount(agents)}/${agents.length}`} label={t('totals.ready')} />
    </div>
  );
}

function NowTotals({ strips, more, now }: { strips: readonly Strip[]; more: number; now: number }) {
  const { t } = useTranslation('board');
  const { waiting, dueSoon, breached } = standing(strips, now, more);
  const late = breached > 0 ? t('totals.of_them_late', { n: breached }) : '';
  return (
    <>
      <Total id="waiting" value={waiting} label={t('totals.waiting')} note={late} />
      <Total
        id="due-soon"
        value={dueSoon}
        label={t('totals.due_soon')}
        tone={dueSoon > 0 ? 'lead' : undefined}
        icon={<AlarmClock aria-hidden />}
      />
    </>
  );
}

function TodayTotals({ totals }: { totals: BoardState['totals'] }) {
  const { t, i18n } = useTranslation('board');
  const { metToday, missedToday, firstResponseMedianSeconds: median, firstResponseP90Seconds: p90 } = totals;
  const share = keptShare(totals);
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 1 });
  const seconds = (value: number | null) => figureText(value, 'seconds', i18n.language);
  return (
    <>
      <Total
        id="missed"
        value={missedToday}
        label={t('totals.missed')}
        tone={missedToday > 0 ? 'breach' : undefined}
        icon={<TriangleAlert aria-hidden />}
      />
      <Total
        id="kept"
        value={share === null ? '–' : percent.format(share)}
        label={t('totals.kept')}
        note={`${metToday}/${metToday + missedToday}`}
      />
      <Total id="median" value={seconds(median)} label={t('totals.median')} note={`p90 ${seconds(p90)}`} />
    </>
  );
}

interface TotalProps {
  id: string;
  value: ReactNode;
  label: string;
  note?: string;
  tone?: 'lead' | 'breach';
  icon?: ReactNode;
}

function Total({ id, value, label, note, tone, icon }: TotalProps) {
  return (
    <div className={styles.total} data-tone={tone} data-testid={`board-total-${id}`}>
      <b>
        {tone && icon}
        <span data-value>{value}</span>
      </b>
      <span>{label}</span>
      {note && <span>{note}</span>}
    </div>
  );
}
