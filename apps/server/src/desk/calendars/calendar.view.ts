import type { Calendar } from '#contract';
import type { CalendarRow } from './calendars.repository';

export const calendarView = ({ id, name, zone, weekly, overrides, version }: CalendarRow): Calendar => ({
  id,
  name,
  zone,
  weekly,
  overrides,
  version,
});
