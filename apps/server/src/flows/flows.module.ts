import { Module } from '@nestjs/common';
import { CallbacksModule } from '../desk/callbacks/callbacks.module';
import { CdrModule } from '../desk/cdr/cdr.module';
import { ChannelHealthModule } from '../desk/channel-health/channel-health.module';
import { InboxesModule } from '../desk/inboxes/inboxes.module';
import { LadderModule } from '../desk/ladder/ladder.module';
import { MailboxesModule } from '../desk/mailbox/mailboxes.module';
import { IntakeModule } from '../desk/intake/intake.module';
import { PoliciesModule } from '../desk/policies/policies.module';
import { PromisesModule } from '../desk/promises/promises.module';
import { PhonesModule } from '../desk/phones/phones.module';
import { RecordingsModule } from '../desk/recordings/recordings.module';
import { TicketsModule } from '../desk/tickets/tickets.module';
import { WebCallsModule } from '../desk/web-calls/web-calls.module';
import { WebhooksModule } from '../desk/webhooks/webhooks.module';
import { Leases } from '../platform/database/leases';
import { AssignmentSweep } from './assignment/assignment.sweep';
import { GivingBackSweep } from './assignment/giving-back.sweep';
import { AfterResolvingSweep } from './callbacks/after-resolving.sweep';
import { ChannelHealthSweep } from './channel-health/channel-health.sweep';
import { ClosingSweep } from './closing/closing.sweep';
import { OutboxSweep } from './delivery/outbox.sweep';
import { BackfillSweep } from './inbox-runner/backfill.sweep';
import { InboxRunner } from './inbox-runner/inbox-runner';
import { ReceiptSweep } from './inbox-runner/receipt.sweep';
import { SignInSweep } from './inbox-runner/sign-in.sweep';
import { LadderSweep } from './ladder/ladder.sweep';
import { CdrSweep } from './phone/cdr.sweep';
import { RecordingSweep } from './phone/recording.sweep';
import { WrapUpSweep } from './phone/wrap-up.sweep';
import { PromiseSweep } from './promises/promise.sweep';
import { RecomputationSweep } from './recomputation/recomputation.sweep';
import { WindowSweep } from './reply-window/window.sweep';
import { WebCallSweep } from './web-calls/web-call.sweep';
import { WebhookSweep } from './webhooks/webhook.sweep';

/** What happens by itself (role worker): mail comes in and goes out, tickets find agents, deadlines pass. */
@Module({
  imports: [
    CallbacksModule,
    CdrModule,
    ChannelHealthModule,
    InboxesModule,
    IntakeModule,
    LadderModule,
    MailboxesModule,
    PhonesModule,
    PoliciesModule,
    PromisesModule,
    RecordingsModule,
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
    WindowSweep,
    LadderSweep,
    PromiseSweep,
    RecomputationSweep,
    OutboxSweep,
    ClosingSweep,
    AfterResolvingSweep,
    WrapUpSweep,
    CdrSweep,
    RecordingSweep,
    WebCallSweep,
    ChannelHealthSweep,
    WebhookSweep,
  ],
})
export class FlowsModule {}
