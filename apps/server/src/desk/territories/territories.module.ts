import { Module } from '@nestjs/common';
import { AgentsModule } from '../agents/agents.module';
import { ContactsModule } from '../contacts/contacts.module';
import { DispatchModule } from '../dispatch/dispatch.module';
import { TeamsModule } from '../teams/teams.module';
import { ContactTerritory } from './contact-territory.service';
import { TerritoriesController } from './territories.controller';
import { TerritoriesRepository } from './territories.repository';
import { Territories } from './territories.service';
import { TerritoryFinder } from './territory-finder.service';
import { TerritoryImport } from './territory-import.service';

/** Areas with their owner, team and salesperson, and which one a contact is in. Whom a ticket goes to is the tickets'. */
@Module({
  imports: [AgentsModule, ContactsModule, DispatchModule, TeamsModule],
  controllers: [TerritoriesController],
  providers: [TerritoriesRepository, Territories, TerritoryImport, TerritoryFinder, ContactTerritory],
  exports: [ContactTerritory, Territories, TerritoryFinder],
})
export class TerritoriesModule {}
