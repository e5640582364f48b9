import { Module } from '@nestjs/common';
import { CalendarsModule } from '../calendars/calendars.module';
import { PoliciesModule } from '../policies/policies.module';
import { RecordsModule } from '../records/records.module';
import { ServiceFactsModule } from '../service-facts/service-facts.module';
import { ServiceFactsWritingModule } from '../service-facts/service-facts-writing.module';
import { TicketsModule } from '../tickets/tickets.module';
import { PartAsking } from './part-asking.service';
import { PartDeadlines } from './part-deadlines.service';
import { PartLog } from './part-log';
import { PartNeeds } from './part-needs.service';
import { PartTransit } from './part-transit.service';
import { PartsController } from './parts.controller';
import { PartsRepository } from './parts.repository';
import { PartsService } from './parts.service';

/** Parts that tickets wait for, from the visit that found them missing until they are fitted. No stock, no money. */
@Module({
  imports: [
    CalendarsModule,
    PoliciesModule,
    RecordsModule,
    ServiceFactsModule,
    ServiceFactsWritingModule,
    TicketsModule,
  ],
  controllers: [PartsController],
  providers: [PartsRepository, PartLog, PartDeadlines, PartTransit, PartAsking, PartNeeds, PartsService],
  exports: [PartDeadlines, PartNeeds],
})
export class PartsModule {}
