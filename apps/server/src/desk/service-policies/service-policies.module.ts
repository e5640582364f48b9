import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module';
import { RecomputationsModule } from '../recomputations/recomputations.module';
import { ServicePoliciesController } from './service-policies.controller';
import { ServicePoliciesRepository } from './service-policies.repository';
import { ServicePolicies } from './service-policies.service';
import { ServicePolicyWriting } from './service-policy-writing.service';

/** Which tickets have which targets. What a ticket's clocks make of them is the ticket's. */
@Module({
  imports: [ContactsModule, RecomputationsModule],
  controllers: [ServicePoliciesController],
  providers: [ServicePoliciesRepository, ServicePolicies, ServicePolicyWriting],
  exports: [ServicePolicies],
})
export class ServicePoliciesModule {}
