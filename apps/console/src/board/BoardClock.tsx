import { useTranslation } from 'react-i18next';
import { useBootstrap } from '../app/session';

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
  const until = workingUntil ? t('working_until', { time: time(Date.parse(workingUntil)) }) : t('not_working');
  return (
    <span>
      {time(now, '2-digit')} · {until}
    </span>
  );
}
