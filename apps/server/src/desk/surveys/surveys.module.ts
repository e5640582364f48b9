import { Module } from '@nestjs/common';
import { AllowancesModule } from '../allowances/allowances.module';
import { CalendarsModule } from '../calendars/calendars.module';
import { CallbacksModule } from '../callbacks/callbacks.module';
import { InboxesModule } from '../inboxes/inboxes.module';
import { PoliciesModule } from '../policies/policies.module';
import { RecordsModule } from '../records/records.module';
import { TeamsModule } from '../teams/teams.module';
import { TicketsModule } from '../tickets/tickets.module';
import { VisitorsModule } from '../visitors/visitors.module';
import { AnswerPageController } from './answer-page.controller';
import { SurveyFollowUps } from './survey-follow-ups.service';
import { SurveyListsRepository } from './survey-lists.repository';
import { SurveyLists } from './survey-lists.service';
import { SurveyLog } from './survey-log.service';
import { SurveyPlanner } from './survey-planner.service';
import { SurveyRules } from './survey-rules.service';
import { SurveySending } from './survey-sending.service';
import { SurveyRulesController, SurveysController } from './surveys.controller';
import { SurveysRepository } from './surveys.repository';
import { SurveysService } from './surveys.service';
import { VisitorSurveysController } from './visitor-surveys.controller';

/** What contacts say after a closing: who is asked, their answers and what follows. When events are followed is a flow's. */
@Module({
  imports: [
    AllowancesModule,
    CalendarsModule,
    CallbacksModule,
    InboxesModule,
    PoliciesModule,
    RecordsModule,
    TeamsModule,
    TicketsModule,
    VisitorsModule,
  ],
  controllers: [AnswerPageController, SurveyRulesController, SurveysController, VisitorSurveysController],
  providers: [
    SurveyFollowUps,
    SurveyLists,
    SurveyListsRepository,
    SurveyLog,
    SurveyPlanner,
    SurveyRules,
    SurveySending,
    SurveysRepository,
    SurveysService,
  ],
  exports: [SurveyPlanner, SurveyRules, SurveySending, SurveysService],
})
export class SurveysModule {}
