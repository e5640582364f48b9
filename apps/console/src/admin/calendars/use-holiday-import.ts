import { useState } from 'react';
import type { Calendar, HolidayPreview } from '#contract';
import { api } from '../../app/api';
import { useAttempt } from '../pieces/use-attempt';
import type { HolidaySource } from './HolidayFileField';

/** A file, what was seen in it, and which of its days are taken. A new file or other years forget what was seen. */
export function useHolidayImport(calendarId: string, year: number, onTaken: (calendar: Calendar) => void) {
  const { attempt, busy, error } = useAttempt();
  const [source, setSource] = useState<HolidaySource>({ text: '', name: '', fromYear: year, toYear: year + 1 });
  const [preview, setPreview] = useState<HolidayPreview | null>(null);
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const [taken, setTaken] = useState<number | null>(null);
  const { text, fromYear, toYear } = source;
  const file = { text, fromYear, toYear };
  const params = { id: calendarId };
  return {
    source,
    preview,
    chosen,
    choose,
    taken,
    busy,
    error,
    change: (next: HolidaySource) => {
      setSource(next);
      setPreview(null);
      setTaken(null);
    },
    look: () =>
      attempt(async () => {
        setPreview(null);
        const seen = await api('previewHolidays', { params, body: file });
        setPreview(seen);
        choose(new Set(seen.rows.filter(({ state }) => state === 'new').map(({ date }) => date)));
      }),
    take: (version: number) =>
      attempt(async () => {
        const saved = await api('importHolidays', { params, body: { ...file, dates: [...chosen], version } });
        setTaken(chosen.size);
        onTaken(saved);
      }),
  };
}
