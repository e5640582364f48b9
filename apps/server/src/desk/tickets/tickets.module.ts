import { Module, type OnModuleInit } from '@nestjs/common';
import { AgentsModule } from '../agents/agents.module';
import { AttachmentsModule } from '../attachments/attachments.module';
import { CalendarsModule } from '../calendars/calendars.module';
import { ContactsModule } from '../contacts/contacts.module';
import { ContactsService } from '../contacts/contacts.service';
import { DispatchModule } from '../dispatch/dispatch.module';
import { InboxesModule } from '../inboxes/inboxes.module';
import { MailRulesModule } from '../mail-rules/mail-rules.module';
import { PhonesModule } from '../phones/phones.module';
import { PoliciesModule } from '../policies/policies.module';
import { ScriptsModule } from '../scripts/scripts.module';
import { RecomputationsModule } from '../recomputations/recomputations.module';
import { ServiceFactsModule } from '../service-facts/service-facts.module';
import { ServicePoliciesModule } from '../service-policies/service-policies.module';
import { ShiftsModule } from '../shifts/shifts.module';
import { TeamsModule } from '../teams/teams.module';
import { TerritoriesModule } from '../territories/territories.module';
import { ActiveTicketsService } from './active-tickets.service';
import { ArrivalsService } from './arrivals.service';
import { Clocks } from './clocks.service';
import { ClosingGate } from './closing-gate.service';
import { ClosingService } from './closing.service';
import { GivingBackService } from './giving-back.service';
import { AssignmentFactsService } from './assignment-facts.service';
import { AssignmentsService } from './assignments.service';
import { DecisionLog } from './decision-log';
import { LetterPartsService } from './letter-parts.service';
import { LettersService } from './letters.service';
import { Typists } from './typists';
import { WindowsService } from './windows.service';
import { DeliveriesService } from './deliveries.service';
import { DeskWords } from './desk-words.service';
import { DraftsRepository } from './drafts.repository';
import { FilesController } from './files.controller';
import { MailSpeech } from './mail-speech';
import { MessageHtml } from './message-html';
import { RawLetters } from './raw-letters';
import { Outgoing } from './outgoing';
import { OverflowService } from './overflow.service';
import { Receivers } from './receivers';
import { RepliesService } from './replies.service';
import { Senders } from './senders';
import { RecomputingService } from './recomputing.service';
import { RunningChats } from './running-chats.service';
import { SpeechChecks } from './speech-checks';
import { TakingBackService } from './taking-back.service';
import { TicketChanges } from './ticket-changes';
import { TicketListsService } from './ticket-lists.service';
import { TicketReadingService } from './ticket-reading.service';
import { TicketsController } from './tickets.controller';
import { TicketSources } from './ticket-sources.service';
import { TicketsRepository } from './tickets.repository';
import { TicketVerbs } from './ticket-verbs.service';
import { TicketsService } from './tickets.service';

/** Tickets, what is said on them, their windows and outbox rows. How messages arrive is intake's business. */
@Module({
  imports: [
    AgentsModule,
    AttachmentsModule,
    CalendarsModule,
    ContactsModule,
    DispatchModule,
    InboxesModule,
    MailRulesModule,
    PhonesModule,
    PoliciesModule,
    RecomputationsModule,
    ScriptsModule,
    ServiceFactsModule,
    ServicePoliciesModule,
    ShiftsModule,
    TeamsModule,
    TerritoriesModule,
  ],
  controllers: [TicketsController, FilesController],
  providers: [
    TicketsRepository,
    TicketChanges,
    TicketsService,
    TicketVerbs,
    TicketListsService,
    TicketReadingService,
    RepliesService,
    RunningChats,
    TicketSources,
    Typists,
    SpeechChecks,
    DeskWords,
    MailSpeech,
    TakingBackService,
    Receivers,
    Outgoing,
    DraftsRepository,
    DeliveriesService,
    MessageHtml,
    RawLetters,
    ArrivalsService,
    AssignmentFactsService,
    AssignmentsService,
    DecisionLog,
    OverflowService,
    WindowsService,
    ClosingGate,
    ClosingService,
    GivingBackService,
    ActiveTicketsService,
    Clocks,
    RecomputingService,
    LettersService,
    LetterPartsService,
    Senders,
  ],
  exports: [
    DeskWords,
    TicketVerbs,
    Receivers,
    Clocks,
    RecomputingService,
    RunningChats,
    TicketSources,
    Typists,
    Senders,
    RepliesService,
    TicketsService,
    TicketChanges,
    TicketReadingService,
    TicketListsService,
    DeliveriesService,
    LettersService,
    ArrivalsService,
    AssignmentsService,
    OverflowService,
    WindowsService,
    ClosingService,
    GivingBackService,
    ActiveTicketsService,
  ],
})
export class TicketsModule implements OnModuleInit {
  constructor(
    private readonly contacts: ContactsService,
    private readonly tickets: TicketsService,
    private readonly recomputing: RecomputingService,
  ) {}

  onModuleInit(): void {
    this.contacts.whenRenamed((tx, id, name, actor) => this.tickets.renameContact(tx, id, name, actor));
    this.contacts.whenRegrouped((tx, ids, actor) => this.recomputing.ofContacts(tx, ids, actor));
  }
}
