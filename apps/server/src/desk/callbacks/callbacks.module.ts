import { Module } from '@nestjs/common';
import { CalendarsModule } from '../calendars/calendars.module';
import { PoliciesModule } from '../policies/policies.module';
import { RecordsModule } from '../records/records.module';
import { TicketsModule } from '../tickets/tickets.module';
import { CallbacksController } from './callbacks.controller';
import { CallbacksRepository } from './callbacks.repository';
import { CallbacksService } from './callbacks.service';
import { Reopening } from './reopening';

/** Planned calls and messages to contacts: due when, done by whom, with what feedback. Reminding of them is a flow's. */
@Module({
  imports: [CalendarsModule, PoliciesModule, RecordsModule, TicketsModule],
  controllers: [CallbacksController],
  providers: [CallbacksRepository, CallbacksService, Reopening],
  exports: [CallbacksService],
})
export class CallbacksModule {}
