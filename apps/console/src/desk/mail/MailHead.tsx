import { Forward, Inbox, Scissors, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailFacts, Message } from '#contract';
import { api } from '../../app/api';
import { tried } from '../../app/own-acts';
import { useBootstrap } from '../../app/session';
import { deliveryTrouble } from '../conversation/delivery-trouble';
import { putRow } from '../conversation/use-ticket';
import './mail.css';

/** What a reader of a mail must know beside its words; nothing where there is nothing to say. */
export function MailHead({ message, mail }: { message: Message; mail: MailFacts }) {
  const { t } = useTranslation('mail');
  const people = copies(message, mail);
  const list = (addresses: readonly string[]) => addresses.join(t('separator'));
  return (
    <>
      {people.to.length > 0 && <Line>{t('head.to', { list: list(people.to) })}</Line>}
      {people.cc.length > 0 && <Line>{t('head.cc', { list: list(people.cc) })}</Line>}
      {mail.bcc.length > 0 && <Line>{t('head.bcc', { list: list(mail.bcc) })}</Line>}
      <OtherInboxes ids={mail.otherInboxIds} />
      <ForwardedBy ticketId={message.ticketId} by={mail.forwardedBy} />
      {mail.incomplete.length > 0 && (
        <Line icon={<Scissors size={12} aria-hidden />} testId="mail-incomplete">
          {mail.incomplete.map((why) => t(`incomplete.${why}`)).join(' ')}
        </Line>
      )}
      {mail.bounced.map((back) => (
        <Bounced key={back.address} {...back} />
      ))}
    </>
  );
}

function Line({
  icon,
  children,
  testId,
  alarm,
}: {
  icon?: ReactNode;
  children: ReactNode;
  testId?: string;
  alarm?: boolean;
}) {
  return (
    <p className="ml-head" data-alarm={alarm || undefined} data-testid={testId}>
      {icon} {children}
    </p>
  );
}

/** Of a letter of ours everybody beside the one it answers, of a mail everybody who got a copy. */
function copies(
  { kind }: Message,
  { to, cc, ourAddress }: MailFacts,
): { to: readonly string[]; cc: readonly string[] } {
  if (kind !== 'inbound') return { to: to.length > 1 || cc.length > 0 ? to : [], cc };
  const others = to.filter((address) => address.toLowerCase() !== ourAddress?.toLowerCase());
  return { to: others.length > 0 ? to : [], cc };
}

function OtherInboxes({ ids }: { ids: readonly string[] }) {
  const { t } = useTranslation('mail');
  const { inboxes } = useBootstrap();
  const names = ids.flatMap((id) => inboxes.find((inbox) => inbox.id === id)?.name ?? []);
  if (names.length === 0) return null;
  return (
    <Line icon={<Inbox size={12} aria-hidden />}>{t('head.other_inboxes', { list: names.join(t('separator')) })}</Line>
  );
}

function ForwardedBy({ ticketId, by }: { ticketId: string; by: MailFacts['forwardedBy'] }) {
  const { t } = useTranslation('mail');
  if (!by) return null;
  const undo = () => tried(api('forForwarder', { params: { id: ticketId } }).then(({ row }) => putRow(row)));
  return (
    <Line icon={<Forward size={12} aria-hidden />} testId="forwarded-by">
      {t('head.forwarded_by', { name: by.name ?? by.email })}{' '}
      <button type="button" className="ml-link" onClick={undo} data-testid="for-forwarder">
        {t('head.for_forwarder')}
      </button>
    </Line>
  );
}

function Bounced({ address, status, text }: MailFacts['bounced'][number]) {
  const { t } = useTranslation(['mail', 'desk']);
  const trouble = deliveryTrouble([status, text].filter(Boolean).join(' '));
  const why = trouble ? t(`desk:delivery.trouble.${trouble}`) : text;
  return (
    <Line alarm icon={<TriangleAlert size={12} aria-hidden />} testId="mail-bounced">
      <span title={text}>{t('head.bounced', { address, why })}</span>
    </Line>
  );
}
