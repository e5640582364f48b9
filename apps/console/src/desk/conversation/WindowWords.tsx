import { useTranslation } from 'react-i18next';
import type { TicketRow } from '#contract';
import { useBootstrap } from '../../app/session';
import { clockTime, dayKey, shortTime } from '../times';

/** Since when the contact waits, until when, and who was told (DOMAIN W1, W13). */
export function WindowWords({ row }: { row: TicketRow }) {
  const { t, i18n } = useTranslation('desk');
  const { zone } = useBootstrap().company;
  const { window } = row;
  if (!window) return null;
  const time = (at: string) => {
    const clock = clockTime(at, i18n.language, zone);
    const today = dayKey(at, zone) === dayKey(Date.now(), zone);
    return today ? clock : `${shortTime(at, i18n.language, zone)} ${clock}`;
  };
  const told = window.breachedAt ? 'breached' : window.leadToldAt ? 'lead_told' : window.remindedAt ? 'reminded' : null;
  return (
    <span title={t('window.rule')}>
      {t('window.words', { from: time(window.openedAt), due: time(window.dueAt) })}
      {told && ` · ${t(`window.${told}`)}`}
    </span>
  );
}
