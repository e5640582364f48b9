import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { AgentLimit, agentLimitWrite, AgentLimits as Listed } from '#contract';
import { dayRange, DomainError, localDayOf } from '#domain';
import { agentActor } from '../../platform/auth/actors';
import { AuditLog } from '../../platform/auth/audit-log';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { breaks, Database, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { AgentsService } from '../agents/agents.service';
import type { Acting } from '../setup/acting';
import { ConductAccess } from '../teams/conduct-access';
import { DESK } from '../tickets/ticket-change';
import { type LimitRow, LimitsRepository, limitView, type NewLimit } from './limits.repository';

type LimitWrite = z.output<typeof agentLimitWrite>;

const LISTED = 50;

/** An agent's limit, changed by who leads them: for the day, or until it is changed again. Routing obeys with the commit. */
@Injectable()
export class AgentLimits {
  constructor(
    private readonly database: Database,
    private readonly repository: LimitsRepository,
    private readonly agents: AgentsService,
    private readonly access: ConductAccess,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async list(me: Principal, agentId: string): Promise<Listed> {
    await this.access.mustSee(me, agentId);
    const { capacity } = await this.agents.view(agentId);
    return { capacity, rows: (await this.repository.list(agentId, LISTED)).map(limitView) };
  }

  async set(me: Acting, agentId: string, written: LimitWrite): Promise<AgentLimit> {
    await this.access.mustLead(me, agentId);
    try {
      return await this.database.transaction((tx) => this.setOnce(tx, me, agentId, written));
    } catch (error) {
      // The same client id was being written at the same moment.
      if (!breaks(error, 'agent_limit_by_id_client_id_key')) throw error;
      return this.set(me, agentId, written);
    }
  }

  /** Gives back what held before the day. Answers when the next one is over. */
  async endDue(limit: number): Promise<{ ended: number; nextAt: Date | null }> {
    const due = await this.repository.due(this.clock.now(), limit);
    for (const { agent_id } of due) await this.database.transaction((tx) => this.giveBack(tx, agent_id));
    return { ended: due.length, nextAt: await this.repository.nextEnd() };
  }

  private async setOnce(tx: Tx, me: Acting, agentId: string, written: LimitWrite): Promise<AgentLimit> {
    const earlier = await this.repository.byClient(tx, me.agentId, written.clientId);
    if (earlier && earlier.agent_id !== agentId) throw new DomainError('client_id_reused');
    return limitView(earlier ?? (await this.write(tx, me, agentId, written)));
  }

  /** The agent's row is locked first, so that of two leads the second builds on what the first has set. */
  private async write(tx: Tx, me: Acting, agentId: string, written: LimitWrite): Promise<LimitRow> {
    const { clientId, capacity, until, reason } = written;
    const was = await this.agents.setCapacity(tx, agentId, capacity, agentActor(me));
    const now = this.clock.now();
    const running = await this.repository.endRunning(tx, agentId, now, me.name);
    const untilAt = until === 'today' ? await this.endOfDay(tx, now) : null;
    const row: NewLimit = {
      ...{ id: newId(), agent_id: agentId, capacity, usual: running?.usual ?? was, reason, from_at: now },
      // What holds until it is changed is the usual from now on: nothing runs out.
      ...{ until_at: untilAt, ended_at: untilAt ? null : now, ended_by_name: null },
      ...{ by_id: me.agentId, by_name: me.name, client_id: clientId },
    };
    await this.repository.insert(tx, row);
    await this.record(tx, me, row, was);
    return row;
  }

  /** The agent is locked before the row, as by who sets a limit. */
  private async giveBack(tx: Tx, agentId: string): Promise<void> {
    const usual = await this.repository.usualOfDue(tx, agentId, this.clock.now());
    if (usual === null) return;
    await this.agents.setCapacity(tx, agentId, usual, DESK);
    await this.repository.endDue(tx, agentId, this.clock.now());
  }

  private async endOfDay(tx: Tx, now: Date): Promise<Date> {
    const company = await tx.row<{ zone: string }>('select zone from company');
    return dayRange(company!.zone, localDayOf(company!.zone, now)).to;
  }

  private async record(tx: Tx, me: Acting, row: LimitRow, was: number): Promise<void> {
    const subject = (await this.agents.names()).get(row.agent_id)?.name ?? '';
    const detail = { from: was, to: row.capacity, untilAt: row.until_at?.toISOString() ?? null, reason: row.reason };
    const entry = { agentId: me.agentId, agentName: me.name, act: 'agent.limit_changed', subject, detail, ip: me.ip };
    await this.audit.write(entry, tx);
  }
}
