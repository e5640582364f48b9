import { Module } from '@nestjs/common';
import { AgentsModule } from '../../desk/agents/agents.module';
import { CalendarsModule } from '../../desk/calendars/calendars.module';
import { PoliciesModule } from '../../desk/policies/policies.module';
import { ShiftsModule } from '../../desk/shifts/shifts.module';
import { TeamsModule } from '../../desk/teams/teams.module';
import { MetricsModule } from '../metrics/metrics.module';
import { RefinementsModule } from '../refinements/refinements.module';
import { ViolationsModule } from '../violations/violations.module';
import { WorkReportsModule } from '../work-reports/work-reports.module';
import { CardEvidence } from './card-evidence.service';
import { CardLog } from './card-log.service';
import { CardMeasures } from './card-measures.service';
import { CardMonths } from './card-months.service';
import { CardPlanning } from './card-planning.service';
import { CardReading } from './card-reading.service';
import { CardTemplates } from './card-templates.service';
import { CardsController, CardTemplatesController } from './cards.controller';
import { CardsRepository } from './cards.repository';
import { CardsService } from './cards.service';

/** Monthly scorecards: what evidence comes to, what people say of it, and the month that is closed for good. */
@Module({
  imports: [
    AgentsModule,
    CalendarsModule,
    PoliciesModule,
    ShiftsModule,
    TeamsModule,
    MetricsModule,
    ViolationsModule,
    RefinementsModule,
    WorkReportsModule,
  ],
  controllers: [CardsController, CardTemplatesController],
  providers: [
    CardsRepository,
    CardTemplates,
    CardMonths,
    CardEvidence,
    CardMeasures,
    CardReading,
    CardPlanning,
    CardLog,
    CardsService,
  ],
  exports: [CardTemplates, CardPlanning, CardReading, CardsService, CardMonths],
})
export class CardsModule {}
