import { Module } from '@nestjs/common';
import { AttachmentsModule } from '../../desk/attachments/attachments.module';
import { CalendarsModule } from '../../desk/calendars/calendars.module';
import { PoliciesModule } from '../../desk/policies/policies.module';
import { TeamsModule } from '../../desk/teams/teams.module';
import { TicketsModule } from '../../desk/tickets/tickets.module';
import { GreetingWordsService } from './greeting-words.service';
import { Ledger } from './ledger.service';
import { MarkedConduct } from './marked-conduct.service';
import { Proposals } from './proposals.service';
import { ViolationReadings } from './violation-readings.service';
import { ViolationLists } from './violation-lists.service';
import { ViolationsController } from './violations.controller';
import { ViolationsRepository } from './violations.repository';
import { ViolationsService } from './violations.service';

/** The ledger of conduct: what was found, who confirmed or dismissed it, the appeal and its decision. Fines nobody. */
@Module({
  imports: [AttachmentsModule, CalendarsModule, PoliciesModule, TeamsModule, TicketsModule],
  controllers: [ViolationsController],
  providers: [
    ViolationsRepository,
    Ledger,
    ViolationsService,
    ViolationLists,
    Proposals,
    GreetingWordsService,
    ViolationReadings,
    MarkedConduct,
  ],
  exports: [Ledger, GreetingWordsService, ViolationsService, ViolationLists, ViolationReadings, MarkedConduct],
})
export class ViolationsModule {}
