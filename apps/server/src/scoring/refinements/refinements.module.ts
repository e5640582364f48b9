import { Module } from '@nestjs/common';
import { AgentsModule } from '../../desk/agents/agents.module';
import { TeamsModule } from '../../desk/teams/teams.module';
import { TicketsModule } from '../../desk/tickets/tickets.module';
import { RefinementReadings } from './refinement-readings.service';
import { RefinementBoards } from './refinement-board.service';
import { RefinementsController } from './refinements.controller';
import { RefinementsRepository } from './refinements.repository';
import { Refinements } from './refinements.service';

/** The log of script refinement: one entry a day, scored by a team lead in two halves (DOMAIN K3). */
@Module({
  imports: [AgentsModule, TeamsModule, TicketsModule],
  controllers: [RefinementsController],
  providers: [RefinementBoards, Refinements, RefinementsRepository, RefinementReadings],
  exports: [Refinements, RefinementReadings],
})
export class RefinementsModule {}
