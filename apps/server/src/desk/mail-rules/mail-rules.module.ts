import { Module } from '@nestjs/common';
import { InboxesModule } from '../inboxes/inboxes.module';
import { PoliciesModule } from '../policies/policies.module';
import { AddressTroubles } from './address-troubles';
import { AutoAnswersService } from './auto-answers.service';
import { BlockRulesService } from './block-rules.service';
import { LessonsService } from './lessons.service';
import { RecipientsService } from './recipients.service';

/** Rules about mail that hold before a ticket is touched: who gets an answer, what goes by itself, who is blocked. */
@Module({
  imports: [InboxesModule, PoliciesModule],
  providers: [AddressTroubles, AutoAnswersService, BlockRulesService, LessonsService, RecipientsService],
  exports: [AddressTroubles, AutoAnswersService, BlockRulesService, LessonsService, RecipientsService],
})
export class MailRulesModule {}
