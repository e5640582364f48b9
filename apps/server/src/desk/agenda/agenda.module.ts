import { Module } from '@nestjs/common';
import { CalendarsModule } from '../calendars/calendars.module';
import { ShiftsModule } from '../shifts/shifts.module';
import { AgendaFeedController } from './agenda-feed.controller';
import { AgendaRepository } from './agenda.repository';
import { AgendaService } from './agenda.service';
import { CalendarFeedController } from './calendar-feed.controller';
import { CalendarFeedsRepository } from './calendar-feeds.repository';
import { CalendarFeeds } from './calendar-feeds.service';

/** An agent's callbacks, promises and shifts as their own calendar reads them, by a secret link. */
@Module({
  imports: [CalendarsModule, ShiftsModule],
  controllers: [AgendaFeedController, CalendarFeedController],
  providers: [AgendaRepository, AgendaService, CalendarFeeds, CalendarFeedsRepository],
})
export class AgendaModule {}
