import { Module } from '@nestjs/common';
import { AgentsModule } from '../../desk/agents/agents.module';
import { CalendarsModule } from '../../desk/calendars/calendars.module';
import { CompanyModule } from '../../desk/setup/company.module';
import { ShiftsModule } from '../../desk/shifts/shifts.module';
import { TeamsModule } from '../../desk/teams/teams.module';
import { StaffingController } from './staffing.controller';
import { StaffingRepository } from './staffing.repository';
import { StaffingService } from './staffing.service';

/** Load by the hour from events, beside the shifts that exist. How many people it takes is the domain's, on the screen. */
@Module({
  imports: [AgentsModule, CalendarsModule, CompanyModule, ShiftsModule, TeamsModule],
  controllers: [StaffingController],
  providers: [StaffingRepository, StaffingService],
})
export class StaffingModule {}
