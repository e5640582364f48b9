import { Module } from '@nestjs/common';
import { CallbacksModule } from '../callbacks/callbacks.module';
import { ChannelHealthModule } from '../channel-health/channel-health.module';
import { PoliciesModule } from '../policies/policies.module';
import { ReportContents } from './report-content.service';
import { ReportPosting } from './report-posting.service';
import { CallbackReportsController } from './reports.controller';
import { ReportsRepository } from './reports.repository';
import { CallbackReports } from './reports.service';

/** The week's callbacks in writing to departments that don't open the desk, kept as they went out. */
@Module({
  imports: [CallbacksModule, ChannelHealthModule, PoliciesModule],
  controllers: [CallbackReportsController],
  providers: [ReportsRepository, ReportContents, CallbackReports, ReportPosting],
  exports: [CallbackReports, ReportPosting],
})
export class CallbackReportsModule {}
