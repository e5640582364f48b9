import { Timer } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { TicketRow } from '#contract';
import { ResolutionFigure } from './ResolutionFigure';
import styles from './clock.module.css';

const ClockSheet = lazy(async () => ({ default: (await import('./ClockSheet')).ClockSheet }));

/** The ticket's own clock in its header; pressed, it says why its deadlines are where they are. */
export function ClockButton({ row }: { row: TicketRow }) {
  const { t } = useTranslation('clock');
  const [open, setOpen] = useState(false);
  const shown = row.resolution && !row.resolution.endedAt;
  return (
    <>
      <button
        type="button"
        className={styles.open}
        aria-haspopup="dialog"
        aria-expanded={open}
        title={t('open')}
        data-testid="open-clock"
        onClick={() => setOpen(true)}
      >
        {shown ? <ResolutionFigure clock={row.resolution!} /> : <Timer size={12} aria-hidden />}
        {t(shown ? 'kind.resolution' : 'title')}
      </button>
      {open &&
        createPortal(
          <Suspense>
            <ClockSheet row={row} onClose={() => setOpen(false)} />
          </Suspense>,
          document.body,
        )}
    </>
  );
}
