import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Ladder, ladderWrite } from '#contract';
import { DomainError, ladderFaults } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { Database, type Sql } from '../../platform/database/database';
import { AgentsService } from '../agents/agents.service';
import type { Acting } from '../setup/acting';
import { wrongField, wrongFields } from '../setup/refusals';
import { SetupLog } from '../setup/setup-log';
import { TeamsService } from '../teams/teams.service';
import { type LadderRow, LaddersRepository } from './ladders.repository';

type Written = z.output<typeof ladderWrite>;
/** The ladder of all in the log of events, where every subject has an id. */
const OF_ALL = '00000000-0000-7000-8000-00000000a11a';

/** What the product comes with: reminder, word to the leads and breach belong to the window itself, and nothing is added. */
const ORIGINAL = { steps: [], max_transfers: 2, manager_id: null };

/** A team's ladder as it holds: its own, or that of all. */
export interface LadderInForce {
  steps: NonNullable<Ladder['steps']>;
  maxTransfers: number;
  managerId: string | null;
}

/** Ladders are dated versions (law 8): each writing is kept, and tells the planner through its event. */
@Injectable()
export class LaddersService {
  constructor(
    private readonly database: Database,
    private readonly repository: LaddersRepository,
    private readonly teams: TeamsService,
    private readonly agents: AgentsService,
    private readonly setupLog: SetupLog,
    private readonly clock: Clock,
  ) {}

  /** That of all first, then each team's, also those that follow it. */
  async list(): Promise<Ladder[]> {
    const rows = await this.repository.latest();
    const ids = [null, ...(await this.teams.views()).map(({ id }) => id)];
    return ids.map((id) => viewOf(id, rows));
  }

  async inForce(teamId: string | null, sql?: Sql): Promise<LadderInForce> {
    return (await this.all(sql))(teamId);
  }

  /** Every ladder of this moment, for who asks for many tickets at once. */
  async all(sql?: Sql): Promise<(teamId: string | null) => LadderInForce> {
    const rows = await this.repository.latest(sql);
    return (teamId) => {
      const general = rows.find(({ team_id }) => team_id === null) ?? ORIGINAL;
      const own = teamId === null ? undefined : rows.find(({ team_id }) => team_id === teamId);
      const { steps, max_transfers: maxTransfers, manager_id: managerId } = own?.steps ? own : general;
      return { steps: steps ?? [], maxTransfers, managerId };
    };
  }

  async write(by: Acting, written: Written): Promise<Ladder> {
    await this.refuseFaulty(written);
    return this.database.transaction(async (tx) => {
      await this.repository.lock(tx);
      const held = viewOf(written.teamId, await this.repository.latest(tx));
      if (held.version !== written.version) throw new DomainError('version_conflict', { version: held.version });
      const row = rowOf(written, by, this.clock.now());
      await this.repository.append(tx, { ...row, by_agent_id: by.agentId });
      const team = written.teamId ? await this.teams.byId(written.teamId) : null;
      const subject = { area: 'ladders', subjectId: written.teamId ?? OF_ALL, subject: team?.name ?? '' };
      const detail = { version: row.version, steps: written.steps?.length ?? null };
      await this.setupLog.record(tx, by, { ...subject, act: 'ladder.written', detail });
      return viewOf(written.teamId, [row]);
    });
  }

  private async refuseFaulty({ teamId, steps, managerId }: Written): Promise<void> {
    if (teamId !== null) await this.teams.byId(teamId);
    if (teamId === null && steps === null) throw wrongField('steps', 'required');
    const faults = ladderFaults(steps ?? []);
    if (faults.length > 0) throw wrongFields(faults.map(({ at, fault }) => ({ path: `steps.${at}`, rule: fault })));
    if (managerId) await this.mustWork(managerId, 'managerId');
    for (const [at, { to }] of (steps ?? []).entries()) {
      if (to?.kind === 'agent') await this.mustWork(to.id, `steps.${at}`);
      if (to?.kind === 'team') await this.teams.byId(to.id);
    }
  }

  private async mustWork(agentId: string, field: string): Promise<void> {
    if (!(await this.agents.principal(agentId))) throw wrongField(field, 'receiver');
  }
}

const rowOf = (written: Written, by: Acting, now: Date): LadderRow => ({
  team_id: written.teamId,
  version: written.version + 1,
  steps: written.steps,
  max_transfers: written.maxTransfers,
  manager_id: written.managerId,
  written_at: now,
  by_name: by.name,
});

function viewOf(teamId: string | null, rows: readonly LadderRow[]): Ladder {
  const row = rows.find(({ team_id }) => team_id === teamId);
  return {
    teamId,
    steps: row ? row.steps : teamId === null ? ORIGINAL.steps : null,
    maxTransfers: row?.max_transfers ?? ORIGINAL.max_transfers,
    managerId: row?.manager_id ?? null,
    version: row?.version ?? 0,
    writtenAt: row?.written_at.toISOString() ?? null,
    writtenBy: row?.by_name ?? null,
  };
}
