import { useTranslation } from 'react-i18next';
import { useBootstrap } from '../app/session';

const DAY_MS = 86_400_000;

export function BoardClock({ now, workingUntil }: { now: number; workingUntil: string | null }) {
  const { t, i18n } = useTranslation('board');
  const { zone } = useBootstrap().company;
  const time = (at: number, second?: '2-digit') =>
    new Intl.DateTimeFormat(i18n.language, {
      timeZone: zone,
      hour: '2-digit',
      minute: '2-digit',
      second,
      hourCycle: 'h23',
    }).format(at);
  const end = workingUntil ? Date.parse(workingUntil) : null;
  const aroundTheClock = end !== null && end - now > DAY_MS;
  const hours = end ? t('working_until', { time: time(end) }) : t('not_working');
  return (
    <span>
      {time(now, '2-digit')} · {aroundTheClock ? t('always_working') : hours}
    </span>
  );
}
