import { Module } from '@nestjs/common';
import { AgentsModule } from '../agents/agents.module';
import { LeadsModule } from '../leads/leads.module';
import { CompanyModule } from '../setup/company.module';
import { LeadFilesController } from './lead-files.controller';
import { LeadFiles } from './lead-files.service';

/** Leads as they leave the desk. */
@Module({
  imports: [AgentsModule, CompanyModule, LeadsModule],
  controllers: [LeadFilesController],
  providers: [LeadFiles],
})
export class LeadFilesModule {}
