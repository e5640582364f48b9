import type { AgentDay } from '#contract';

/** Where something stands in the day, in per cent of its length; a day of a clock change is 23 or 25 hours long. */
export interface Place {
  left: number;
  width: number;
}

export function placeIn(day: { from: string; to: string }, { from, to }: { from: string; to: string }): Place {
  const [begin, end] = [Date.parse(day.from), Date.parse(day.to)];
  const within = (at: string): number => Math.min(Math.max(Date.parse(at), begin), end);
  const share = (ms: number): number => (ms / (end - begin)) * 100;
  return { left: share(within(from) - begin), width: share(within(to) - within(from)) };
}

/** The whole hours that have a line, with where they stand: every third, by the clock on the wall. */
export function hourLines(day: { from: string; to: string }, zone: string): { hour: number; left: number }[] {
  const hourOf = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' });
  const lines = [];
  for (let at = Date.parse(day.from); at < Date.parse(day.to); at += 3_600_000) {
    const hour = Number(hourOf.format(at));
    const text = new Date(at).toISOString();
    if (hour % 3 === 0) lines.push({ hour, left: placeIn(day, { from: text, to: text }).left });
  }
  return lines;
}

/** 5,400 s as 1:30. */
export function lengthText(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

export const secondsOf = ({ from, to }: AgentDay['spans'][number] | AgentDay['calls'][number]): number =>
  (Date.parse(to) - Date.parse(from)) / 1000;
