import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Violation, violationAppeal, violationDecide, ViolationStep } from '#contract';
import {
  appealViolation,
  confirmViolation,
  decideAppeal,
  dismissViolation,
  DomainError,
  type Violation as Judged,
} from '#domain';
import { AttachmentsService } from '../../desk/attachments/attachments.service';
import type { Acting } from '../../desk/setup/acting';
import { found } from '../../desk/setup/refusals';
import { AuditLog } from '../../platform/auth/audit-log';
import { Clock } from '../../platform/clock/clock';
import { Database, type Tx } from '../../platform/database/database';
import { ConductAccess } from '../../desk/teams/conduct-access';
import { judgeable, Ledger, stepOf } from './ledger.service';
import type { ViolationRow } from './violation.view';
import { ViolationsRepository } from './violations.repository';

interface Change {
  version: number;
  step: ViolationStep['step'];
  text: string;
  type: Parameters<Ledger['save']>[3];
  files?: (tx: Tx, row: ViolationRow) => Promise<ViolationStep['files']>;
  decide: (judged: Judged, row: ViolationRow, now: Date) => Judged | Promise<Judged>;
}

/** The verbs on a violation: lock, decide, save, tell, and write down who did it. */
@Injectable()
export class ViolationsService {
  constructor(
    private readonly database: Database,
    private readonly repository: ViolationsRepository,
    private readonly access: ConductAccess,
    private readonly ledger: Ledger,
    private readonly attachments: AttachmentsService,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async confirm(me: Acting, id: string, version: number): Promise<Violation> {
    return this.change(me, id, {
      version,
      step: 'confirmed',
      text: '',
      type: 'violation.confirmed',
      decide: async (judged, row, now) => {
        await this.access.mustLead(me, row.agent_id);
        const term = await this.ledger.termOf(row.agent_id, 'violation.appeal_within', now);
        return confirmViolation(judged, me.agentId, term);
      },
    });
  }

  dismiss(me: Acting, id: string, { version, reason }: { version: number; reason: string }): Promise<Violation> {
    return this.change(me, id, {
      version,
      step: 'dismissed',
      text: reason,
      type: 'violation.dismissed',
      decide: async (judged, row) => {
        await this.access.mustLead(me, row.agent_id);
        return dismissViolation(judged, me.agentId, reason);
      },
    });
  }

  appeal(me: Acting, id: string, { version, text, fileIds }: z.output<typeof violationAppeal>): Promise<Violation> {
    const by = { kind: 'agent' as const, id: me.agentId };
    return this.change(me, id, {
      version,
      step: 'appealed',
      text,
      type: 'violation.appealed',
      files: (tx, row) => this.attachments.take(tx, by, fileIds, null, row.id),
      decide: async (judged, row, now) => {
        const decideUntil = await this.ledger.termOf(row.agent_id, 'violation.decide_within', now);
        return appealViolation(judged, { byId: me.agentId, text, now, decideUntil });
      },
    });
  }

  decide(me: Acting, id: string, decision: z.output<typeof violationDecide>): Promise<Violation> {
    return this.change(me, id, {
      version: decision.version,
      step: decision.outcome,
      text: decision.reason,
      type: 'violation.decided',
      decide: async (judged, row) => {
        await this.access.mustLead(me, row.agent_id);
        return decideAppeal(judged, me.agentId, decision);
      },
    });
  }

  private change(me: Acting, id: string, change: Change): Promise<Violation> {
    return this.database.transaction(async (tx) => {
      const row = found(await this.repository.lock(tx, id));
      await this.access.mustSee(me, row.agent_id);
      const now = this.clock.now();
      const after = await change.decide(judgeable(row), row, now);
      if (row.version !== change.version) throw new DomainError('version_conflict', { version: row.version });
      const files = (await change.files?.(tx, row)) ?? [];
      const step = { ...stepOf(change.step, now, { id: me.agentId, name: me.name }, change.text), files };
      const saved = { ...row, state: after.state, confirmed_by_id: after.confirmedById, due_at: after.dueAt };
      const view = await this.ledger.save(tx, saved, step, change.type);
      await this.note(tx, me, view, change);
      return view;
    });
  }

  private note(tx: Tx, me: Acting, view: Violation, { step, text }: Change): Promise<void> {
    const { id, agentName, rule, points, amount } = view;
    const worth = amount === null ? { points } : { amount };
    const detail = { violationId: id, rule, ...worth, ...(text ? { reason: text } : {}) };
    const who = { agentId: me.agentId, agentName: me.name, ip: me.ip };
    return this.audit.write({ ...who, act: `violation.${step}`, subject: agentName, detail }, tx);
  }
}
