import { Flag, Pause, TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResolutionClockView } from '#contract';
import { resolutionState } from '#domain';
import { useNow } from '../ui';
import { clockOfView, spanText } from './clock-times';
import styles from './clock.module.css';

/** How long there is to solve the matter: modest beside the wait, which comes first. */
export function ResolutionFigure({ clock }: { clock: ResolutionClockView }) {
  const { t, i18n } = useTranslation('clock');
  const now = useNow();
  const times = useMemo(() => clockOfView(clock), [clock]);
  const { state, remainingSeconds, overdueSeconds, reason } = resolutionState(times, new Date(now));
  if (state === 'ended') return null;
  const time = spanText(state === 'breached' ? overdueSeconds : remainingSeconds, i18n.language);
  const words = t(`figure.${state}`, { time, reason: reason ? t(`pause.${reason}`) : '' });
  const Icon = state === 'breached' ? TriangleAlert : state === 'paused' ? Pause : Flag;
  return (
    <span className={styles.figure} data-state={state} title={words} data-testid="resolution">
      <Icon size={12} aria-hidden />
      {state === 'breached' ? t('figure.over', { time }) : time}
    </span>
  );
}
