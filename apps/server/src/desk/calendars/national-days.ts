import { getDayDetail } from 'chinese-days';
import { type DateOverride, usualWorkday, type WorkCalendar } from '#domain';

const DAY_MS = 86_400_000;

/** A day that the State Council named: a holiday, or a working day that makes up for one (调休). */
interface NationalDay {
  date: string;
  name: string;
  work: boolean;
}

/**
 * The national holidays and make-up workdays of a year as overrides; empty for a year not announced yet. A make-up day
 * has the hours of a usual Monday.
 */
export function nationalOverrides(calendar: WorkCalendar, year: number): DateOverride[] {
  const hours = usualWorkday(calendar);
  return nationalDays(year).map(({ date, name, work }) =>
    work ? { date, intervals: hours, label: `${name}调休上班` } : { date, intervals: [], label: name },
  );
}

/** What a person wrote for a date stays as it is. */
export function withNationalDays(calendar: WorkCalendar, year: number): DateOverride[] {
  const written = new Set(calendar.overrides.map(({ date }) => date));
  const added = nationalOverrides(calendar, year).filter(({ date }) => !written.has(date));
  return [...calendar.overrides, ...added].sort((a, b) => (a.date < b.date ? -1 : 1));
}

function nationalDays(year: number): NationalDay[] {
  const [first, next] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)];
  const dates = Array.from({ length: (next - first) / DAY_MS }, (_, i) => dateText(first + i * DAY_MS));
  return dates.flatMap((date) => {
    // Named days read `Spring Festival,春节,4`; all others carry the weekday's name.
    const { name, work } = getDayDetail(date);
    const chinese = name.split(',')[1];
    return chinese ? [{ date, name: chinese, work }] : [];
  });
}

const dateText = (at: number): string => new Date(at).toISOString().slice(0, 10);
