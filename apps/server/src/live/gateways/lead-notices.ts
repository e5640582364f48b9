import type { DeskEvent, LeadNotice } from '#contract';
import { maySee } from '../../desk/tickets/gate';
import type { Principal } from '../../platform/auth/principal';

interface Told {
  hears: (me: Principal) => boolean;
  notice: LeadNotice;
}

/** A lead that sales did not call: its agent, their team leads and the sales manager hear of it (DOMAIN V21). */
export function leadNotice(event: DeskEvent): Told | null {
  if (event.type !== 'lead.returned') return null;
  const { view, managerId } = event.payload;
  const whose = { teamId: event.teamId, holderId: view.agentId };
  return {
    hears: (me) =>
      me.agentId === view.agentId || me.agentId === managerId || (me.role !== 'agent' && maySee(me, whose)),
    notice: {
      kind: 'lead_returned',
      leadId: view.id,
      contactName: view.contactName,
      salesperson: view.returned?.from ?? '',
      at: event.at,
    },
  };
}
