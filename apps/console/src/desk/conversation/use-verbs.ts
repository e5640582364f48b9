import { useState } from 'react';
import type { Priority, TicketRow, TicketStatus } from '#contract';
import { tried } from '../../app/own-acts';
import { useTeam } from '../../app/session';
import type { TicketActs } from '../ticket-acts';

export type TicketDialog =
  'transfer' | 'resolve' | 'close' | 'no_reply' | 'decisions' | 'details' | 'spam' | 'no_solution';

/** What can be done with the open ticket, by button, key and command alike. */
export interface TicketVerbs {
  dialog: TicketDialog | null;
  open(dialog: TicketDialog): void;
  shut(): void;
  claim(): void;
  release(): void;
  resolve(): void;
  close(): void;
  reopen(): void;
  hold(): void;
  setStatus(status: Exclude<TicketStatus, 'spam'>, labelId: string | null): void;
  setPriority(priority: Priority): void;
}

export function useVerbs(row: TicketRow, acts: TicketActs): TicketVerbs {
  const [dialog, setDialog] = useState<TicketDialog | null>(null);
  const callsBack = useTeam(row.teamId)?.callsBack === true;
  const setStatus = (status: Exclude<TicketStatus, 'spam'>, labelId: string | null = null) => {
    const ends = status === 'resolved' || status === 'closed';
    // Ending while the contact waits excuses the window, which needs a reason (law 7); so does closing without a callback (DOMAIN D1).
    const asks = (ends && row.window !== null) || (status === 'closed' && callsBack);
    if (asks) setDialog(status === 'closed' ? 'close' : 'resolve');
    else tried(acts.setStatus(row, status, labelId));
  };
  const active = row.status !== 'resolved' && row.status !== 'closed' && row.status !== 'spam';
  return {
    dialog,
    open: setDialog,
    shut: () => setDialog(null),
    claim: () => row.holderId === null && active && acts.claim(row),
    release: () => acts.release(row),
    resolve: () => active && setStatus('resolved'),
    close: () => setStatus('closed'),
    reopen: () => setStatus('open'),
    hold: () => active && setStatus(row.status === 'on_hold' ? 'open' : 'on_hold'),
    setStatus,
    setPriority: (priority) => acts.setPriority(row, priority),
  };
}
