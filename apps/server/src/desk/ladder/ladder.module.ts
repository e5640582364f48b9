import { Module } from '@nestjs/common';
import { AgentsModule } from '../agents/agents.module';
import { CalendarsModule } from '../calendars/calendars.module';
import { ChannelHealthModule } from '../channel-health/channel-health.module';
import { PoliciesModule } from '../policies/policies.module';
import { ShiftsModule } from '../shifts/shifts.module';
import { TeamsModule } from '../teams/teams.module';
import { TicketsModule } from '../tickets/tickets.module';
import { EscalationActs } from './escalation-acts.service';
import { EscalationLettersRepository } from './escalation-letters.repository';
import { EscalationLetters } from './escalation-letters.service';
import { EscalationsRepository } from './escalations.repository';
import { EscalationsService } from './escalations.service';
import { EscalationsController, LaddersController } from './ladder.controller';
import { LadderPlanner } from './ladder-planner.service';
import { LaddersRepository } from './ladders.repository';
import { LaddersService } from './ladders.service';
import { NoSolutionRepository } from './no-solution.repository';
import { NoSolutionService } from './no-solution.service';
import { LadderReadingRepository } from './reading.repository';
import { ReceiversOfSteps } from './receivers-of-steps';
import { ResolutionPlanner } from './resolution-planner';
import { TicketEscalationsService } from './ticket-escalations.service';

/** Who hears of a wait that lasts, and of tickets nobody can solve. Reminder, word to the leads and breach are the window's own. */
@Module({
  imports: [
    AgentsModule,
    CalendarsModule,
    ChannelHealthModule,
    PoliciesModule,
    ShiftsModule,
    TeamsModule,
    TicketsModule,
  ],
  controllers: [LaddersController, EscalationsController],
  providers: [
    EscalationActs,
    EscalationLetters,
    EscalationLettersRepository,
    EscalationsRepository,
    EscalationsService,
    LadderPlanner,
    LadderReadingRepository,
    LaddersRepository,
    LaddersService,
    NoSolutionRepository,
    NoSolutionService,
    ReceiversOfSteps,
    ResolutionPlanner,
    TicketEscalationsService,
  ],
  exports: [EscalationLetters, EscalationsService, LadderPlanner, LaddersService, NoSolutionService, ReceiversOfSteps],
})
export class LadderModule {}
