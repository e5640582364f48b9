import type { ReactNode } from 'react';
import { Check, CheckCheck, CircleAlert, CircleHelp, Clock3 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Message, TicketRow } from '#contract';
import { api } from '../../app/api';
import { tried } from '../../app/own-acts';
import { DeliveryLog } from './DeliveryLog';
import { deliveryTrouble } from './delivery-trouble';
import { showMessage } from './use-ticket';

interface DeliveryMarkProps {
  message: Message;
  marks: Pick<TicketRow, 'deliveredSeq' | 'readSeq'>;
}

/** How far a reply got: on its way, sent, delivered, read, or failed with a way to try again. */
export function DeliveryMark({ message, marks }: DeliveryMarkProps) {
  const { t } = useTranslation('desk');
  const { seq, delivery } = message;
  if (delivery?.state === 'bounced') return <Bounced error={delivery.error} />;
  if (delivery?.state === 'failed' || delivery?.state === 'unknown') return <Undelivered message={message} />;
  if (seq <= marks.readSeq) return <Mark icon={<CheckCheck size={13} />} text={t('delivery.read')} strong />;
  if (seq <= marks.deliveredSeq) return <Mark icon={<CheckCheck size={13} />} text={t('delivery.delivered')} />;
  if (delivery?.state === 'queued' || delivery?.state === 'sending') {
    return <OnItsWay id={message.id} state={delivery.state} error={delivery.error} />;
  }
  return (
    <>
      <Mark icon={<Check size={13} />} text={t('delivery.sent')} />
      {delivery && delivery.attempts > 1 && (
        <span className="cv-delivery">
          <DeliveryLog messageId={message.id} />
        </span>
      )}
    </>
  );
}

function Mark({ icon, text, strong = false }: { icon: ReactNode; text: string; strong?: boolean }) {
  return (
    <span className="cv-delivery" data-strong={strong || undefined}>
      {icon}
      {text}
    </span>
  );
}

/** What still waits says what it waits for: nobody should think that the contact has it. */
function OnItsWay({ id, state, error }: { id: string; state: 'queued' | 'sending'; error: string | null }) {
  const { t } = useTranslation('desk');
  const trouble = useTrouble(error);
  if (!trouble) return <Mark icon={<Clock3 size={13} />} text={t(`delivery.${state}`)} />;
  return (
    <span className="cv-delivery cv-waits" title={error ?? undefined} data-testid="delivery-waits">
      <Clock3 size={13} aria-hidden />
      {t('delivery.waits', { trouble })}
      <DeliveryLog messageId={id} />
    </span>
  );
}

function useTrouble(error: string | null | undefined): string | null {
  const { t } = useTranslation('desk');
  if (!error) return null;
  const trouble = deliveryTrouble(error);
  return trouble ? t(`delivery.trouble.${trouble}`) : error;
}

/** It went out and came back: another try would do the same. */
function Bounced({ error }: { error: string | null }) {
  const { t } = useTranslation('desk');
  return (
    <span className="cv-delivery cv-failed" title={error ?? undefined} data-testid="delivery-bounced">
      <CircleAlert size={13} aria-hidden />
      {t('delivery.bounced')}
    </span>
  );
}

function Undelivered({ message: { id, ticketId, delivery } }: { message: Message }) {
  const { t } = useTranslation('desk');
  const failed = delivery?.state === 'failed';
  const trouble = useTrouble(delivery?.error);
  return (
    <span className="cv-delivery cv-failed" title={delivery?.error ?? undefined}>
      {failed ? <CircleAlert size={13} aria-hidden /> : <CircleHelp size={13} aria-hidden />}
      {t(`delivery.${failed ? 'failed' : 'unknown'}`)}
      {trouble && <small>{trouble}</small>}
      <button
        type="button"
        onClick={() => tried(showMessage(ticketId, () => api('retryDelivery', { params: { id } })))}
      >
        {t('delivery.retry')}
      </button>
      <DeliveryLog messageId={id} />
    </span>
  );
}
