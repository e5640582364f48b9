import { Module } from '@nestjs/common';
import { AgentsModule } from '../agents/agents.module';
import { CalendarsModule } from '../calendars/calendars.module';
import { TeamsModule } from '../teams/teams.module';
import { ShiftActs } from './shift-acts';
import { ShiftWeeks } from './shift-weeks.service';
import { ShiftWriting } from './shift-writing.service';
import { ShiftsController } from './shifts.controller';
import { ShiftsRepository } from './shifts.repository';
import { Shifts } from './shifts.service';

/** When each agent works. Who gets tickets by it is the tickets', who is told when the ladder's. */
@Module({
  imports: [AgentsModule, CalendarsModule, TeamsModule],
  controllers: [ShiftsController],
  providers: [Shifts, ShiftActs, ShiftWeeks, ShiftWriting, ShiftsRepository],
  exports: [Shifts],
})
export class ShiftsModule {}
