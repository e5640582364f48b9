import { Injectable } from '@nestjs/common';
import type { EventMap, QualityCheckView, QualitySampleView } from '#contract';
import type { Acting } from '../../desk/setup/acting';
import { found } from '../../desk/setup/refusals';
import { DESK } from '../../desk/tickets/ticket-change';
import { agentActor } from '../../platform/auth/actors';
import { AuditLog } from '../../platform/auth/audit-log';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/database';
import { EventLog } from '../../platform/events/event-log';
import { QualityAccess } from './quality-access';
import { QualityRepository } from './quality.repository';
import { checkView } from './quality.view';
import { SamplesRepository } from './samples.repository';

type Type = Extract<keyof EventMap, 'quality.sent' | 'quality.appealed' | 'quality.decided'>;

/** Tells and writes down what was done, in the transaction of the change. */
@Injectable()
export class QualityLog {
  constructor(
    private readonly checks: QualityRepository,
    private readonly samples: SamplesRepository,
    private readonly access: QualityAccess,
    private readonly events: EventLog,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async drawn(tx: Tx, me: Acting | null, { id, kind, from, to, seed, population, rows }: QualitySampleView) {
    await this.ofSample(tx, me, 'quality.drawn', id, 1);
    const detail = { sampleId: id, kind, seed, population, rows };
    await this.note(tx, me, 'quality.drawn', `${from} – ${to}`, detail);
  }

  /** A mark of a calibration: that there is one, and nothing of what it says. */
  async calibrated(tx: Tx, me: Acting, sampleId: string): Promise<void> {
    await this.ofSample(tx, me, 'quality.calibrated', sampleId, await this.samples.bump(tx, sampleId));
  }

  /** Of a saved check, as it is from now on. */
  async told(tx: Tx, me: Acting, id: string, type: Type): Promise<QualityCheckView> {
    const view = checkView(found(await this.checks.row(tx, id)));
    const teamIds = await this.access.teamsOf(view.agentId);
    const subject = { subjectKind: 'quality_check', subjectId: id, version: view.version };
    const about = { agentId: view.agentId, teamId: teamIds[0] ?? null };
    const payload = { view, teamIds };
    await this.events.append(tx, [
      { ...subject, ...about, type, payload, actor: agentActor(me), at: this.clock.now() },
    ]);
    await this.note(tx, me, type, view.agentName, { checkId: id, state: view.state, score: view.score });
    return view;
  }

  async note(tx: Tx, me: Acting | null, act: string, subject: string, detail: Record<string, unknown>): Promise<void> {
    const who = { agentId: me?.agentId ?? null, agentName: me?.name ?? DESK.name, ip: me?.ip ?? null };
    await this.audit.write({ ...who, act, subject, detail }, tx);
  }

  private async ofSample(
    tx: Tx,
    me: Acting | null,
    type: 'quality.drawn' | 'quality.calibrated',
    sampleId: string,
    version: number,
  ): Promise<void> {
    const subject = { subjectKind: 'quality_sample', subjectId: sampleId, version };
    const actor = me ? agentActor(me) : DESK;
    await this.events.append(tx, [{ ...subject, type, payload: { sampleId }, actor, at: this.clock.now() }]);
  }
}
