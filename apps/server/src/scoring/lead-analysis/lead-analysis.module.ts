import { Module } from '@nestjs/common';
import { RecordsModule } from '../../desk/records/records.module';
import { CompanyModule } from '../../desk/setup/company.module';
import { LeadAnalysisController } from './lead-analysis.controller';
import { LeadAnalysisRepository } from './lead-analysis.repository';
import { LeadAnalysisService } from './lead-analysis.service';

/** Sources, keywords and conversion of leads by month (DOMAIN K4). Writes nothing. */
@Module({
  imports: [CompanyModule, RecordsModule],
  controllers: [LeadAnalysisController],
  providers: [LeadAnalysisRepository, LeadAnalysisService],
})
export class LeadAnalysisModule {}
