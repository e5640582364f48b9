import { dateOf } from '../shifts/planned-day';
import { parseDay } from '../calendar/local-days';

export type DayFault = 'date_unreadable' | 'date_ambiguous' | 'date_in_future';

const WRITTEN = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s].*)?$/;
const PACKED = /^(20\d{2})(\d{2})(\d{2})$/;
/** Days since the last of 1899, as spreadsheets keep dates: 2000 to 2099. */
const SERIAL = /^(3[6-9]|[4-6]\d|7[0-2])\d{3}$/;
const SERIAL_ZERO = -25_569;

/**
 * The day 'YYYY-MM-DD' that somebody wrote: year first in any of the usual ways, or a spreadsheet's number. 11/05/2026 may be
 * two days and is refused. `today` is the company's day; what lies after it has not been sold yet.
 */
export function readOrderDay(written: string, today: string): { day: string } | { fault: DayFault } {
  const text = written.normalize('NFKC').trim();
  const day = dayOf(text);
  if (day === null)
    return { fault: /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}/.test(text) ? 'date_ambiguous' : 'date_unreadable' };
  return day > today ? { fault: 'date_in_future' } : { day };
}

function dayOf(text: string): string | null {
  if (SERIAL.test(text)) return dateOf(Number(text) + SERIAL_ZERO);
  const parts = PACKED.exec(text) ?? WRITTEN.exec(text);
  if (!parts) return null;
  const day = `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}`;
  return parseDay(day) === null ? null : day;
}
