import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { type territoryImported, territoryWrite } from '#contract';
import { DomainError, parseTerritoryList, type TerritoryLine } from '#domain';
import { Database, type Tx } from '../../platform/database/database';
import { AgentsService } from '../agents/agents.service';
import type { Acting } from '../setup/acting';
import { TeamsService } from '../teams/teams.service';
import { TerritoriesRepository } from './territories.repository';
import { Territories, type TerritoryWrite } from './territories.service';

type Imported = z.output<typeof territoryImported>;
type Fault = Imported['faults'][number];
type Names = { agents: Map<string, string>; teams: Map<string, string> };

/** Ends the transaction of a list that is only tried, or that has faults. */
class NotTaken extends Error {}

/** Takes a pasted list of areas whole or not at all; areas of the same name are written anew. */
@Injectable()
export class TerritoryImport {
  constructor(
    private readonly database: Database,
    private readonly territories: Territories,
    private readonly repository: TerritoriesRepository,
    private readonly agents: AgentsService,
    private readonly teams: TeamsService,
  ) {}

  async take(by: Acting, text: string, dryRun: boolean): Promise<Imported> {
    const { lines, faults } = parseTerritoryList(text);
    const names = await this.names();
    const result: Imported = { created: 0, updated: 0, faults: faults.map((fault) => ({ ...fault, detail: '' })) };
    if (lines.length === 0 && faults.length === 0) throw new DomainError('territory_list_invalid');
    await this.database
      .transaction(async (tx) => {
        await this.repository.takeTurn(tx);
        for (const line of lines) await this.takeLine(tx, by, line, names, result);
        if (dryRun || result.faults.length > 0) throw new NotTaken();
      })
      .catch((error: unknown) => {
        if (!(error instanceof NotTaken)) throw error;
      });
    result.faults.sort((a, b) => a.line - b.line);
    return result;
  }

  private async takeLine(tx: Tx, by: Acting, line: TerritoryLine, names: Names, result: Imported): Promise<void> {
    const read = writeOf(line, names);
    if ('fault' in read) return void result.faults.push(read);
    try {
      const before = (await this.repository.all(tx)).find(({ name }) => name === line.name);
      if (before) await this.territories.updateIn(tx, by, before.id, read, null);
      else await this.territories.createIn(tx, by, read);
      result[before ? 'updated' : 'created'] += 1;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      result.faults.push({ line: line.line, fault: error.code, detail: Object.values(error.detail).join(' ') });
    }
  }

  private async names(): Promise<Names> {
    const [agents, teams] = await Promise.all([this.agents.accounts(), this.teams.all()]);
    return {
      agents: new Map(agents.map(({ workNumber, id }) => [workNumber, id])),
      teams: new Map(teams.map(({ name, id }) => [name, id])),
    };
  }
}

function writeOf({ line, terms, ...rest }: TerritoryLine, names: Names): TerritoryWrite | Fault {
  const ownerId = rest.ownerWorkNumber === null ? null : names.agents.get(rest.ownerWorkNumber);
  if (ownerId === undefined) return { line, fault: 'owner_unknown', detail: rest.ownerWorkNumber! };
  const teamId = rest.teamName === null ? null : names.teams.get(rest.teamName);
  if (teamId === undefined) return { line, fault: 'team_unknown', detail: rest.teamName! };
  const { name, salesperson, salespersonPhone } = rest;
  const read = territoryWrite.safeParse({ name, ownerId, teamId, salesperson, salespersonPhone, ...terms });
  if (read.success) return read.data;
  return { line, fault: 'invalid_input', detail: read.error.issues[0]!.path.join('.') };
}
