import { Module } from '@nestjs/common';
import { AgentsModule } from '../agents/agents.module';
import { CalendarsModule } from '../calendars/calendars.module';
import { CallbacksModule } from '../callbacks/callbacks.module';
import { ContactsModule } from '../contacts/contacts.module';
import { LadderModule } from '../ladder/ladder.module';
import { MacrosModule } from '../macros/macros.module';
import { PoliciesModule } from '../policies/policies.module';
import { ServiceFactsModule } from '../service-facts/service-facts.module';
import { TicketsModule } from '../tickets/tickets.module';
import { AutomationController } from './automation.controller';
import { PastRepository } from './past.repository';
import { PlanningRepository } from './planning.repository';
import { RuleActs } from './rule-acts.service';
import { RuleFactsService } from './rule-facts.service';
import { RuleJudging } from './rule-judging.service';
import { RulePast } from './rule-past.service';
import { RulePlanner } from './rule-planner.service';
import { RulesRepository } from './rules.repository';
import { RulesService } from './rules.service';
import { RunsRepository } from './runs.repository';
import { RunsService } from './runs.service';
import { RuleTrials } from './trials.service';

/** What admins let the desk do by itself, and what came of it. The acts are the tickets' own verbs. */
@Module({
  imports: [
    AgentsModule,
    CalendarsModule,
    CallbacksModule,
    ContactsModule,
    LadderModule,
    MacrosModule,
    PoliciesModule,
    ServiceFactsModule,
    TicketsModule,
  ],
  controllers: [AutomationController],
  providers: [
    PastRepository,
    PlanningRepository,
    RuleActs,
    RuleFactsService,
    RuleJudging,
    RulePast,
    RulePlanner,
    RulesRepository,
    RulesService,
    RunsRepository,
    RunsService,
    RuleTrials,
  ],
  exports: [RulePlanner, RunsService],
})
export class AutomationModule {}
