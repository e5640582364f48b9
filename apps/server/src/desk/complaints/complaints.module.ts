import { Module } from '@nestjs/common';
import { PoliciesModule } from '../policies/policies.module';
import { RecordsModule } from '../records/records.module';
import { ComplaintAccess } from './complaint-access';
import { ComplaintVerbs } from './complaint-verbs.service';
import { ComplaintsController } from './complaints.controller';
import { ComplaintsRepository } from './complaints.repository';
import { ComplaintsService } from './complaints.service';

/** Complaints as a register: written down and signed, passed on in writing, followed until the contact is satisfied. */
@Module({
  imports: [PoliciesModule, RecordsModule],
  controllers: [ComplaintsController],
  providers: [ComplaintsRepository, ComplaintAccess, ComplaintsService, ComplaintVerbs],
  exports: [ComplaintsService, ComplaintVerbs],
})
export class ComplaintsModule {}
