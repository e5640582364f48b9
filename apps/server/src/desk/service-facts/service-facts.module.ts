import { Module } from '@nestjs/common';
import { ServiceFactsRepository } from './service-facts.repository';
import { ServiceFactsService } from './service-facts.service';

/** What tickets serve, to be read by whoever was let through to the ticket. Writing it down is the writing module's. */
@Module({
  providers: [ServiceFactsRepository, ServiceFactsService],
  exports: [ServiceFactsRepository, ServiceFactsService],
})
export class ServiceFactsModule {}
