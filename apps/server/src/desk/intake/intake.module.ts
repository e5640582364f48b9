import { Module } from '@nestjs/common';
import { AttachmentsModule } from '../attachments/attachments.module';
import { ContactsModule } from '../contacts/contacts.module';
import { InboxesModule } from '../inboxes/inboxes.module';
import { TicketsModule } from '../tickets/tickets.module';
import { CallbackNonces } from './callback-nonces';
import { DoorRepository } from './door.repository';
import { DoorService } from './door.service';
import { InputsService } from './inputs.service';
import { OpenTicketController } from './open-ticket.controller';
import { QuarantineController } from './quarantine.controller';
import { QuarantineService } from './quarantine.service';
import { ReceiptsRepository } from './receipts.repository';

/** The one door: receipts, contacts, threading, quarantine. What a ticket does with an arrival is the ticket's business. */
@Module({
  imports: [AttachmentsModule, ContactsModule, InboxesModule, TicketsModule],
  controllers: [OpenTicketController, QuarantineController],
  providers: [CallbackNonces, DoorRepository, DoorService, ReceiptsRepository, InputsService, QuarantineService],
  exports: [CallbackNonces, DoorService, InputsService],
})
export class IntakeModule {}
