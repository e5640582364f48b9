import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type {
  QualityAnswersView,
  qualityAppeal,
  QualityCheckView,
  qualityDecide,
  qualitySend,
  QualityStep,
} from '#contract';
import {
  appealMark,
  checkAnswers,
  decideMark,
  DomainError,
  handCheck,
  mustReview,
  type QualityAnswers,
  type QualityLine,
  scoreQuality,
  sendMark,
} from '#domain';
import type { Acting } from '../../desk/setup/acting';
import { found } from '../../desk/setup/refusals';
import { Clock } from '../../platform/clock/clock';
import { Database, type Tx } from '../../platform/database/database';
import { Ledger } from '../violations/ledger.service';
import { MarkedLines } from './marked-lines.service';
import { QualityAccess } from './quality-access';
import { QualityForms } from './quality-forms.service';
import { QualityLog } from './quality-log.service';
import { QualityRepository } from './quality.repository';
import { checkView, ruled, type ShownCheck } from './quality.view';

/** The verbs on a check: lock, decide, save, tell. */
@Injectable()
export class QualityMarks {
  constructor(
    private readonly database: Database,
    private readonly checks: QualityRepository,
    private readonly access: QualityAccess,
    private readonly forms: QualityForms,
    private readonly marked: MarkedLines,
    private readonly ledger: Ledger,
    private readonly log: QualityLog,
    private readonly clock: Clock,
  ) {}

  /** Kept on the server for its reviewer; checked when it is sent. */
  async draft(me: Acting, id: string, answers: QualityAnswersView): Promise<{ ok: true }> {
    await this.change(me, id, async (tx, row) => {
      mustReview(ruled(row), me.agentId);
      await this.checks.save(tx, { ...row, draft: answers });
    });
    return { ok: true };
  }

  send(me: Acting, id: string, { formVersion, answers }: z.output<typeof qualitySend>): Promise<QualityCheckView> {
    return this.change(me, id, async (tx, row) => {
      const now = this.clock.now();
      const appealUntil = await this.ledger.termOf(row.agent_id, 'quality.appeal_within', now);
      const currentVersion = row.form_version ?? row.form_now;
      const check = sendMark(ruled(row), { byId: me.agentId, formVersion, currentVersion, appealUntil });
      const lines = await this.forms.lines(tx, row.form_id, formVersion);
      const scored = await this.scored(tx, row, lines, answers);
      const sent: ShownCheck = {
        ...row,
        ...scored,
        ...{ state: check.state, form_version: formVersion, draft: {}, marked_by_id: me.agentId, marked_at: now },
        appeal_due_at: row.calibration ? null : check.appealDueAt,
      };
      await this.save(tx, me, sent, { step: 'sent', text: '', answers: scored.answers });
      if (row.calibration) {
        await this.log.calibrated(tx, me, row.sample_id);
        return checkView(found(await this.checks.row(tx, id)));
      }
      await this.marked.propose(tx, me, sent, lines);
      return this.log.told(tx, me, id, 'quality.sent');
    });
  }

  assign(me: Acting, id: string, reviewerId: string): Promise<QualityCheckView> {
    return this.change(me, id, async (tx, row) => {
      if (row.calibration) throw new DomainError('forbidden');
      await this.access.mustLead(me, row.agent_id);
      const { reviewerId: to } = handCheck(ruled(row), reviewerId);
      const chosen = found((await this.access.reviewers(true))(row.agent_id).find(({ id }) => id === to));
      await this.checks.save(tx, { ...row, reviewer_id: chosen.id, draft: {} });
      await this.log.note(tx, me, 'quality.assigned', row.agent_name, { checkId: id, reviewer: chosen.name });
      return checkView(found(await this.checks.row(tx, id)));
    });
  }

  appeal(me: Acting, id: string, { version, text }: z.output<typeof qualityAppeal>): Promise<QualityCheckView> {
    return this.change(me, id, async (tx, row) => {
      mustBeSeen(me, row);
      const { state } = appealMark(ruled(row), { byId: me.agentId, now: this.clock.now() });
      mustBeVersion(row, version);
      await this.save(tx, me, { ...row, state }, { step: 'appealed', text, answers: null });
      return this.log.told(tx, me, id, 'quality.appealed');
    });
  }

  decide(me: Acting, id: string, decision: z.output<typeof qualityDecide>): Promise<QualityCheckView> {
    const { outcome, reason } = decision;
    return this.change(me, id, async (tx, row) => {
      await this.access.mustLead(me, row.agent_id);
      const { state } = decideMark(ruled(row), { byId: me.agentId, outcome });
      mustBeVersion(row, decision.version);
      if ((outcome === 'changed') !== (decision.answers !== undefined))
        throw new DomainError('invalid_input', { field: 'answers' });
      const lines = await this.forms.lines(tx, row.form_id, row.form_version!);
      const scored = decision.answers ? await this.scored(tx, row, lines, decision.answers) : {};
      const after: ShownCheck = { ...row, ...scored, state };
      await this.save(tx, me, after, { step: outcome, text: reason, answers: decision.answers ? after.answers : null });
      if (decision.answers) await this.marked.changed(tx, me, { before: row, after }, lines, reason);
      return this.log.told(tx, me, id, 'quality.decided');
    });
  }

  private async scored(tx: Tx, row: ShownCheck, lines: QualityLine[], answers: QualityAnswersView) {
    checkAnswers(lines, answers as QualityAnswers);
    await this.marked.mustBeSaid(tx, row, answers);
    const { score, fatal } = scoreQuality(lines, answers as QualityAnswers);
    return { answers, score, fatal };
  }

  private save(tx: Tx, me: Acting, row: ShownCheck, step: Pick<QualityStep, 'step' | 'text' | 'answers'>) {
    const by = { id: me.agentId, name: me.name };
    const taken = { ...step, at: this.clock.now().toISOString(), by, score: Number(row.score) };
    return this.checks.save(tx, { ...row, steps: [...row.steps, taken], version: row.version + 1 });
  }

  /** What `me` may not see is not there. */
  private change<T>(me: Acting, id: string, work: (tx: Tx, row: ShownCheck) => Promise<T>): Promise<T> {
    return this.database.transaction(async (tx) => {
      const row = found(await this.checks.lock(tx, id));
      if (row.agent_id !== me.agentId) found(await this.checks.one(await this.access.seeing(me), id));
      return work(tx, row);
    });
  }
}

/** An agent does not learn of checks that nobody has marked, nor of practice. */
function mustBeSeen({ agentId }: Acting, row: ShownCheck): void {
  if (row.agent_id === agentId && (row.calibration || row.state === 'open')) throw new DomainError('not_found');
}

function mustBeVersion(row: ShownCheck, version: number): void {
  if (row.version !== version) throw new DomainError('version_conflict', { version: row.version });
}
