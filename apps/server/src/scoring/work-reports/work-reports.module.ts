import { Module } from '@nestjs/common';
import { AgentsModule } from '../../desk/agents/agents.module';
import { CalendarsModule } from '../../desk/calendars/calendars.module';
import { PoliciesModule } from '../../desk/policies/policies.module';
import { ShiftsModule } from '../../desk/shifts/shifts.module';
import { TeamsModule } from '../../desk/teams/teams.module';
import { MetricsModule } from '../metrics/metrics.module';
import { WorkReportContents } from './work-report-content.service';
import { WorkReportDeadlines } from './work-report-deadlines.service';
import { WorkReportLog } from './work-report-log.service';
import { WorkReportReading } from './work-report-reading.service';
import { WorkReportReadings } from './work-report-readings.service';
import { WorkReportTerms } from './work-report-terms.service';
import { WorkReportSweep } from './work-report.sweep';
import { WorkReportsController } from './work-reports.controller';
import { WorkReportsRepository } from './work-reports.repository';
import { WorkReports } from './work-reports.service';

/** Daily, weekly and monthly reports of work: written from the data, handed in by agents, read by their leads (DOMAIN F5, H18). */
@Module({
  imports: [AgentsModule, CalendarsModule, PoliciesModule, ShiftsModule, TeamsModule, MetricsModule],
  controllers: [WorkReportsController],
  providers: [
    WorkReportsRepository,
    WorkReportContents,
    WorkReportTerms,
    WorkReportLog,
    WorkReportDeadlines,
    WorkReportReading,
    WorkReportReadings,
    WorkReports,
  ],
  exports: [WorkReports, WorkReportReading, WorkReportReadings, WorkReportDeadlines, WorkReportsRepository],
})
export class WorkReportsModule {}

/** Keeps asking (role worker). */
@Module({ imports: [WorkReportsModule], providers: [WorkReportSweep] })
export class WorkReportSweepModule {}
