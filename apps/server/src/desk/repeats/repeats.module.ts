import { Module } from '@nestjs/common';
import { PoliciesModule } from '../policies/policies.module';
import { PromisesModule } from '../promises/promises.module';
import { RecordsModule } from '../records/records.module';
import { ServiceFactsModule } from '../service-facts/service-facts.module';
import { TicketsModule } from '../tickets/tickets.module';
import { EarlierContacts } from './earlier-contacts.service';
import { MatterRepository } from './matter.repository';
import { RepeatFinder } from './repeat-finder.service';
import { RepeatLists } from './repeat-lists.service';
import { RepeatsController } from './repeats.controller';
import { RepeatsRepository } from './repeats.repository';
import { RepeatsService } from './repeats.service';
import { TellingApart } from './telling-apart.service';

/** Contacts who came back on the same matter: why, who says so, who reviewed it. When events are followed is a flow's. */
@Module({
  imports: [PoliciesModule, PromisesModule, RecordsModule, ServiceFactsModule, TicketsModule],
  controllers: [RepeatsController],
  providers: [
    EarlierContacts,
    MatterRepository,
    RepeatFinder,
    RepeatLists,
    RepeatsRepository,
    RepeatsService,
    TellingApart,
  ],
  exports: [RepeatFinder, RepeatsService],
})
export class RepeatsModule {}
