import { Module } from '@nestjs/common';
import { AgentsModule } from '../agents/agents.module';
import { CalendarsModule } from '../calendars/calendars.module';
import { CallbacksModule } from '../callbacks/callbacks.module';
import { ContactsModule } from '../contacts/contacts.module';
import { IntakeModule } from '../intake/intake.module';
import { PhonesModule } from '../phones/phones.module';
import { PoliciesModule } from '../policies/policies.module';
import { RecordsModule } from '../records/records.module';
import { TicketsModule } from '../tickets/tickets.module';
import { CallsController } from './calls.controller';
import { CallContacts } from './call-contacts';
import { CallEventsRepository } from './call-events.repository';
import { CallTickets } from './call-tickets';
import { CallsRepository } from './calls.repository';
import { CallsService } from './calls.service';
import { SpokenTo } from './spoken-to';
import { SystemCallsService } from './system-calls.service';

/** Phone calls with contacts: told by a telephone system, timed by the server's clock or typed in afterwards. */
@Module({
  imports: [
    AgentsModule,
    CalendarsModule,
    CallbacksModule,
    ContactsModule,
    IntakeModule,
    PhonesModule,
    PoliciesModule,
    RecordsModule,
    TicketsModule,
  ],
  controllers: [CallsController],
  providers: [
    CallContacts,
    CallEventsRepository,
    CallTickets,
    CallsRepository,
    CallsService,
    SpokenTo,
    SystemCallsService,
  ],
  exports: [CallsService, SystemCallsService],
})
export class CallsModule {}
