import { Module } from '@nestjs/common';
import { CalendarsModule } from '../calendars/calendars.module';
import { CallsModule } from '../calls/calls.module';
import { MomentsModule } from '../moments/moments.module';
import { ServicePoliciesModule } from '../service-policies/service-policies.module';
import { TeamsModule } from '../teams/teams.module';
import { TicketsModule } from '../tickets/tickets.module';
import { ClockPagesController } from './clock-pages.controller';
import { ClockPages } from './clock-pages.service';

/** Why a ticket's deadlines are where they are. Reads only what was stored with the clocks. */
@Module({
  imports: [CalendarsModule, CallsModule, MomentsModule, ServicePoliciesModule, TeamsModule, TicketsModule],
  controllers: [ClockPagesController],
  providers: [ClockPages],
})
export class ClockPagesModule {}
