import type { DeskEvent, TicketNotice } from '#contract';
import type { Principal } from '../../platform/auth/principal';
import { ledTeams } from '../../desk/tickets/gate';

/** A bad answer is told at once to who leads the team that served; the callback for it is planned beside (DOMAIN V18). */
export function surveyNotice(event: DeskEvent): { hears(me: Principal): boolean; notice: TicketNotice } | null {
  if (event.type !== 'survey.answered' || !event.payload.isBad || !event.teamId) return null;
  const { teamId } = event;
  const { ticketId, ticketNumber, contactName, remark: preview } = event.payload.view;
  const about = { ticketId, ticketNumber, contactName, preview };
  return {
    hears: (me) => ledTeams(me).includes(teamId),
    notice: { kind: 'bad_survey', ...about, at: event.at },
  };
}
