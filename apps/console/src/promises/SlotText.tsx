import { useTranslation } from 'react-i18next';
import { whenIn } from '../records/when';
import { dayText, shortDay } from '../ui';

interface Slot {
  from: string;
  to: string;
  zone: string;
}

/** A slot on the clock it was agreed by: 明天 14:00–16:00. */
export function SlotText({ promise, now }: { promise: Slot; now: number }) {
  const { t, i18n } = useTranslation('records');
  const { day, date, thisYear, time } = whenIn(promise.zone, new Date(promise.from), new Date(now));
  const end = whenIn(promise.zone, new Date(promise.to), new Date(now)).time;
  const written = day === 'date' ? (thisYear ? shortDay : dayText)(date, i18n.language) : t(`when.${day}`);
  return (
    <time dateTime={promise.from}>
      {written} {time}–{end}
    </time>
  );
}
