import { Module } from '@nestjs/common';
import { PoliciesModule } from '../policies/policies.module';
import { PromisesModule } from '../promises/promises.module';
import { RecordsModule } from '../records/records.module';
import { TicketsModule } from '../tickets/tickets.module';
import { MatterRepository } from './matter.repository';
import { RepeatFinder } from './repeat-finder.service';
import { RepeatLists } from './repeat-lists.service';
import { RepeatsController } from './repeats.controller';
import { RepeatsRepository } from './repeats.repository';
import { RepeatsService } from './repeats.service';

/** Contacts who came back on the same matter: why, who says so, who reviewed it. When events are followed is a flow's. */
@Module({
  imports: [PoliciesModule, PromisesModule, RecordsModule, TicketsModule],
  controllers: [RepeatsController],
  providers: [MatterRepository, RepeatFinder, RepeatLists, RepeatsRepository, RepeatsService],
  exports: [RepeatFinder, RepeatsService],
})
export class RepeatsModule {}
