import { type DynamicModule, Global, type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AgentsModule } from '../desk/agents/agents.module';
import { AutomationModule } from '../desk/automation/automation.module';
import { BacklogModule } from '../desk/backlog/backlog.module';
import { BoardAlarmsModule } from '../desk/board-alarms/board-alarms.module';
import { CallbacksModule } from '../desk/callbacks/callbacks.module';
import { CallsModule } from '../desk/calls/calls.module';
import { GuidedScriptsModule } from '../desk/guided-scripts/guided-scripts.module';
import { ComplaintsModule } from '../desk/complaints/complaints.module';
import { DayEndModule } from '../desk/day-end/day-end.module';
import { IntakeModule } from '../desk/intake/intake.module';
import { InterimModule } from '../desk/interim/interim.module';
import { LadderModule } from '../desk/ladder/ladder.module';
import { LeadsModule } from '../desk/leads/leads.module';
import { MacrosModule } from '../desk/macros/macros.module';
import { MailModule } from '../desk/mail/mail.module';
import { PartsModule } from '../desk/parts/parts.module';
import { PhoneModule } from '../desk/phone/phone.module';
import { PromisesModule } from '../desk/promises/promises.module';
import { ContactGroupsModule } from '../desk/contact-groups/contact-groups.module';
import { RepeatsModule } from '../desk/repeats/repeats.module';
import { SalesModule } from '../desk/sales/sales.module';
import { ScriptsModule } from '../desk/scripts/scripts.module';
import { ServiceFactsWritingModule } from '../desk/service-facts/service-facts-writing.module';
import { ServicePoliciesModule } from '../desk/service-policies/service-policies.module';
import { CompanyModule } from '../desk/setup/company.module';
import { SetupModule } from '../desk/setup/setup.module';
import { ShiftsModule } from '../desk/shifts/shifts.module';
import { SurveysModule } from '../desk/surveys/surveys.module';
import { TicketTerritoriesModule } from '../desk/ticket-territories/ticket-territories.module';
import { VisitorsModule } from '../desk/visitors/visitors.module';
import { CardsModule } from '../scoring/cards/cards.module';
import { ConductModule } from '../scoring/conduct/conduct.module';
import { QualityModule } from '../scoring/quality/quality.module';
import { RefinementsModule } from '../scoring/refinements/refinements.module';
import { WorkReportsModule } from '../scoring/work-reports/work-reports.module';
import { AuthModule } from '../platform/auth/auth.module';
import { Clock } from '../platform/clock/clock';
import type { Config } from '../platform/config/config';
import { ConfigModule } from '../platform/config/config.module';
import { DatabaseModule } from '../platform/database/database.module';
import { EventsModule } from '../platform/events/events.module';
import { FilesModule } from '../platform/files/files.module';
import { TelemetryModule } from '../platform/telemetry/telemetry.module';
import { WakeModule } from '../platform/wake/wake.module';
import type { TurnedClock } from './turned-clock';

const platform = [WakeModule, DatabaseModule, EventsModule, FilesModule, AuthModule, TelemetryModule];
const desk = [
  CompanyModule,
  AgentsModule,
  IntakeModule,
  MailModule,
  PhoneModule,
  VisitorsModule,
  CallsModule,
  CallbacksModule,
  PromisesModule,
  InterimModule,
  LeadsModule,
  SalesModule,
  BacklogModule,
  DayEndModule,
  ComplaintsModule,
  LadderModule,
  MacrosModule,
  ConductModule,
  RepeatsModule,
  ContactGroupsModule,
  GuidedScriptsModule,
  RefinementsModule,
  WorkReportsModule,
  CardsModule,
  QualityModule,
  ScriptsModule,
  SetupModule,
  ShiftsModule,
  ServicePoliciesModule,
  ServiceFactsWritingModule,
  PartsModule,
  AutomationModule,
  BoardAlarmsModule,
  SurveysModule,
  TicketTerritoriesModule,
];

@Global()
@Module({})
class TurnedClockModule {
  static with(clock: TurnedClock): DynamicModule {
    return { module: TurnedClockModule, providers: [{ provide: Clock, useValue: clock }], exports: [Clock] };
  }
}

@Module({})
class DemoModule {}

/** The desk without its screens and sweeps, on a clock of its own. The data is invented, so a power cut may take it. */
export function demoContext(config: Config, clock: TurnedClock): Promise<INestApplicationContext> {
  const alone = { ...config, redisUrl: null, databaseUrl: unhurried(config.databaseUrl) };
  const imports = [ConfigModule.with(alone), TurnedClockModule.with(clock), ...platform, ...desk];
  return NestFactory.createApplicationContext({ module: DemoModule, imports }, { logger: ['error', 'warn'] });
}

function unhurried(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.searchParams.set('options', '-c synchronous_commit=off');
  return url.toString();
}
