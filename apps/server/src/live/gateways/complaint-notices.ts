import type { ComplaintNotice, ComplaintView, DeskEvent } from '#contract';
import { maySee } from '../../desk/tickets/gate';
import type { Principal } from '../../platform/auth/principal';

interface Told {
  hears: (me: Principal) => boolean;
  notice: ComplaintNotice;
}

/** A severe complaint goes up at once (DOMAIN H17); who has to answer for one that somebody else wrote hears of it too. */
export function complaintNotices(event: DeskEvent): Told[] {
  if (event.type !== 'complaint.opened' && event.type !== 'complaint.weighed' && event.type !== 'complaint.given')
    return [];
  const { view } = event.payload;
  const isUp = event.type !== 'complaint.given' && view.severity === 3;
  const isGiven = event.type !== 'complaint.weighed' && view.agentId !== event.actor.id;
  const whose = { teamId: event.teamId, holderId: view.agentId };
  return [
    ...(isUp ? [told('complaint_severe', view, event.at, (me) => me.role !== 'agent' && maySee(me, whose))] : []),
    ...(isGiven ? [told('complaint_given', view, event.at, (me) => me.agentId === view.agentId)] : []),
  ];
}

const told = (kind: ComplaintNotice['kind'], view: ComplaintView, at: string, hears: Told['hears']): Told => ({
  hears,
  notice: {
    kind,
    complaintId: view.id,
    complaintNumber: view.number,
    contactName: view.contactName,
    cause: view.cause,
    at,
  },
});
