import { Phone as PhoneIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TicketRow } from '#contract';
import { useInbox } from '../app/session';
import { Button, toast } from '../ui';
import { usePhone, useTry } from './use-phone';

/** Calls the visitor of a chat, while they have it open. */
export function CallVisitor({ row, online }: { row: TicketRow; online: boolean }) {
  const { t } = useTranslation('webcalls');
  const inbox = useInbox(row.inboxId);
  const on = usePhone();
  const tried = useTry();
  if (!on || !inbox?.calls || row.status === 'closed' || !online) return null;
  const { phone, state } = on;
  const dial = async () => {
    // Elsewhere a fault stands beside the button that was pressed; here there is no room for it.
    if ((await phone.dial(row.id)) === 'no_microphone')
      toast(t(`fault.${phone.snapshot().fault ?? 'failed'}`), { kind: 'problem' });
  };
  const taken = state.busy || (state.own !== null && !state.own.endedAt) || state.elsewhere !== null;
  return (
    <Button
      look="icon"
      aria-label={t('call_visitor')}
      title={t('call_visitor')}
      disabled={taken}
      onClick={() => tried(dial())}
      data-testid="call-visitor"
    >
      <PhoneIcon size={16} aria-hidden />
    </Button>
  );
}
