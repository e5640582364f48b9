import { Module } from '@nestjs/common';
import { CalendarsModule } from '../calendars/calendars.module';
import { CallbacksModule } from '../callbacks/callbacks.module';
import { CallsModule } from '../calls/calls.module';
import { ContactsModule } from '../contacts/contacts.module';
import { InboxesModule } from '../inboxes/inboxes.module';
import { IntakeModule } from '../intake/intake.module';
import { PoliciesModule } from '../policies/policies.module';
import { TicketsModule } from '../tickets/tickets.module';
import { VisitorsModule } from '../visitors/visitors.module';
import { AgentCallsController } from './agent-calls.controller';
import { AgentCallsService } from './agent-calls.service';
import { AgentSteps } from './agent-steps.service';
import { CallNotes } from './call-notes.service';
import { Ice } from './ice.service';
import { MissedCalls } from './missed-calls.service';
import { Ringing } from './ringing.service';
import { VisitorCallsController } from './visitor-calls.controller';
import { VisitorCallsService } from './visitor-calls.service';
import { VisitorSteps } from './visitor-steps.service';
import { WebCallsService } from './web-calls.service';
import { WebLinesRepository } from './web-lines.repository';

/** Calls between widget and console: who rings, who answers, and when a call is over. The record is that of any call. */
@Module({
  imports: [
    CalendarsModule,
    CallbacksModule,
    CallsModule,
    ContactsModule,
    InboxesModule,
    IntakeModule,
    PoliciesModule,
    TicketsModule,
    VisitorsModule,
  ],
  controllers: [AgentCallsController, VisitorCallsController],
  providers: [
    AgentCallsService,
    AgentSteps,
    CallNotes,
    Ice,
    MissedCalls,
    Ringing,
    VisitorCallsService,
    VisitorSteps,
    WebCallsService,
    WebLinesRepository,
  ],
  exports: [WebCallsService],
})
export class WebCallsModule {}
