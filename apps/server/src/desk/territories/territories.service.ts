import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Territory, territoryUpdate, territoryWrite } from '#contract';
import { DomainError, territoryOverlap } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { Database, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { AgentsService } from '../agents/agents.service';
import type { Acting } from '../setup/acting';
import { found, refusingDuplicates, wrongField } from '../setup/refusals';
import { SetupLog } from '../setup/setup-log';
import { TeamsService } from '../teams/teams.service';
import {
  TerritoriesRepository,
  type TerritoryFields,
  type TerritoryRow,
  territoryView,
} from './territories.repository';

export type TerritoryWrite = z.output<typeof territoryWrite>;

/** The areas as admins keep them: no place is two areas', and no owner is on trial (DOMAIN H1). */
@Injectable()
export class Territories {
  constructor(
    private readonly database: Database,
    private readonly repository: TerritoriesRepository,
    private readonly agents: AgentsService,
    private readonly teams: TeamsService,
    private readonly setupLog: SetupLog,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<Territory[]> {
    return (await this.repository.all()).map(territoryView);
  }

  create(by: Acting, input: TerritoryWrite): Promise<Territory> {
    return this.write(async (tx) => this.view(tx, await this.createIn(tx, by, input)));
  }

  update(by: Acting, id: string, { version, ...input }: z.output<typeof territoryUpdate>): Promise<Territory> {
    return this.write(async (tx) => this.view(tx, await this.updateIn(tx, by, id, input, version)));
  }

  delete(by: Acting, id: string): Promise<void> {
    return this.write(async (tx) => {
      const before = await this.row(tx, id);
      await this.repository.delete(tx, id, this.clock.now());
      await this.record(tx, by, 'territory.deleted', before);
    });
  }

  /** Within somebody else's transaction, which has taken its turn: a list is taken whole or not at all. */
  async createIn(tx: Tx, by: Acting, input: TerritoryWrite): Promise<string> {
    const fields = fieldsOf(newId(), input);
    await this.check(tx, fields);
    await this.repository.insert(tx, fields);
    await this.record(tx, by, 'territory.created', fields);
    return fields.id;
  }

  async updateIn(tx: Tx, by: Acting, id: string, input: TerritoryWrite, version: number | null): Promise<string> {
    const before = await this.row(tx, id);
    if (version !== null && before.version !== version)
      throw new DomainError('version_conflict', { version: before.version });
    const fields = fieldsOf(id, input);
    await this.check(tx, fields);
    await this.repository.update(tx, fields);
    await this.record(tx, by, 'territory.updated', fields);
    return id;
  }

  private write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return refusingDuplicates({ territory_name: 'name' }, () =>
      this.database.transaction(async (tx) => {
        await this.repository.takeTurn(tx);
        return work(tx);
      }),
    );
  }

  private async view(tx: Tx, id: string): Promise<Territory> {
    return territoryView(await this.row(tx, id));
  }

  private async row(tx: Tx, id: string): Promise<TerritoryRow> {
    return found((await this.repository.all(tx)).find((row) => row.id === id));
  }

  private async check(tx: Tx, fields: TerritoryFields): Promise<void> {
    const { owner_id: ownerId, team_id: teamId } = fields;
    if (fields.area_codes.length + fields.places.length + fields.scenes.length === 0)
      throw wrongField('places', 'required');
    if (teamId && !(await this.teams.views(tx)).some(({ id }) => id === teamId)) throw wrongField('teamId', 'unknown');
    if (ownerId) await this.checkOwner(tx, ownerId, teamId);
    const rows = await this.repository.all(tx);
    const overlap = territoryOverlap(
      territoryView({ ...fields, version: 0, owner_on_probation: false }),
      rows.map(territoryView),
    );
    if (!overlap) return;
    const other = rows.find(({ id }) => id === overlap.withId)!.name;
    throw new DomainError('territory_overlap', { term: overlap.term, name: other });
  }

  private async checkOwner(tx: Tx, ownerId: string, teamId: string | null): Promise<void> {
    const owner = (await this.agents.accounts(tx)).find(({ id }) => id === ownerId);
    if (!owner) throw wrongField('ownerId', 'unknown');
    if (owner.disabledAt) throw new DomainError('agent_disabled', { agentId: ownerId });
    if (owner.probationSince) throw new DomainError('agent_on_probation', { name: owner.name });
    if (teamId && !owner.teamIds.includes(teamId)) throw new DomainError('agent_not_in_team', { agentId: ownerId });
  }

  private async record(tx: Tx, by: Acting, act: string, row: TerritoryFields): Promise<void> {
    const { id: subjectId, name: subject, owner_id: ownerId, team_id: teamId, salesperson } = row;
    const terms = [...row.area_codes, ...row.places, ...row.scenes];
    const detail = { ownerId, teamId, salesperson, terms };
    await this.setupLog.record(tx, by, { act, area: 'territories', subjectId, subject, detail });
  }
}

const fieldsOf = (id: string, input: TerritoryWrite): TerritoryFields => ({
  ...{ id, name: input.name, owner_id: input.ownerId, team_id: input.teamId },
  ...{ salesperson: input.salesperson, salesperson_phone: input.salespersonPhone },
  ...{ area_codes: unique(input.areaCodes), places: unique(input.places), scenes: unique(input.scenes) },
});

const unique = (terms: readonly string[]): string[] => [...new Set(terms)];
