import { Module } from '@nestjs/common';
import { InboxesModule } from '../inboxes/inboxes.module';
import { TicketsModule } from '../tickets/tickets.module';
import { AllowancesController } from './allowances.controller';
import { AllowancesRepository } from './allowances.repository';
import { AllowancesService } from './allowances.service';
import { PartLedgers } from './part-ledgers.service';

/** What a platform still lets us say to a contact, and the calls that count against it. Sending itself belongs to the channels. */
@Module({
  imports: [InboxesModule, TicketsModule],
  controllers: [AllowancesController],
  providers: [AllowancesRepository, AllowancesService, PartLedgers],
  exports: [AllowancesService, PartLedgers],
})
export class AllowancesModule {}
