/** What the desk found wrong with a calendar, and where: 'weekly.2', 'overrides.0.intervals.1', 'zone'. */
export interface CalendarFault {
  kind: string;
  path: string;
}

const KINDS = ['bad_zone', 'bad_weekday', 'bad_time', 'bad_date', 'overlap', 'duplicate_interval', 'duplicate_date'];

/** The faults a refused calendar carries in its detail; none for any other error. */
export function calendarFaults(error: unknown): CalendarFault[] {
  const detail = (error as { detail?: { faults?: unknown } } | null)?.detail;
  return Array.isArray(detail?.faults) ? detail.faults.filter(isFault) : [];
}

/** What a fault is about, so that it can be named: the day it stands on, or the whole. */
export function faultPlace(
  { path }: CalendarFault,
  { weekly, overrides }: { weekly: readonly { weekday: number }[]; overrides: readonly { date: string }[] },
): { weekday: number } | { date: string } | null {
  const [list, index] = path.split('.');
  if (list === 'weekly') return weekly[Number(index)] ?? null;
  return list === 'overrides' ? (overrides[Number(index)] ?? null) : null;
}

function isFault(value: unknown): value is CalendarFault {
  const fault = value as Partial<CalendarFault> | null;
  return typeof fault?.path === 'string' && KINDS.includes(fault.kind ?? '');
}
