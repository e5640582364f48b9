import { CornerUpLeft, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RecipientsView } from './use-recipients';

/** What an agent must know before sending: faults, addresses that letters came back from, and another wanted mailbox. */
export function RecipientsHints({ recipients }: { recipients: RecipientsView }) {
  const { t } = useTranslation('mail');
  const { faults, troubles } = recipients;
  return (
    <>
      {faults.map(({ address, fault }) => (
        <p key={address} className="ml-hint" data-alarm role="alert">
          <TriangleAlert size={13} aria-hidden /> {t(`fault.${fault!}`, { address })}
        </p>
      ))}
      {troubles.map(({ address, kind, text }) => (
        <p
          key={address}
          className="ml-hint"
          data-alarm={kind === 'hard' || undefined}
          title={text}
          data-testid="recipient-trouble"
        >
          <TriangleAlert size={13} aria-hidden /> {t(`trouble.${kind}`, { address })}
        </p>
      ))}
      <ReplyToHint recipients={recipients} />
    </>
  );
}

/** A wish of the sender's, followed or not: the agent sees it either way and decides. */
function ReplyToHint({ recipients: { start, draft, edit } }: { recipients: RecipientsView }) {
  const { t } = useTranslation('mail');
  const wish = start?.replyTo;
  if (!wish || !draft) return null;
  const goesThere = draft.to.some((address) => address.toLowerCase() === wish.address.toLowerCase());
  return (
    <p className="ml-hint" data-testid="reply-to-hint">
      <CornerUpLeft size={13} aria-hidden />
      {t(goesThere ? 'reply_to.followed' : 'reply_to.wished', { address: wish.address })}
      {!goesThere && (
        <button type="button" onClick={() => edit({ to: [wish.address] })} data-testid="use-reply-to">
          {t('reply_to.use')}
        </button>
      )}
    </p>
  );
}
