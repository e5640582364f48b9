import { Module } from '@nestjs/common';
import { AgentsModule } from '../agents/agents.module';
import { PoliciesModule } from '../policies/policies.module';
import { RecordsModule } from '../records/records.module';
import { CompanyModule } from '../setup/company.module';
import { ComplaintAccess } from './complaint-access';
import { ComplaintFiles } from './complaint-files.service';
import { ComplaintVerbs } from './complaint-verbs.service';
import { ComplaintsController } from './complaints.controller';
import { ComplaintsRepository } from './complaints.repository';
import { ComplaintsService } from './complaints.service';

/** Complaints as a register: written down and signed, passed on in writing, followed until the contact is satisfied. */
@Module({
  imports: [AgentsModule, CompanyModule, PoliciesModule, RecordsModule],
  controllers: [ComplaintsController],
  providers: [ComplaintsRepository, ComplaintAccess, ComplaintsService, ComplaintVerbs, ComplaintFiles],
  exports: [ComplaintsService, ComplaintVerbs],
})
export class ComplaintsModule {}
