import type { Figures } from '#contract';

export type FigureUnit = Figures['meanings'][number]['unit'];

/** +12, −3.5: always with its sign. */
export const changeText = (percent: number, locale: string): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 1, signDisplay: 'exceptZero' }).format(percent);

/** `null` reads as a dash; seconds as a clock, minutes and counts as numbers of the reader's language. */
export function figureText(value: number | null, unit: FigureUnit, locale: string): string {
  if (value === null) return '–';
  if (unit !== 'seconds') return new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value);
  const whole = Math.round(value);
  const [hours, minutes, seconds] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const tail = String(seconds).padStart(2, '0');
  return hours === 0 ? `${minutes}:${tail}` : `${hours}:${String(minutes).padStart(2, '0')}:${tail}`;
}
