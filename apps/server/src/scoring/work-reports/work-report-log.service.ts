import { Injectable } from '@nestjs/common';
import type { DeskEvent, EventMap, WorkReport } from '#contract';
import { ConductAccess } from '../../desk/teams/conduct-access';
import { found } from '../../desk/setup/refusals';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/database';
import { EventLog } from '../../platform/events/event-log';
import { workReportView } from './work-report.row';
import { WorkReportsRepository } from './work-reports.repository';

type Type = Extract<keyof EventMap, `work_report.${string}`>;

/** Tells what became of a report, in the transaction in which it did (law 4). */
@Injectable()
export class WorkReportLog {
  constructor(
    private readonly repository: WorkReportsRepository,
    private readonly access: ConductAccess,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  async tell(tx: Tx, id: string, type: Type, actor: DeskEvent['actor']): Promise<WorkReport> {
    const view = workReportView(found(await this.repository.row(tx, id)));
    const teamIds = await this.access.teamsOf(view.agentId);
    const subject = { subjectKind: 'work_report', subjectId: id, version: view.version };
    const about = { agentId: view.agentId, teamId: teamIds[0] ?? null, actor, at: this.clock.now() };
    await this.events.append(tx, [{ ...subject, ...about, type, payload: { view, teamIds } }]);
    return view;
  }
}
