import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { StandInView, standInWrite } from '#contract';
import { DomainError, standInLoop, standInsAt } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { Cached } from '../../platform/database/cached';
import { Database, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { Wake } from '../../platform/wake/wake';
import { AgentsService } from '../agents/agents.service';
import type { Acting } from '../setup/acting';
import { found, wrongField } from '../setup/refusals';
import { SetupLog } from '../setup/setup-log';
import { ConductAccess } from '../teams/conduct-access';
import { standInOf, type StandInRow, StandInsRepository, standInView } from './stand-ins.repository';

type StandInWrite = z.output<typeof standInWrite>;

/** Who takes the tickets meant for somebody who is away. Everybody arranges their own; leads those of their teams. */
@Injectable()
export class StandIns {
  private readonly rows: Cached<StandInRow[]>;

  constructor(
    private readonly database: Database,
    private readonly repository: StandInsRepository,
    private readonly access: ConductAccess,
    private readonly agents: AgentsService,
    private readonly setupLog: SetupLog,
    private readonly clock: Clock,
    wake: Wake,
  ) {
    this.rows = new Cached(wake, () => this.repository.standing(this.clock.now()));
  }

  /** Agent → stand-in at this time. Costs no query. */
  async at(at: Date): Promise<Map<string, string>> {
    return standInsAt((await this.rows.get()).map(standInOf), at);
  }

  async list(): Promise<StandInView[]> {
    return (await this.repository.standing(this.clock.now())).map(standInView);
  }

  async create(me: Acting, input: StandInWrite): Promise<StandInView> {
    if (input.agentId !== me.agentId) await this.access.mustLead(me, input.agentId);
    const row = this.rowOf(me, input);
    await this.check(row);
    return this.database.transaction(async (tx) => {
      await this.repository.takeTurn(tx);
      const first = await this.repository.byClient(tx, me.agentId, row.client_id);
      if (first && first.agent_id !== row.agent_id) throw new DomainError('client_id_reused');
      if (first) return standInView(first);
      await this.refuseLoop(tx, row);
      await this.repository.insert(tx, row);
      await this.record(tx, me, 'stand_in.set', row);
      return standInView(row);
    });
  }

  async end(me: Acting, id: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const row = found(await this.repository.lock(tx, id));
      if (row.agent_id !== me.agentId) await this.access.mustLead(me, row.agent_id);
      await this.repository.end(tx, id, this.clock.now());
      await this.record(tx, me, 'stand_in.ended', row);
    });
  }

  private async check({ agent_id, stand_in_id, from_at, until_at }: StandInRow): Promise<void> {
    await this.agents.view(agent_id);
    const standIn = await this.agents.view(stand_in_id);
    if (standIn.disabledAt) throw new DomainError('agent_disabled', { agentId: stand_in_id });
    if (until_at && until_at <= (from_at ?? this.clock.now())) throw wrongField('untilAt', 'too_small');
  }

  private async refuseLoop(tx: Tx, row: StandInRow): Promise<void> {
    const others = (await this.repository.standing(this.clock.now(), tx)).map(standInOf);
    const loop = standInLoop(others, standInOf(row));
    if (!loop) return;
    const names = await this.agents.names();
    throw new DomainError('stand_in_loop', { agents: loop.map((id) => names.get(id)?.name ?? '').join(' → ') });
  }

  private async record(tx: Tx, me: Acting, act: string, row: StandInRow): Promise<void> {
    const names = await this.agents.names();
    const detail = {
      standIn: names.get(row.stand_in_id)?.name ?? '',
      ...(row.from_at && { fromAt: row.from_at.toISOString() }),
      ...(row.until_at && { untilAt: row.until_at.toISOString() }),
    };
    const subject = { area: 'stand-ins', subjectId: row.id, subject: names.get(row.agent_id)?.name ?? '' };
    await this.setupLog.record(tx, me, { ...subject, act, detail });
  }

  private rowOf(me: Acting, { clientId, agentId, standInId, fromAt, untilAt }: StandInWrite): StandInRow {
    return {
      ...{ id: newId(), agent_id: agentId, stand_in_id: standInId },
      ...{ from_at: fromAt === null ? null : new Date(fromAt), until_at: untilAt === null ? null : new Date(untilAt) },
      ...{ by_id: me.agentId, by_name: me.name, created_at: this.clock.now(), client_id: clientId },
    };
  }
}
