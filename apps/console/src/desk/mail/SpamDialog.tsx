import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketRow } from '#contract';
import { domainOf, isFreeMail } from '#domain';
import { Button, Dialog } from '../../ui';
import { Fault, useSubmit } from '../conversation/ReasonDialog';
import { heldTicket } from '../conversation/use-ticket';
import type { TicketActs } from '../ticket-acts';

type Block = 'none' | 'address' | 'domain';

/** Puts the ticket aside, and says what is to become of the sender's next mail. */
export function SpamDialog({ row, acts, onClose }: { row: TicketRow; acts: TicketActs; onClose(): void }) {
  const { t } = useTranslation(['mail', 'common']);
  const sender = senderOf(row.id);
  const [block, setBlock] = useState<Block>(sender ? 'address' : 'none');
  const { fault, busy, submit } = useSubmit(() => acts.markSpam(row, block), onClose);
  const choices: Block[] = !sender
    ? ['none']
    : isFreeMail(sender)
      ? ['address', 'none']
      : ['address', 'domain', 'none'];
  return (
    <Dialog title={t('spam.mark')} onClose={onClose}>
      <form onSubmit={submit}>
        <p style={{ margin: '0 0 12px' }}>{t('spam.mark_text')}</p>
        {choices.map((choice) => (
          <label key={choice} className="ui-tick">
            <input
              type="radio"
              name="block"
              checked={block === choice}
              onChange={() => setBlock(choice)}
              data-testid={`block-${choice}`}
            />
            {t(`spam.block.${choice}`, { address: sender, domain: sender && domainOf(sender) })}
          </label>
        ))}
        <Fault fault={fault} />
        <footer>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button type="submit" look="main" disabled={busy} data-testid="spam-confirm">
            {t('spam.mark')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

function senderOf(ticketId: string): string | null {
  const written = heldTicket(ticketId)?.messages.find(({ kind, mail }) => kind === 'inbound' && mail);
  return written?.mail?.from?.toLowerCase() ?? null;
}
