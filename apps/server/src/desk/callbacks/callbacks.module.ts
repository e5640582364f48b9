import { Module } from '@nestjs/common';
import { CalendarsModule } from '../calendars/calendars.module';
import { PoliciesModule } from '../policies/policies.module';
import { RecordsModule } from '../records/records.module';
import { TicketsModule } from '../tickets/tickets.module';
import { CallbacksController, OutcomesController } from './callbacks.controller';
import { CallbackLog } from './callback-log.service';
import { CallbacksRepository } from './callbacks.repository';
import { CallbacksService } from './callbacks.service';
import { CoverageRepository } from './coverage.repository';
import { CoverageService } from './coverage.service';
import { DeskCallbacks } from './desk-callbacks.service';
import { HandoverCallbacks } from './handover-callbacks.service';
import { HandoversRepository } from './handovers.repository';
import { Reopening } from './reopening';
import { WarrantyCallbacks } from './warranty-callbacks.service';
import { ServiceOutcomes } from './service-outcomes.service';

/** Planned calls and messages to contacts: due when, done by whom, with what feedback. Reminding of them is a flow's. */
@Module({
  imports: [CalendarsModule, PoliciesModule, RecordsModule, TicketsModule],
  controllers: [CallbacksController, OutcomesController],
  providers: [
    CallbackLog,
    CallbacksRepository,
    CallbacksService,
    CoverageRepository,
    CoverageService,
    DeskCallbacks,
    Reopening,
    ServiceOutcomes,
    HandoversRepository,
    HandoverCallbacks,
    WarrantyCallbacks,
  ],
  exports: [CallbacksService, DeskCallbacks, ServiceOutcomes, WarrantyCallbacks, HandoverCallbacks, CoverageService],
})
export class CallbacksModule {}
