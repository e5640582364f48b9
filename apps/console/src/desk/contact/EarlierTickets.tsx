import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { EarlierTicket, ServiceFactsView } from '#contract';
import { isOtherThing, thingOf } from '#domain';
import { useBootstrap } from '../../app/session';
import { dayIn } from '../../records/zone-time';
import { dayText } from '../../ui';
import { shortTime } from '../times';

interface EarlierTicketsProps {
  rows: readonly EarlierTicket[];
  /** What the ticket at hand is about. */
  service: ServiceFactsView;
}

/** The contact's other tickets, with what each is about and when it was registered: one contact may have several products (DOMAIN M9). */
export function EarlierTickets({ rows, service }: EarlierTicketsProps) {
  const { t, i18n } = useTranslation('desk');
  const { zone } = useBootstrap().company;
  return (
    <section>
      <h3>{t('contact.earlier', { count: rows.length })}</h3>
      {rows.length === 0 && <p className="ct-none">{t('contact.no_earlier')}</p>}
      {rows.map((row) => (
        <Link
          key={row.id}
          className="ct-earlier"
          to="/desk/$ticketNumber"
          params={{ ticketNumber: String(row.number) }}
        >
          <span>
            #{row.number} {row.subject ?? row.lastMessage?.preview}
          </span>
          <small>
            {t(`status.${row.status}`)} · {shortTime(row.updatedAt, i18n.language, zone)}
          </small>
          {row.thing && <About row={row} thing={row.thing} service={service} />}
        </Link>
      ))}
    </section>
  );
}

interface AboutProps {
  row: EarlierTicket;
  thing: NonNullable<EarlierTicket['thing']>;
  service: ServiceFactsView;
}

function About({ row, thing, service }: AboutProps) {
  const { t, i18n } = useTranslation(['desk', 'service']);
  const { zone } = useBootstrap().company;
  const { product, model, serial } = thing;
  const said = [product && t(`service:product.${product}`), model, serial].filter(Boolean).join(' · ');
  const other = isOtherThing(thingOf(service), thingOf(thing));
  return (
    <small className="ct-thing" data-other={other || undefined} data-testid="earlier-thing">
      {said}
      {other && <em>{t('contact.other_thing')}</em>}
      <time dateTime={row.createdAt}>
        {t('contact.registered', { day: dayText(dayIn(zone, new Date(row.createdAt)), i18n.language) })}
      </time>
    </small>
  );
}
