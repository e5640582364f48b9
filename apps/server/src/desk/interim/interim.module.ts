import { Module } from '@nestjs/common';
import { CalendarsModule } from '../calendars/calendars.module';
import { PartsModule } from '../parts/parts.module';
import { PromisesModule } from '../promises/promises.module';
import { TicketsModule } from '../tickets/tickets.module';
import { InterimController } from './interim.controller';
import { InterimService } from './interim.service';

/** Interim results: notes of eight types, each with its parts, and the promises that they make. */
@Module({
  imports: [CalendarsModule, PartsModule, PromisesModule, TicketsModule],
  controllers: [InterimController],
  providers: [InterimService],
})
export class InterimModule {}
