import { Module } from '@nestjs/common';
import { CalendarsModule } from '../calendars/calendars.module';
import { CallbacksModule } from '../callbacks/callbacks.module';
import { PoliciesModule } from '../policies/policies.module';
import { RecordsModule } from '../records/records.module';
import { TicketsModule } from '../tickets/tickets.module';
import { PromiseDeadlines } from './promise-deadlines.service';
import { PromiseLists } from './promise-lists.service';
import { PromiseLog } from './promise-log';
import { PromiseMaking } from './promise-making.service';
import { PromisesController } from './promises.controller';
import { PromisesRepository } from './promises.repository';
import { PromisesService } from './promises.service';

/** Slots agreed with contacts, their breaches and the resources they take. When deadlines are looked at is a flow's. */
@Module({
  imports: [CalendarsModule, CallbacksModule, PoliciesModule, RecordsModule, TicketsModule],
  controllers: [PromisesController],
  providers: [PromisesRepository, PromiseLog, PromiseMaking, PromiseDeadlines, PromisesService, PromiseLists],
  exports: [PromisesService, PromiseDeadlines, PromiseLists],
})
export class PromisesModule {}
