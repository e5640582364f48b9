import { Module } from '@nestjs/common';
import { TerritoriesModule } from '../territories/territories.module';
import { TicketsModule } from '../tickets/tickets.module';
import { TicketTerritoriesRepository } from './ticket-territories.repository';
import { TicketTerritories } from './ticket-territories.service';

/** Which area each ticket is in, told as an event, so that figures can count by it. Whom a ticket goes to is the tickets'. */
@Module({
  imports: [TerritoriesModule, TicketsModule],
  providers: [TicketTerritoriesRepository, TicketTerritories],
  exports: [TicketTerritories],
})
export class TicketTerritoriesModule {}
