import { useTranslation } from 'react-i18next';
import type { EventFailure } from '#contract';
import { useAdminList } from '../pieces/use-admin-list';
import { useAgo } from '../pieces/use-ago';

const EVERY_MS = 30_000;

/** What readers of events could not judge and passed over; nothing is shown while there is nothing. */
export function EventFailures() {
  const { t } = useTranslation('health');
  const list = useAdminList('eventFailures', EVERY_MS);
  const ago = useAgo();
  if (!list.rows?.length) return null;
  return (
    <section className="he-failures" aria-label={t('failures.title')} data-testid="event-failures">
      <h2>{t('failures.title')}</h2>
      <p>{t('failures.text')}</p>
      <ul>
        {list.rows.map((failure: EventFailure) => (
          <li key={failure.id}>
            <b>{t(`failures.readers.${failure.reader}`)}</b> <code>{failure.eventType}</code>{' '}
            {failure.ticketNumber !== null && t('failures.ticket', { number: failure.ticketNumber })}{' '}
            <span>{ago(failure.at)}</span>
            <p>{failure.error}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
