import { useTranslation } from 'react-i18next';
import { useBootstrap } from '../app/session';
import { whenIn } from '../records/when';
import { dayText, shortDay, useNow } from '../ui';

/** A time in the company's zone as part of a sentence: 今天 16:31, 11/24 10:00. */
export function useWhenText(): (at: string) => string {
  const { t, i18n } = useTranslation('records');
  const { zone } = useBootstrap().company;
  const now = useNow();
  return (at) => {
    const { day, date, thisYear, time } = whenIn(zone, new Date(at), new Date(now));
    const named = day === 'date' ? (thisYear ? shortDay : dayText)(date, i18n.language) : t(`when.${day}`);
    return `${named} ${time}`;
  };
}
