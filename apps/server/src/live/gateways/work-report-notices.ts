import type { DeskEvent, WorkReportNotice } from '#contract';
import { leads } from '../../desk/tickets/gate';
import type { Principal } from '../../platform/auth/principal';

interface Told {
  hears: (me: Principal) => boolean;
  notice: WorkReportNotice;
}

/** Who owes a report is reminded of it; when it is missed, they and who leads one of their teams hear of it (DOMAIN F5). */
export function workReportNotices(event: DeskEvent): Told[] {
  if (event.type !== 'work_report.reminded' && event.type !== 'work_report.missed') return [];
  const { view, teamIds } = event.payload;
  const { id: workReportId, agentId, agentName, kind: reportKind } = view;
  const told = (kind: WorkReportNotice['kind'], hears: Told['hears']): Told => ({
    hears,
    notice: { kind, workReportId, agentName, reportKind, at: event.at },
  });
  const own = (me: Principal): boolean => me.agentId === agentId;
  if (event.type === 'work_report.reminded') return [told('work_report_reminded', own)];
  const led = (me: Principal): boolean =>
    !own(me) && me.role !== 'admin' && teamIds.some((teamId) => leads(me, teamId));
  return [told('work_report_missed', own), told('work_report_missed_by', led)];
}
