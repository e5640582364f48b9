import type * as holidays from '../holidays';
import type * as setup from '../setup';
import type * as shifts from '../shifts';
import { type In, route } from './route';

/** Days off from a file, and who works when. */
export const TIME_ROUTES = {
  /** Changes nothing: what a file of holidays says beside what the calendar has. */
  previewHolidays: route<In<typeof holidays.holidayFile>, undefined, holidays.HolidayPreview>(
    'POST',
    '/admin/calendars/:id/holidays/preview',
  ),
  importHolidays: route<In<typeof holidays.holidayImport>, undefined, setup.Calendar>(
    'POST',
    '/admin/calendars/:id/holidays',
  ),
  /** Of a team for who leads it, else one's own. */
  shiftWeek: route<undefined, In<typeof shifts.shiftWeekQuery>, shifts.ShiftWeek>('GET', '/shifts'),
  setShiftPattern: route<In<typeof shifts.shiftPatternWrite>, undefined, shifts.ShiftWritten>(
    'PUT',
    '/shifts/:agentId/pattern',
  ),
  setShiftDay: route<In<typeof shifts.shiftDayWrite>, undefined, shifts.ShiftWritten>(
    'PUT',
    '/shifts/:agentId/days/:date',
  ),
  swapShifts: route<In<typeof shifts.shiftSwapWrite>, undefined, shifts.ShiftWritten>(
    'POST',
    '/shifts/:agentId/days/:date/swap',
  ),
} as const;
