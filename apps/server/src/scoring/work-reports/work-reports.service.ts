import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { EventMap, WorkReport, workReportAmend, workReportHandIn, workReportRead } from '#contract';
import {
  DomainError,
  localDayOf,
  mustBeAmendable,
  mustBeHandable,
  mustBeJudgeable,
  mustBeOwn,
  type WorkReportWords,
} from '#domain';
import { found } from '../../desk/setup/refusals';
import { ConductAccess } from '../../desk/teams/conduct-access';
import { agentActor } from '../../platform/auth/actors';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database, type Tx } from '../../platform/database/database';
import { WorkReportContents } from './work-report-content.service';
import { WorkReportLog } from './work-report-log.service';
import { factsOf, type WorkReportRow, workReportView } from './work-report.row';
import { type NewStep, WorkReportsRepository } from './work-reports.repository';

type Judging = z.output<typeof workReportRead>;
type Type = Extract<keyof EventMap, `work_report.${string}`>;

/** Handing in, amending, reading and returning reports of work (DOMAIN H18). */
@Injectable()
export class WorkReports {
  constructor(
    private readonly database: Database,
    private readonly repository: WorkReportsRepository,
    private readonly contents: WorkReportContents,
    private readonly log: WorkReportLog,
    private readonly access: ConductAccess,
    private readonly clock: Clock,
  ) {}

  draft(me: Principal, id: string, words: WorkReportWords): Promise<void> {
    return this.database.transaction(async (tx) => {
      mustBeOwn(factsOf(found(await this.repository.lock(tx, id))), me.agentId);
      await this.repository.draft(tx, id, words);
    });
  }

  handIn(me: Principal, id: string, { words, ...asked }: z.output<typeof workReportHandIn>): Promise<WorkReport> {
    return this.change(me, id, asked, async (tx, row, at) => {
      mustBeHandable(factsOf(row), me.agentId, localDayOf(row.zone, at), words);
      return this.say(tx, me, row, { words, note: '', step: 'handed', clientId: asked.clientId });
    });
  }

  amend(me: Principal, id: string, { words, note, ...asked }: z.output<typeof workReportAmend>): Promise<WorkReport> {
    return this.change(me, id, asked, async (tx, row) => {
      mustBeAmendable(factsOf(row), me.agentId, words);
      return this.say(tx, me, row, { words, note, step: 'amended', clientId: asked.clientId });
    });
  }

  read(me: Principal, id: string, asked: Judging): Promise<WorkReport> {
    return this.judge(me, id, asked, 'read');
  }

  return(me: Principal, id: string, asked: Judging): Promise<WorkReport> {
    return this.judge(me, id, asked, 'returned');
  }

  private judge(me: Principal, id: string, asked: Judging, step: 'read' | 'returned'): Promise<WorkReport> {
    return this.change(me, id, asked, async (tx, row) => {
      mustBeJudgeable(factsOf(row), me.agentId);
      await this.access.mustLead(me, row.agent_id);
      await this.repository.judge(tx, id, step);
      return this.keep(tx, me, row, { step, note: asked.note, words: null, clientId: asked.clientId });
    });
  }

  /** What the desk counted stays as it was then, beside the words. */
  private async say(
    tx: Tx,
    me: Principal,
    row: WorkReportRow,
    said: Pick<NewStep, 'step' | 'note' | 'clientId'> & { words: WorkReportWords },
  ): Promise<WorkReport> {
    const about = { agentId: row.agent_id, kind: row.kind, from: row.from_day, to: row.to_day, zone: row.zone };
    const content = said.step === 'amended' && row.content ? row.content : await this.contents.of(about);
    await this.repository.say(tx, row.id, said.words, content, this.clock.now());
    return this.keep(tx, me, row, said);
  }

  private async keep(
    tx: Tx,
    me: Principal,
    row: WorkReportRow,
    step: Omit<NewStep, 'reportId' | 'at' | 'byId' | 'byName'>,
  ): Promise<WorkReport> {
    const by = { byId: me.agentId, byName: me.name, at: this.clock.now() };
    await this.repository.keepStep(tx, { ...step, ...by, reportId: row.id });
    return this.log.tell(tx, row.id, `work_report.${step.step}` satisfies Type, agentActor(me));
  }

  /** A try that was made before answers what became of it, and changes nothing (law 3). */
  private change(
    me: Principal,
    id: string,
    { clientId, version }: { clientId: string; version: number },
    act: (tx: Tx, row: WorkReportRow, at: Date) => Promise<WorkReport>,
  ): Promise<WorkReport> {
    return this.database.transaction(async (tx) => {
      const row = found(await this.repository.lock(tx, id));
      await this.access.mustSee(me, row.agent_id);
      const earlier = await this.repository.stepOf(tx, id, clientId);
      if (earlier) return this.again(tx, id, earlier, me);
      if (row.version !== version) throw new DomainError('version_conflict', { version: row.version });
      return act(tx, row, this.clock.now());
    });
  }

  private async again(tx: Tx, id: string, { by_id }: { by_id: string }, me: Principal): Promise<WorkReport> {
    if (by_id !== me.agentId) throw new DomainError('client_id_reused');
    return workReportView(found(await this.repository.row(tx, id)));
  }
}
