import { Module } from '@nestjs/common';
import { CalendarsModule } from '../calendars/calendars.module';
import { TicketsModule } from '../tickets/tickets.module';
import { ServiceFactsController } from './service-facts.controller';
import { ServiceFactsModule } from './service-facts.module';
import { ServiceFactsWriting } from './service-facts-writing.service';

/** Writing down what a ticket serves, as one of its changes. */
@Module({
  imports: [CalendarsModule, ServiceFactsModule, TicketsModule],
  controllers: [ServiceFactsController],
  providers: [ServiceFactsWriting],
  exports: [ServiceFactsWriting],
})
export class ServiceFactsWritingModule {}
