import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarFeed } from '#contract';
import { api } from './api';
import { problemText } from './problems';

interface Held {
  feed: CalendarFeed | null;
  /** Known only to who has just made it. */
  link: string | null;
  fault: string | null;
}

const OFF: CalendarFeed = { madeAt: null, readAt: null, names: false };

/** One's own link to a calendar, and what can be done with it. */
export function useCalendarFeed() {
  const { t } = useTranslation(['common', 'errors']);
  const [held, setHeld] = useState<Held>({ feed: null, link: null, fault: null });
  const act = (does: () => Promise<Partial<Held>>) =>
    void does().then(
      (next) => setHeld((before) => ({ ...before, fault: null, ...next })),
      (error: unknown) => setHeld((before) => ({ ...before, fault: problemText(error, t) })),
    );
  useEffect(() => {
    act(async () => ({ feed: await api('calendarFeed') }));
    // Asked for once; what happens here changes it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return {
    ...held,
    make: () =>
      act(async () => {
        const { path, ...feed } = await api('makeCalendarFeed');
        return { feed, link: new URL(path, location.origin).toString() };
      }),
    turnOff: () =>
      act(async () => {
        await api('turnOffCalendarFeed');
        return { feed: OFF, link: null };
      }),
    name: (names: boolean) => act(async () => ({ feed: await api('nameInCalendarFeed', { body: { names } }) })),
  };
}
