import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { FigureMail, figureMailChange, figureMailPlan, FigureMailPlan } from '#contract';
import { checkFigureMail, DomainError, nextFigureMail } from '#domain';
import { AgentsService } from '../../desk/agents/agents.service';
import type { Acting } from '../../desk/setup/acting';
import { CompanyService } from '../../desk/setup/company.service';
import { found } from '../../desk/setup/refusals';
import { ledTeams } from '../../desk/tickets/gate';
import { AuditLog } from '../../platform/auth/audit-log';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { Wake } from '../../platform/wake/wake';
import { FIGURE_KEYS } from '../catalogue/catalogue';
import { figureMailView, timeOf } from './figure-mail.view';
import { type FigureMailRow, FigureMailsRepository, type NextMail } from './figure-mails.repository';

export const FIGURE_MAILS = 'figure-mails';

/** Schedules of figures by mail: leads keep their own, admins all. */
@Injectable()
export class FigureMails {
  constructor(
    private readonly database: Database,
    private readonly repository: FigureMailsRepository,
    private readonly agents: AgentsService,
    private readonly company: CompanyService,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly wake: Wake,
  ) {}

  async list(me: Principal): Promise<{ zone: string; rows: FigureMail[] }> {
    mustPlan(me);
    const { zone } = await this.company.get();
    const rows = await this.repository.list(me.role === 'admin' ? null : me.agentId);
    return { zone, rows: rows.map(figureMailView) };
  }

  async plan(me: Acting, { clientId, ...plan }: z.output<typeof figureMailPlan>): Promise<FigureMail> {
    mustPlan(me);
    const next = await this.check(me, plan);
    return this.database.transaction(async (tx) => {
      const of = { id: newId(), ownerId: me.agentId, clientId, at: this.clock.now() };
      const { id, isNew } = await this.repository.insert(tx, of, plan, next);
      if (isNew) await this.record(tx, me, 'figure_mail.planned', plan.name, { ...plan });
      return this.view(tx, id);
    });
  }

  async change(me: Acting, id: string, { version, ...plan }: z.output<typeof figureMailChange>): Promise<FigureMail> {
    mustPlan(me);
    const next = await this.check(me, plan);
    return this.act(me, id, version, async (tx) => {
      await this.repository.change(tx, id, plan, next);
      await this.record(tx, me, 'figure_mail.changed', plan.name, { ...plan });
    });
  }

  /** One that goes on is due when it would be next: what it missed is not sent. */
  async pause(me: Acting, id: string, { paused, version }: { paused: boolean; version: number }): Promise<FigureMail> {
    const { zone } = await this.company.get();
    return this.act(me, id, version, async (tx, row) => {
      const now = this.clock.now();
      await this.repository.pause(tx, id, paused ? now : null, { at: nextFigureMail(zone, now, timeOf(row)), zone });
      await this.record(tx, me, paused ? 'figure_mail.paused' : 'figure_mail.resumed', row.name);
    });
  }

  /** Out of turn, also where it is paused; the same client id again sends nothing more. */
  send(me: Acting, id: string, clientId: string): Promise<FigureMail> {
    return this.act(me, id, null, async (tx, row) => {
      const now = this.clock.now();
      const letters = row.recipient_ids.map((agentId) => ({ id: newId(), mailId: id, agentId }));
      const turn = { turn: `${me.agentId} ${clientId}`, slotAt: now, byId: me.agentId };
      await this.repository.post(tx, letters, turn, now);
      await this.record(tx, me, 'figure_mail.sent', row.name);
    });
  }

  async delete(me: Acting, id: string): Promise<void> {
    mustPlan(me);
    await this.database.transaction(async (tx) => {
      const row = own(me, await this.repository.lock(tx, id));
      await this.repository.delete(tx, id, this.clock.now());
      await this.record(tx, me, 'figure_mail.deleted', row.name);
    });
  }

  private act(
    me: Acting,
    id: string,
    version: number | null,
    work: (tx: Tx, row: FigureMailRow) => Promise<void>,
  ): Promise<FigureMail> {
    mustPlan(me);
    return this.database.transaction(async (tx) => {
      const row = own(me, await this.repository.lock(tx, id));
      if (version !== null && version !== row.version)
        throw new DomainError('version_conflict', { version: row.version });
      await work(tx, row);
      return this.view(tx, id);
    });
  }

  /** Answers when it is due first. */
  private async check(me: Principal, plan: FigureMailPlan): Promise<NextMail> {
    checkFigureMail(plan, FIGURE_KEYS);
    const known = new Set((await this.agents.accounts()).map(({ id }) => id));
    if (!plan.recipientIds.every((id) => known.has(id))) throw new DomainError('not_found');
    const seesTeam = me.role === 'admin' || me.visibility === 'all' || me.teamIds.includes(plan.teamId ?? '');
    if (plan.teamId && !seesTeam) throw new DomainError('not_found');
    const { zone } = await this.company.get();
    return { at: nextFigureMail(zone, this.clock.now(), plan), zone };
  }

  private async view(tx: Tx, id: string): Promise<FigureMail> {
    tx.afterCommit(() => this.wake.up(FIGURE_MAILS));
    return figureMailView(found(await this.repository.byId(tx, id)));
  }

  private record(tx: Tx, me: Acting, act: string, subject: string, detail?: Record<string, unknown>): Promise<void> {
    return this.audit.write({ agentId: me.agentId, agentName: me.name, act, subject, detail, ip: me.ip }, tx);
  }
}

function mustPlan(me: Principal): void {
  if (me.role !== 'admin' && ledTeams(me).length === 0) throw new DomainError('forbidden');
}

/** Somebody else's is not there. */
function own(me: Principal, row: FigureMailRow | null): FigureMailRow {
  if (!row || (me.role !== 'admin' && row.owner_id !== me.agentId)) throw new DomainError('not_found');
  return row;
}
