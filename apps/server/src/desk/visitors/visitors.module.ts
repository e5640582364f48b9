import { Module, type OnModuleInit } from '@nestjs/common';
import { AgentsModule } from '../agents/agents.module';
import { AttachmentsModule } from '../attachments/attachments.module';
import { CalendarsModule } from '../calendars/calendars.module';
import { ContactsModule } from '../contacts/contacts.module';
import { InboxKinds } from '../inboxes/inbox-kinds';
import { InboxesModule } from '../inboxes/inboxes.module';
import { IntakeModule } from '../intake/intake.module';
import { PoliciesModule } from '../policies/policies.module';
import { TicketsModule } from '../tickets/tickets.module';
import { chatKind } from './chat-kind';
import { ChatService } from './chat.service';
import { embedders } from './embedders';
import { VisitorsController } from './visitors.controller';
import { VisitorsRepository } from './visitors.repository';
import { VisitorsService } from './visitors.service';
import { WidgetConfigService } from './widget-config.service';

/** Visitors of a company's pages: sessions, the widget's configuration, what they say and read. */
@Module({
  imports: [
    AgentsModule,
    AttachmentsModule,
    CalendarsModule,
    ContactsModule,
    InboxesModule,
    IntakeModule,
    PoliciesModule,
    TicketsModule,
  ],
  controllers: [VisitorsController],
  providers: [embedders, VisitorsRepository, VisitorsService, WidgetConfigService, ChatService],
  exports: [VisitorsService, ChatService],
})
export class VisitorsModule implements OnModuleInit {
  constructor(private readonly kinds: InboxKinds) {}

  onModuleInit(): void {
    this.kinds.add(chatKind);
  }
}
