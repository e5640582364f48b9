import { Module } from '@nestjs/common';
import { CalendarsModule } from '../calendars/calendars.module';
import { RecordsModule } from '../records/records.module';
import { TicketsModule } from '../tickets/tickets.module';
import { CallsController } from './calls.controller';
import { CallsRepository } from './calls.repository';
import { CallsService } from './calls.service';
import { LineCalls } from './line-calls';
import { SpokenTo } from './spoken-to';

/** Phone calls with contacts: timed by the server's clock or typed in afterwards. Placing them is the phone's business. */
@Module({
  imports: [CalendarsModule, RecordsModule, TicketsModule],
  controllers: [CallsController],
  providers: [CallsRepository, CallsService, LineCalls, SpokenTo],
  exports: [CallsService, LineCalls],
})
export class CallsModule {}
