import { useState } from 'react';
import type { Calendar } from '#contract';
import { api } from '../../app/api';
import { useAttempt } from '../pieces/use-attempt';
import { mergedOverrides } from './year-days';

/** A calendar being changed: nothing is stored before it is saved as a whole, but for the national days. */
export function useCalendarDraft(calendar: Calendar, onSaved: (calendar: Calendar) => void) {
  const [base, setBase] = useState(calendar);
  const [draft, setDraft] = useState(calendar);
  const { attempt, busy, error } = useAttempt();
  const params = { id: calendar.id };
  const dirty = JSON.stringify(draft) !== JSON.stringify(base);
  const take = (stored: Calendar) => {
    setBase(stored);
    setDraft(stored);
  };
  const newer = calendar.version > base.version;
  if (newer && !dirty) take(calendar);
  /** Days that were stored meanwhile join the draft. */
  const takeStored = (stored: Calendar) => {
    const { version } = stored;
    setBase(stored);
    setDraft({ ...draft, version, overrides: mergedOverrides(draft.overrides, base.overrides, stored.overrides) });
    onSaved(stored);
  };
  const set = (patch: Partial<Calendar>) => setDraft((current) => ({ ...current, ...patch }));
  return {
    draft,
    set,
    busy,
    error,
    dirty,
    /** Somebody else stored this calendar since the draft began; saving now would undo that. */
    newer: newer && dirty,
    discard: () => take(calendar),
    save: () =>
      attempt(async () => {
        const { name, zone, weekly, overrides } = draft;
        const stored = await api('updateCalendar', { params, body: { name, zone, weekly, overrides } });
        take(stored);
        onSaved(stored);
      }),
    addNational: (year: number) =>
      attempt(async () => {
        takeStored(await api('addNationalCalendar', { params, body: { year } }));
      }),
    takeStored,
  };
}
