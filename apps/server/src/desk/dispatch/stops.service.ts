import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { DispatchStop, dispatchStopWrite } from '#contract';
import { DomainError } from '#domain';
import { agentActor } from '../../platform/auth/actors';
import { AuditLog } from '../../platform/auth/audit-log';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Cached, SETUP_CHANGED } from '../../platform/database/cached';
import { breaks, Database, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { EventLog, type NewEvent } from '../../platform/events/event-log';
import { Wake } from '../../platform/wake/wake';
import { AgentsService } from '../agents/agents.service';
import { SettingsService } from '../policies/settings.service';
import type { Acting } from '../setup/acting';
import { found } from '../setup/refusals';
import { ConductAccess } from '../teams/conduct-access';
import { DESK } from '../tickets/ticket-change';
import { type NewStop, type StopRow, StopsRepository, stopView } from './stops.repository';

type StopWrite = z.output<typeof dispatchStopWrite>;

const DAY_MS = 86_400_000;
const LISTED = 200;

/** Dispatch suspended for an agent (DOMAIN B14): a row with a beginning and an end, seen by them, their leads and admins. */
@Injectable()
export class DispatchStops {
  private readonly running: Cached<StopRow[]>;

  constructor(
    private readonly database: Database,
    private readonly repository: StopsRepository,
    private readonly access: ConductAccess,
    private readonly agents: AgentsService,
    private readonly settings: SettingsService,
    private readonly audit: AuditLog,
    private readonly events: EventLog,
    private readonly clock: Clock,
    private readonly wake: Wake,
  ) {
    this.running = new Cached(wake, () => this.repository.running());
  }

  /** Who is given nothing at this time. Costs no query. */
  async suspendedAt(at: Date): Promise<Set<string>> {
    const standing = (await this.running.get()).filter(({ from_at, until_at }) => from_at <= at && at < until_at);
    return new Set(standing.map(({ agent_id }) => agent_id));
  }

  async list(me: Principal, agentId?: string): Promise<{ rows: DispatchStop[]; usualDays: number }> {
    if (agentId) await this.access.mustSee(me, agentId);
    const rows = await this.repository.list(await this.access.seenAgents(me), agentId, LISTED);
    return { rows: rows.map(stopView), usualDays: await this.settings.at('dispatch.suspend', this.clock.now()) };
  }

  async stop(me: Acting, { clientId, agentId, reason, days }: StopWrite): Promise<DispatchStop> {
    await this.access.mustLead(me, agentId);
    await this.agents.view(agentId);
    const now = this.clock.now();
    const length = days ?? (await this.settings.at('dispatch.suspend', now));
    const row: NewStop = {
      ...{ id: newId(), agent_id: agentId, from_at: now, until_at: new Date(now.getTime() + length * DAY_MS), reason },
      ...{ by_id: me.agentId, by_name: me.name, created_at: now, client_id: clientId },
    };
    try {
      return await this.database.transaction((tx) => this.insert(tx, me, row));
    } catch (error) {
      throw breaks(error, 'dispatch_stop_one') ? new DomainError('dispatch_already_stopped', { agentId }) : error;
    }
  }

  /** Before its time; one that is over stays as it ended. */
  end(me: Acting, id: string): Promise<DispatchStop> {
    return this.database.transaction(async (tx) => {
      const row = found(await this.repository.lock(tx, id));
      await this.access.mustLead(me, row.agent_id);
      const now = this.clock.now();
      if (row.ended_at || row.until_at <= now) throw new DomainError('dispatch_stop_over');
      const ended = await this.finish(tx, row, { at: now, byId: me.agentId, byName: me.name }, agentActor(me));
      await this.record(tx, me, 'dispatch.resumed', ended);
      return stopView(ended);
    });
  }

  /** Ends those whose time is over. Answers when the next one is. */
  async endDue(limit: number): Promise<{ ended: number; nextAt: Date | null }> {
    const ended = await this.database.transaction(async (tx) => {
      const rows = await this.repository.over(tx, this.clock.now(), limit);
      for (const row of rows) await this.finish(tx, row, { at: row.until_at, byId: null, byName: null }, DESK);
      return rows.length;
    });
    return { ended, nextAt: await this.repository.nextEnd() };
  }

  private async insert(tx: Tx, me: Acting, row: NewStop): Promise<DispatchStop> {
    if (!(await this.repository.insert(tx, row))) {
      const first = found(await this.repository.byClient(tx, me.agentId, row.client_id));
      if (first.agent_id !== row.agent_id) throw new DomainError('client_id_reused');
      return stopView(first);
    }
    const stop = found(await this.repository.lock(tx, row.id));
    await this.tell(tx, 'dispatch.stopped', stop, agentActor(me));
    await this.record(tx, me, 'dispatch.stopped', stop);
    return stopView(stop);
  }

  private async finish(
    tx: Tx,
    row: StopRow,
    { at, byId, byName }: { at: Date; byId: string | null; byName: string | null },
    actor: NewEvent['actor'],
  ): Promise<StopRow> {
    const ended = { ...row, ended_at: at, ended_by_id: byId, ended_by_name: byName, version: row.version + 1 };
    await this.repository.end(tx, ended);
    await this.tell(tx, 'dispatch.resumed', ended, actor);
    return ended;
  }

  /** Caches are dropped before the feed moves, and the queue is looked through with what holds now. */
  private async tell(tx: Tx, type: string, row: StopRow, actor: NewEvent['actor']): Promise<void> {
    tx.afterCommit(() => this.wake.up(SETUP_CHANGED));
    const payload = { view: stopView(row), teamIds: await this.access.teamsOf(row.agent_id) };
    const about = { subjectKind: 'dispatch_stop', subjectId: row.id, version: row.version, agentId: row.agent_id };
    await this.events.append(tx, [{ ...about, type, payload, actor, at: this.clock.now() }]);
  }

  private async record(tx: Tx, me: Acting, act: string, row: StopRow): Promise<void> {
    const subject = (await this.agents.names()).get(row.agent_id)?.name ?? '';
    const detail = { untilAt: row.until_at.toISOString(), reason: row.reason };
    await this.audit.write({ agentId: me.agentId, agentName: me.name, act, subject, detail, ip: me.ip }, tx);
  }
}
