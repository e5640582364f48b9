import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { LoggerModule } from 'nestjs-pino';
import { ZodValidationPipe } from 'nestjs-zod';
import { ApiModule } from './desk/api/api.module';
import { AgendaModule } from './desk/agenda/agenda.module';
import { AgentsModule } from './desk/agents/agents.module';
import { AllowancesModule } from './desk/allowances/allowances.module';
import { ChannelHealthModule } from './desk/channel-health/channel-health.module';
import { ClockPagesModule } from './desk/clock-pages/clock-pages.module';
import { ContactsModule } from './desk/contacts/contacts.module';
import { InboxesModule } from './desk/inboxes/inboxes.module';
import { JoinsModule } from './desk/joins/joins.module';
import { IntakeModule } from './desk/intake/intake.module';
import { PartsModule } from './desk/parts/parts.module';
import { PoliciesModule } from './desk/policies/policies.module';
import { ScriptsModule } from './desk/scripts/scripts.module';
import { AutomationModule } from './desk/automation/automation.module';
import { BacklogModule } from './desk/backlog/backlog.module';
import { ComplaintsModule } from './desk/complaints/complaints.module';
import { DayChecksModule } from './desk/day-checks/day-checks.module';
import { DayEndModule } from './desk/day-end/day-end.module';
import { DeskBoardModule } from './desk/desk-board/desk-board.module';
import { SinceCloseModule } from './desk/since-close/since-close.module';
import { CallbackReportsModule } from './desk/callback-reports/reports.module';
import { CallbacksModule } from './desk/callbacks/callbacks.module';
import { CallsModule } from './desk/calls/calls.module';
import { GuidedScriptsModule } from './desk/guided-scripts/guided-scripts.module';
import { PhoneModule } from './desk/phone/phone.module';
import { PhonesModule } from './desk/phones/phones.module';
import { RecordingsModule } from './desk/recordings/recordings.module';
import { CdrModule } from './desk/cdr/cdr.module';
import { InterimModule } from './desk/interim/interim.module';
import { BoardAlarmsModule } from './desk/board-alarms/board-alarms.module';
import { BoardActsModule } from './desk/board-acts/board-acts.module';
import { LadderModule } from './desk/ladder/ladder.module';
import { PromisesModule } from './desk/promises/promises.module';
import { ShiftsModule } from './desk/shifts/shifts.module';
import { DispatchModule } from './desk/dispatch/dispatch.module';
import { TerritoriesModule } from './desk/territories/territories.module';
import { RepeatsModule } from './desk/repeats/repeats.module';
import { SurveysModule } from './desk/surveys/surveys.module';
import { LeadFilesModule } from './desk/lead-files/lead-files.module';
import { LeadsModule } from './desk/leads/leads.module';
import { SalesModule } from './desk/sales/sales.module';
import { MacrosModule } from './desk/macros/macros.module';
import { MailModule } from './desk/mail/mail.module';
import { AgentStatesModule } from './scoring/agent-states/agent-states.module';
import { AmountsModule } from './scoring/amounts/amounts.module';
import { CardClosingsModule, CardClosingsSweepModule } from './scoring/card-closings/card-closings.module';
import { CardsModule } from './scoring/cards/cards.module';
import { CompletenessModule } from './scoring/completeness/completeness.module';
import { FigureMailsModule, FigureMailSweepModule } from './scoring/figure-mails/figure-mails.module';
import { LeadAnalysisModule } from './scoring/lead-analysis/lead-analysis.module';
import { ConductSweepModule } from './scoring/conduct/conduct.module';
import { FairnessModule } from './scoring/fairness/fairness.module';
import { MetricsModule } from './scoring/metrics/metrics.module';
import { StaffingModule } from './scoring/staffing/staffing.module';
import { QualityModule, QualitySweepModule } from './scoring/quality/quality.module';
import { RefinementsModule } from './scoring/refinements/refinements.module';
import { RollupsSweepModule } from './scoring/rollups/rollups.module';
import { WorkReportsModule, WorkReportSweepModule } from './scoring/work-reports/work-reports.module';
import { ViolationFilesModule } from './scoring/violation-files/violation-files.module';
import { ViolationsModule } from './scoring/violations/violations.module';
import { CompanyModule } from './desk/setup/company.module';
import { ServiceFactsWritingModule } from './desk/service-facts/service-facts-writing.module';
import { SetupModule } from './desk/setup/setup.module';
import { TeamsModule } from './desk/teams/teams.module';
import { TicketsModule } from './desk/tickets/tickets.module';
import { WebhooksModule } from './desk/webhooks/webhooks.module';
import { WebCallsModule } from './desk/web-calls/web-calls.module';
import { WechatModule } from './desk/wechat/wechat.module';
import { WecomModule } from './desk/wecom/wecom.module';
import { WechatPersonalModule } from './desk/wechat-personal/wechat-personal.module';
import { WeiboModule } from './desk/weibo/weibo.module';
import { SpamModule } from './desk/spam/spam.module';
import { VisitorsModule } from './desk/visitors/visitors.module';
import { FlowsModule } from './flows/flows.module';
import { LiveModule } from './live/live.module';
import { AuthModule } from './platform/auth/auth.module';
import { SessionGuard } from './platform/auth/session-guard';
import { ClockModule } from './platform/clock/clock';
import type { Config } from './platform/config/config';
import { ConfigModule } from './platform/config/config.module';
import { DatabaseModule } from './platform/database/database.module';
import { EventsModule } from './platform/events/events.module';
import { FilesModule } from './platform/files/files.module';
import { ProblemFilter } from './platform/http/problem-filter';
import { logging } from './platform/telemetry/logging';
import { TelemetryModule } from './platform/telemetry/telemetry.module';
import { WakeModule } from './platform/wake/wake.module';

const platform = [ClockModule, WakeModule, DatabaseModule, EventsModule, FilesModule, AuthModule, TelemetryModule];
const desk = [
  CompanyModule,
  AgentsModule,
  TeamsModule,
  PoliciesModule,
  DispatchModule,
  ShiftsModule,
  TerritoriesModule,
  ScriptsModule,
  InboxesModule,
  ContactsModule,
  JoinsModule,
  TicketsModule,
  AllowancesModule,
  SpamModule,
  IntakeModule,
  VisitorsModule,
  MailModule,
  WechatModule,
  ApiModule,
  WebhooksModule,
  WecomModule,
  PhonesModule,
  PhoneModule,
  CdrModule,
  RecordingsModule,
  WechatPersonalModule,
  WeiboModule,
  ChannelHealthModule,
  CallsModule,
  CallbacksModule,
  CallbackReportsModule,
  WebCallsModule,
  LeadsModule,
  LeadFilesModule,
  SalesModule,
  PromisesModule,
  PartsModule,
  InterimModule,
  RepeatsModule,
  SurveysModule,
  AgendaModule,
  GuidedScriptsModule,
  BacklogModule,
  SinceCloseModule,
  DayEndModule,
  DayChecksModule,
  DeskBoardModule,
  ComplaintsModule,
  LadderModule,
  BoardAlarmsModule,
  BoardActsModule,
  MacrosModule,
  AutomationModule,
  ServiceFactsWritingModule,
  ClockPagesModule,
  SetupModule,
];

/** The contents page: which tiers and modules each role of the process runs. */
@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    const roles = [
      ...(config.roles.includes('web')
        ? [
            LiveModule,
            MetricsModule,
            AgentStatesModule,
            FigureMailsModule,
            FairnessModule,
            CompletenessModule,
            LeadAnalysisModule,
            StaffingModule,
            ViolationsModule,
            ViolationFilesModule,
            RefinementsModule,
            WorkReportsModule,
            CardsModule,
            CardClosingsModule,
            AmountsModule,
            QualityModule,
          ]
        : []),
      ...(config.roles.includes('worker')
        ? [
            FlowsModule,
            ConductSweepModule,
            WorkReportSweepModule,
            FigureMailSweepModule,
            QualitySweepModule,
            RollupsSweepModule,
            CardClosingsSweepModule,
          ]
        : []),
    ];
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(config),
        LoggerModule.forRoot(logging(config.logLevel)),
        ...platform,
        ...desk,
        ...roles,
      ],
      providers: [
        { provide: APP_GUARD, useClass: SessionGuard },
        { provide: APP_PIPE, useClass: ZodValidationPipe },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}
