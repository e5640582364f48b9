import { useTranslation } from 'react-i18next';
import { useBootstrap } from '../app/session';
import { dayText, shortDay } from '../ui';
import { spanOf, whenIn } from './when';

/** A time in the company's zone: 今天 16:31, 11/24 10:00. */
export function When({ at, now }: { at: string; now: number }) {
  const { t, i18n } = useTranslation('records');
  const { zone } = useBootstrap().company;
  const { day, date, thisYear, time } = whenIn(zone, new Date(at), new Date(now));
  const written = () => (thisYear ? shortDay : dayText)(date, i18n.language);
  return (
    <time dateTime={at}>
      {day === 'date' ? written() : t(`when.${day}`)} {time}
    </time>
  );
}

/** A length of time in words: 2 小时 5 分. */
export function Span({ ms }: { ms: number }) {
  const { t } = useTranslation('records');
  const { unit, count, rest } = spanOf(ms);
  return <>{rest === 0 ? t(`span.${unit}`, { n: count }) : t(`span.${unit}_and`, { n: count, rest })}</>;
}
