import { AlarmClock, Clock3, Hourglass, Pause, TriangleAlert } from 'lucide-react';
import i18next from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { windowState, type WindowClock, type WindowPhase } from '#domain';
import type { WindowClockView } from '#contract';
import { useNow } from './use-now';

interface WindowBarProps {
  clock: WindowClockView;
  /** Only the figure with its icon, where there is no room for the bar. */
  figureOnly?: boolean;
  /** The bar takes the room there is. */
  wide?: boolean;
}

const ICONS = { calm: Hourglass, remind: Clock3, lead: AlarmClock, breached: TriangleAlert } as const;

/** The one visual idea of the desk: a reply window as a shrinking bar (DOMAIN W1). */
export function WindowBar({ clock, figureOnly = false, wide = false }: WindowBarProps) {
  const { t } = useTranslation();
  const now = useNow();
  const times = useMemo(() => clockOf(clock), [clock]);
  const { state, remainingSeconds, overdueSeconds, share, paused } = windowState(times, new Date(now));
  const figure = durationText(state === 'breached' ? overdueSeconds : Math.ceil(remainingSeconds));
  const words = t(state === 'breached' ? 'window.overdue' : 'window.left', { time: figure });
  return (
    <span
      className="ui-window"
      data-state={state}
      data-wide={wide || undefined}
      role="timer"
      aria-label={paused ? `${words} · ${t('window.paused')}` : words}
      title={paused ? t('window.paused') : words}
    >
      <PhaseIcon phase={state} paused={paused} />
      {!figureOnly && state !== 'breached' && (
        <u>
          <i style={{ transform: `scaleX(${share})` }} />
        </u>
      )}
      {wide && state === 'breached' && <u />}
      <span>{state === 'breached' || wide ? words : figure}</span>
    </span>
  );
}

function PhaseIcon({ phase, paused }: { phase: WindowPhase; paused: boolean }) {
  const Icon = paused ? Pause : ICONS[phase];
  return <Icon size={12} aria-hidden />;
}

/** The clock with real dates, as the domain reads it. */
export function clockOf(view: WindowClockView): WindowClock {
  return {
    openedAt: new Date(view.openedAt),
    remindAt: new Date(view.remindAt),
    leadAt: new Date(view.leadAt),
    dueAt: new Date(view.dueAt),
    segments: view.segments.map(({ from, to }) => ({ from: new Date(from), to: new Date(to) })),
  };
}

/** 04:18, 1:04:18, and past two days a count of days in the reader's language. */
export function durationText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (n: number) => String(n).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  if (hours >= 48) return `${counted(Math.floor(hours / 24), 'day')} ${counted(hours % 24, 'hour')}`;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${two(minutes)}:${two(rest)}`;
}

function counted(count: number, unit: 'day' | 'hour'): string {
  return new Intl.NumberFormat(i18next.language, { style: 'unit', unit, unitDisplay: 'short' }).format(count);
}
