import { useTranslation } from 'react-i18next';
import { useBootstrap } from '../../app/session';

/** Teams whose clocks follow this calendar, named so that nobody changes hours by surprise. */
export function CalendarUse({ calendarId }: { calendarId: string }) {
  const { t } = useTranslation('admin');
  const { teams } = useBootstrap();
  const names = teams.filter((team) => team.calendarId === calendarId).map(({ name }) => name);
  return (
    <span className="pc-small">
      {names.length > 0 ? t('calendars.usedBy', { names: names.join('、') }) : t('calendars.unused')}
    </span>
  );
}
