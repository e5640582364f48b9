import { Module } from '@nestjs/common';
import { RecomputationsModule } from '../recomputations/recomputations.module';
import { CalendarsController } from './calendars.controller';
import { CalendarsRepository } from './calendars.repository';
import { CalendarsService } from './calendars.service';
import { HolidaysService } from './holidays.service';

/** Working hours and dated exceptions. What runs by them (windows, callbacks) is elsewhere. */
@Module({
  imports: [RecomputationsModule],
  controllers: [CalendarsController],
  providers: [CalendarsRepository, CalendarsService, HolidaysService],
  exports: [CalendarsService],
})
export class CalendarsModule {}
