import { Injectable } from '@nestjs/common';
import type { TerritoryFound } from '#contract';
import { Clock } from '../../platform/clock/clock';
import { AgentsService } from '../agents/agents.service';
import { ContactsService } from '../contacts/contacts.service';
import { StandIns } from '../dispatch/stand-ins.service';
import { DispatchStops } from '../dispatch/stops.service';
import { TerritoriesRepository, territoryView } from './territories.repository';
import { TerritoryFinder } from './territory-finder.service';

/** The area of a contact with whoever is there for it, as a panel or an admin's test box shows it. */
@Injectable()
export class ContactTerritory {
  constructor(
    private readonly finder: TerritoryFinder,
    private readonly repository: TerritoriesRepository,
    private readonly contacts: ContactsService,
    private readonly agents: AgentsService,
    private readonly stops: DispatchStops,
    private readonly standIns: StandIns,
    private readonly clock: Clock,
  ) {}

  async of(contactId: string): Promise<TerritoryFound> {
    const { phone, address, id } = await this.contacts.view(contactId);
    return this.at({ phone: phone ?? '', address: address ?? '', scene: (await this.repository.lastScene(id)) ?? '' });
  }

  async at(where: { phone: string; address: string; scene: string }): Promise<TerritoryFound> {
    const { territory, looks } = await this.finder.find(where);
    const names = await this.finder.names();
    return {
      territory: territory && territoryView(territory),
      owner: territory?.owner_id ? await this.owner(territory.owner_id, territory.owner_on_probation) : null,
      looks: looks.map(({ match, ...look }) => ({
        ...look,
        match: match && { ...match, name: names.get(match.territoryId) ?? '' },
      })),
    };
  }

  private async owner(id: string, onProbation: boolean): Promise<TerritoryFound['owner']> {
    const now = this.clock.now();
    const { name, workNumber, presence, disabledAt } = await this.agents.view(id);
    const suspended = (await this.stops.suspendedAt(now)).has(id);
    const absent = presence === 'offline' || presence === 'away' ? presence : null;
    const away = disabledAt ? 'disabled' : onProbation ? 'probation' : suspended ? 'suspended' : absent;
    const standInId = (await this.standIns.at(now)).get(id) ?? null;
    const standInName = standInId && ((await this.agents.names()).get(standInId)?.name ?? null);
    return { id, name, workNumber, away, standInId, standInName };
  }
}
