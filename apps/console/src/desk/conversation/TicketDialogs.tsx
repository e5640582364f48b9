import { useTranslation } from 'react-i18next';
import type { TicketRow } from '#contract';
import { useTeam } from '../../app/session';
import { SpamDialog } from '../mail/SpamDialog';
import type { TicketActs } from '../ticket-acts';
import { ClosingDialog } from './ClosingDialog';
import { DecisionsDialog } from './DecisionsDialog';
import { DetailsDialog } from './DetailsDialog';
import { ReasonDialog } from './ReasonDialog';
import { TransferDialog } from './TransferDialog';
import type { TicketVerbs } from './use-verbs';

interface TicketDialogsProps {
  row: TicketRow;
  verbs: TicketVerbs;
  acts: TicketActs;
}

/** Whichever dialog of the open ticket is up. */
export function TicketDialogs({ row, verbs, acts }: TicketDialogsProps) {
  const { t } = useTranslation('desk');
  const { dialog, shut } = verbs;
  const team = useTeam(row.teamId);
  if (dialog === null) return null;
  if (dialog === 'transfer') return <TransferDialog row={row} acts={acts} onClose={shut} />;
  if (dialog === 'decisions') return <DecisionsDialog ticketId={row.id} onClose={shut} />;
  if (dialog === 'details') return <DetailsDialog row={row} acts={acts} onClose={shut} />;
  if (dialog === 'spam') return <SpamDialog row={row} acts={acts} onClose={shut} />;
  if (dialog === 'close' && team?.callsBack) return <ClosingDialog row={row} acts={acts} onClose={shut} />;
  const usual = t(`act.${dialog}_reasons`, { returnObjects: true }) as string[];
  const confirm = {
    no_reply: (reason: string) => acts.noReplyNeeded(row, reason),
    resolve: (reason: string) => acts.setStatus(row, 'resolved', null, { reason }),
    no_solution: (reason: string) => acts.reportNoSolution(row, reason),
    close: (reason: string) => acts.setStatus(row, 'closed', null, { reason }),
  }[dialog];
  return (
    <ReasonDialog
      title={t(`act.${dialog}`)}
      text={t(`act.${dialog}_text`)}
      confirm={t(`act.${dialog}`)}
      usual={usual}
      onConfirm={confirm}
      onClose={shut}
    />
  );
}
