import { Module } from '@nestjs/common';
import { AgentsModule } from '../agents/agents.module';
import { CallbacksModule } from '../callbacks/callbacks.module';
import { ScriptsModule } from '../scripts/scripts.module';
import { TeamsModule } from '../teams/teams.module';
import { TicketsModule } from '../tickets/tickets.module';
import { MacroActs } from './macro-acts.service';
import { MacroRuns } from './macro-runs.service';
import { MacrosController } from './macros.controller';
import { MacrosRepository } from './macros.repository';
import { MacrosService } from './macros.service';
import { TicketActs } from './ticket-acts.service';

/** Saved words and acts in one. The acts are the tickets' own verbs; nothing may be done here that an agent may not do by hand. */
@Module({
  imports: [AgentsModule, CallbacksModule, ScriptsModule, TeamsModule, TicketsModule],
  controllers: [MacrosController],
  providers: [MacroActs, MacroRuns, MacrosRepository, MacrosService, TicketActs],
  exports: [MacrosService, TicketActs],
})
export class MacrosModule {}
