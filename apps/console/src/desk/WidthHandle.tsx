import type { KeyboardEvent, PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { setLocal, useLocalSettings } from '../app/local-settings';

const NARROWEST = 260;
const WIDEST = 520;
const within = (width: number) => Math.min(WIDEST, Math.max(NARROWEST, width));

/** The edge of the queue, to drag or to move by arrow keys. */
export function WidthHandle() {
  const { t } = useTranslation('desk');
  const { queueWidth } = useLocalSettings();
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const left = event.currentTarget.closest('.dk')!.getBoundingClientRect().left;
    setLocal({ queueWidth: within(event.clientX - left) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -16, ArrowRight: 16 }[event.key];
    if (step) setLocal({ queueWidth: within(queueWidth + step) });
  };
  return (
    <div
      className="dk-edge"
      role="separator"
      aria-orientation="vertical"
      aria-label={t('queue.width')}
      aria-valuenow={queueWidth}
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
    />
  );
}
