import { X } from 'lucide-react';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketDetail } from '#contract';
import { missingFacts, SEVEN_FACTS } from '#domain';
import { currentRealtime } from '../../app/realtime';
import { Button, ChannelIcon, LoadingShape } from '../../ui';
import { ContactFields } from './ContactFields';
import { ContactGroups } from './ContactGroups';
import { EarlierTickets } from './EarlierTickets';
import { SpecialMark } from './SpecialMark';
import './contact.css';

const Doubles = lazy(async () => ({ default: (await import('../../joins/DoublesStrip')).DoublesStrip }));
const Complaints = lazy(async () => ({
  default: (await import('../../complaints/ComplaintSection')).ComplaintSection,
}));
const Escalations = lazy(async () => ({
  default: (await import('../../escalation/EscalationSection')).EscalationSection,
}));
const Promises = lazy(async () => ({ default: (await import('../../promises/PromiseSection')).PromiseSection }));
const Origin = lazy(async () => ({ default: (await import('../../leads/OriginSection')).OriginSection }));
const Parts = lazy(async () => ({ default: (await import('../../parts/PartSection')).PartSection }));
const Territory = lazy(async () => ({ default: (await import('../../routing/TerritorySection')).TerritorySection }));
const Service = lazy(async () => ({ default: (await import('../../service/ServiceSection')).ServiceSection }));
const Script = lazy(async () => ({ default: (await import('../../guided/ScriptSection')).ScriptSection }));
const Records = lazy(async () => ({ default: (await import('../../records/RecordsPanel')).RecordsPanel }));

/** Who writes, what the desk knows of them, and what it has promised. */
export function ContactPanel({ detail, onClose }: { detail: TicketDetail; onClose(): void }) {
  const { t } = useTranslation('desk');
  const { contact, row, service, earlierTickets } = detail;
  useContactWatch(contact.id);
  return (
    <aside className="ct" aria-label={t('contact.title')}>
      <header>
        <h2>{contact.name}</h2>
        <Button look="icon" aria-label={t('contact.fold')} onClick={onClose}>
          <X size={16} aria-hidden />
        </Button>
      </header>
      <Suspense>
        <Doubles key={contact.id} contact={contact} />
      </Suspense>
      <Completeness detail={detail} />
      <SpecialMark key={`special ${contact.id}`} contact={contact} />
      <ContactGroups key={`groups ${contact.id}`} contact={contact} />
      <ContactFields key={contact.id} contact={contact} missing={missingFacts(contact, service)} />
      <Suspense>
        <Escalations key={`escalation-${row.id}`} row={row} />
        <Territory contact={contact} />
        <Origin contactId={contact.id} />
      </Suspense>
      <Suspense fallback={<LoadingShape lines={3} />}>
        <Service key={`service-${row.id}`} detail={detail} />
      </Suspense>
      <Suspense>
        <Script key={`script-${row.id}`} subject={{ ticketId: row.id, callbackId: null }} />
      </Suspense>
      <Suspense fallback={<LoadingShape lines={2} />}>
        <Promises key={row.id} detail={detail} />
      </Suspense>
      <Suspense>
        <Parts key={`parts-${row.id}`} detail={detail} />
      </Suspense>
      <Suspense>
        <Complaints key={row.id} detail={detail} />
      </Suspense>
      <Identities detail={detail} />
      <Suspense fallback={<LoadingShape lines={3} />}>
        <Records ticketId={row.id} contactId={contact.id} />
      </Suspense>
      <EarlierTickets rows={earlierTickets} service={service} />
    </aside>
  );
}

function useContactWatch(id: string): void {
  useEffect(() => {
    const realtime = currentRealtime();
    const watch = [{ kind: 'contact', id } as const];
    realtime.watch(watch);
    return () => realtime.unwatch(watch);
  }, [id]);
}

/** How many of the seven facts are written down (DOMAIN V8, V20). */
function Completeness({ detail: { contact, service } }: { detail: TicketDetail }) {
  const { t } = useTranslation('desk');
  const missing = missingFacts(contact, service);
  const known = SEVEN_FACTS.length - missing.length;
  return (
    <p className="ct-facts" data-testid="completeness">
      {t('contact.facts', { known })}
      {missing.length > 0 && (
        <span>
          {t('contact.missing', { facts: missing.map((fact) => t(`contact.fact.${fact}`)).join(t('list_separator')) })}
        </span>
      )}
    </p>
  );
}

function Identities({ detail: { contact } }: { detail: TicketDetail }) {
  const { t } = useTranslation(['desk', 'common']);
  if (contact.identities.length === 0) return null;
  return (
    <section>
      <h3>{t('contact.identities')}</h3>
      {contact.identities.map(({ id, channel, externalId }) => (
        <p key={id} className="ct-identity">
          <ChannelIcon channel={channel} size={13} />
          {/* A visitor's id says nothing to anybody. */}
          <span title={externalId}>{channel === 'web-chat' ? t('common:channel.web-chat') : externalId}</span>
        </p>
      ))}
    </section>
  );
}
