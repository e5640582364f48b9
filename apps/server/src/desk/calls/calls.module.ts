import { Module, type OnModuleInit } from '@nestjs/common';
import { AgentsModule } from '../agents/agents.module';
import { CalendarsModule } from '../calendars/calendars.module';
import { CallbacksModule } from '../callbacks/callbacks.module';
import { ContactsModule } from '../contacts/contacts.module';
import { InboxesModule } from '../inboxes/inboxes.module';
import { IntakeModule } from '../intake/intake.module';
import { PhonesModule } from '../phones/phones.module';
import { PhonesService } from '../phones/phones.service';
import { PoliciesModule } from '../policies/policies.module';
import { RecordsModule } from '../records/records.module';
import { ScriptsModule } from '../scripts/scripts.module';
import { TicketsModule } from '../tickets/tickets.module';
import { ServiceFactsModule } from '../service-facts/service-facts.module';
import { ServicePoliciesModule } from '../service-policies/service-policies.module';
import { AnswerTargetsRepository } from './answer-targets.repository';
import { AnswerTargets } from './answer-targets.service';
import { CallsController } from './calls.controller';
import { CallAccess } from './call-access';
import { CallCardService } from './call-card.service';
import { CallLog } from './call-log';
import { CallWorkService } from './call-work.service';
import { CallContacts } from './call-contacts';
import { CallEventsRepository } from './call-events.repository';
import { CallTickets } from './call-tickets';
import { CallsRepository } from './calls.repository';
import { CallsService } from './calls.service';
import { LineCalls } from './line-calls';
import { SpokenTo } from './spoken-to';
import { SystemCallsService } from './system-calls.service';

/** Phone calls with contacts: told by a telephone system, timed by the server's clock or typed in afterwards. */
@Module({
  imports: [
    AgentsModule,
    CalendarsModule,
    CallbacksModule,
    ContactsModule,
    InboxesModule,
    IntakeModule,
    PhonesModule,
    PoliciesModule,
    RecordsModule,
    ScriptsModule,
    ServiceFactsModule,
    ServicePoliciesModule,
    TicketsModule,
  ],
  controllers: [CallsController],
  providers: [
    CallAccess,
    CallCardService,
    CallLog,
    CallContacts,
    AnswerTargets,
    AnswerTargetsRepository,
    CallWorkService,
    CallEventsRepository,
    CallTickets,
    CallsRepository,
    CallsService,
    LineCalls,
    SpokenTo,
    SystemCallsService,
  ],
  exports: [AnswerTargets, CallAccess, CallLog, CallsService, LineCalls, SystemCallsService],
})
export class CallsModule implements OnModuleInit {
  constructor(
    private readonly phones: PhonesService,
    private readonly work: CallWorkService,
  ) {}

  onModuleInit(): void {
    this.phones.whenWrappedUp((tx, { callId, seconds }) => this.work.wrappedUp(tx, callId, seconds));
  }
}
