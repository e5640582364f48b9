import { Module } from '@nestjs/common';
import { CalendarsModule } from '../calendars/calendars.module';
import { PoliciesModule } from '../policies/policies.module';
import { TeamsModule } from '../teams/teams.module';
import { DayCheckRuns } from './day-check-runs.service';
import { DayChecksController } from './day-checks.controller';
import { DayChecksRepository } from './day-checks.repository';
import { DayChecks } from './day-checks.service';

/** The results of each agent's day, said by them at the time their team has set. The desk's own account is the day's end. */
@Module({
  imports: [CalendarsModule, PoliciesModule, TeamsModule],
  controllers: [DayChecksController],
  providers: [DayChecksRepository, DayChecks, DayCheckRuns],
  exports: [DayCheckRuns],
})
export class DayChecksModule {}
