import { Module } from '@nestjs/common';
import { BoardAlarmsModule } from '../desk/board-alarms/board-alarms.module';
import { AutomationModule } from '../desk/automation/automation.module';
import { CallbackReportsModule } from '../desk/callback-reports/reports.module';
import { CallbacksModule } from '../desk/callbacks/callbacks.module';
import { CdrModule } from '../desk/cdr/cdr.module';
import { ChannelHealthModule } from '../desk/channel-health/channel-health.module';
import { ContactGroupsModule } from '../desk/contact-groups/contact-groups.module';
import { DayChecksModule } from '../desk/day-checks/day-checks.module';
import { DispatchModule } from '../desk/dispatch/dispatch.module';
import { InboxesModule } from '../desk/inboxes/inboxes.module';
import { BoardActsModule } from '../desk/board-acts/board-acts.module';
import { LadderModule } from '../desk/ladder/ladder.module';
import { LeadsModule } from '../desk/leads/leads.module';
import { MailboxesModule } from '../desk/mailbox/mailboxes.module';
import { IntakeModule } from '../desk/intake/intake.module';
import { PartsModule } from '../desk/parts/parts.module';
import { PoliciesModule } from '../desk/policies/policies.module';
import { PromisesModule } from '../desk/promises/promises.module';
import { PhonesModule } from '../desk/phones/phones.module';
import { SurveysModule } from '../desk/surveys/surveys.module';
import { RepeatsModule } from '../desk/repeats/repeats.module';
import { RecordingsModule } from '../desk/recordings/recordings.module';
import { SalesModule } from '../desk/sales/sales.module';
import { TicketTerritoriesModule } from '../desk/ticket-territories/ticket-territories.module';
import { TicketsModule } from '../desk/tickets/tickets.module';
import { WebCallsModule } from '../desk/web-calls/web-calls.module';
import { WebhooksModule } from '../desk/webhooks/webhooks.module';
import { Leases } from '../platform/database/leases';
import { AssignmentSweep } from './assignment/assignment.sweep';
import { DispatchStopSweep } from './assignment/dispatch-stop.sweep';
import { AgentLimitSweep } from './assignment/agent-limit.sweep';
import { GivingBackSweep } from './assignment/giving-back.sweep';
import { OverflowSweep } from './assignment/overflow.sweep';
import { BoardAlarmSweep } from './board-alarms/board-alarm.sweep';
import { AutomationSweep } from './automation/automation.sweep';
import { AfterResolvingSweep } from './callbacks/after-resolving.sweep';
import { HandoverSweep } from './callbacks/handover.sweep';
import { WarrantySweep } from './callbacks/warranty.sweep';
import { ChannelHealthSweep } from './channel-health/channel-health.sweep';
import { ClosingSweep } from './closing/closing.sweep';
import { GroupTurnSweep } from './contact-groups/group-turn.sweep';
import { DayCheckSweep } from './day-checks/day-check.sweep';
import { OutboxSweep } from './delivery/outbox.sweep';
import { BackfillSweep } from './inbox-runner/backfill.sweep';
import { InboxRunner } from './inbox-runner/inbox-runner';
import { ReceiptSweep } from './inbox-runner/receipt.sweep';
import { SignInSweep } from './inbox-runner/sign-in.sweep';
import { LadderSweep } from './ladder/ladder.sweep';
import { LeadReturnSweep } from './leads/lead-return.sweep';
import { CdrSweep } from './phone/cdr.sweep';
import { RecordingSweep } from './phone/recording.sweep';
import { WrapUpSweep } from './phone/wrap-up.sweep';
import { PartSweep } from './parts/part.sweep';
import { PromiseSweep } from './promises/promise.sweep';
import { SurveySweep } from './surveys/survey.sweep';
import { RepeatSweep } from './repeats/repeat.sweep';
import { CallbackReportSweep } from './reports/callback-report.sweep';
import { RecomputationSweep } from './recomputation/recomputation.sweep';
import { SaleImportSweep } from './sales/sale-import.sweep';
import { TerritorySweep } from './territories/territory.sweep';
import { WindowSweep } from './reply-window/window.sweep';
import { WebCallSweep } from './web-calls/web-call.sweep';
import { WebhookSweep } from './webhooks/webhook.sweep';

/** What happens by itself (role worker): mail comes in and goes out, tickets find agents, deadlines pass. */
@Module({
  imports: [
    BoardAlarmsModule,
    AutomationModule,
    CallbackReportsModule,
    CallbacksModule,
    CdrModule,
    ChannelHealthModule,
    ContactGroupsModule,
    DayChecksModule,
    DispatchModule,
    InboxesModule,
    IntakeModule,
    LadderModule,
    LeadsModule,
    SalesModule,
    BoardActsModule,
    MailboxesModule,
    PhonesModule,
    PartsModule,
    PoliciesModule,
    PromisesModule,
    RecordingsModule,
    RepeatsModule,
    SurveysModule,
    TicketTerritoriesModule,
    TicketsModule,
    WebCallsModule,
    WebhooksModule,
  ],
  providers: [
    Leases,
    InboxRunner,
    ReceiptSweep,
    BackfillSweep,
    SignInSweep,
    AssignmentSweep,
    GivingBackSweep,
    OverflowSweep,
    DispatchStopSweep,
    AgentLimitSweep,
    WindowSweep,
    LadderSweep,
    AutomationSweep,
    PromiseSweep,
    LeadReturnSweep,
    SaleImportSweep,
    PartSweep,
    DayCheckSweep,
    GroupTurnSweep,
    CallbackReportSweep,
    RepeatSweep,
    TerritorySweep,
    SurveySweep,
    RecomputationSweep,
    OutboxSweep,
    ClosingSweep,
    AfterResolvingSweep,
    WarrantySweep,
    HandoverSweep,
    WrapUpSweep,
    CdrSweep,
    RecordingSweep,
    WebCallSweep,
    ChannelHealthSweep,
    BoardAlarmSweep,
    WebhookSweep,
  ],
})
export class FlowsModule {}
