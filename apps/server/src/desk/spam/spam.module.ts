import { Module } from '@nestjs/common';
import { CalendarsModule } from '../calendars/calendars.module';
import { MailRulesModule } from '../mail-rules/mail-rules.module';
import { PoliciesModule } from '../policies/policies.module';
import { TicketsModule } from '../tickets/tickets.module';
import { BlockRulesController } from './block-rules.controller';
import { SpamController } from './spam.controller';
import { SpamJudge } from './spam-judge.service';
import { SpamService } from './spam.service';

/** Spam: who judges it, and how people put tickets aside and bring them back. Nothing is deleted. */
@Module({
  imports: [CalendarsModule, MailRulesModule, PoliciesModule, TicketsModule],
  controllers: [SpamController, BlockRulesController],
  providers: [SpamJudge, SpamService],
  exports: [SpamJudge],
})
export class SpamModule {}
