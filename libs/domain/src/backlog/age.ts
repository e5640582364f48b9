import { localDayOf } from '../calendar';
import { DAY_MS, firstInstantAt, parseDay, zoneNamed } from '../calendar/local-days';

/** How many midnights of the zone lie between the two instants: opened yesterday is one day, whatever the hour (DOMAIN B1). */
export function daysOpen(zone: string, openedAt: Date, now: Date): number {
  const [from, to] = [openedAt, now].map((at) => parseDay(localDayOf(zone, at))!);
  return Math.max(0, to! - from!);
}

/** Whatever was opened before this instant (UTC) has been open for at least so many days at `now` (DOMAIN B1). */
export function openSince(zone: string, now: Date, days: number): Date {
  const today = parseDay(localDayOf(zone, now))!;
  return new Date(firstInstantAt(zoneNamed(zone), today - days + 1, 0));
}

/** The local day 'YYYY-MM-DD' that lies so many days from the instant's own. */
export function dayFrom(zone: string, at: Date, days: number): string {
  return new Date((parseDay(localDayOf(zone, at))! + days) * DAY_MS).toISOString().slice(0, 10);
}
