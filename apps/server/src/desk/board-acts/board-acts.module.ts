import { Module } from '@nestjs/common';
import { TeamsModule } from '../teams/teams.module';
import { TicketsModule } from '../tickets/tickets.module';
import { AgentLimitsController, BoardActsController } from './board-acts.controller';
import { LimitsRepository } from './limits.repository';
import { AgentLimits } from './limits.service';
import { TakingOver } from './taking-over.service';

/** What a team lead does from the live board: take over, whisper, change an agent's limit. What the board shows is not here. */
@Module({
  imports: [TeamsModule, TicketsModule],
  controllers: [BoardActsController, AgentLimitsController],
  providers: [AgentLimits, LimitsRepository, TakingOver],
  exports: [AgentLimits],
})
export class BoardActsModule {}
