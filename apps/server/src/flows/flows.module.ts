import { Module } from '@nestjs/common';
import { InboxesModule } from '../desk/inboxes/inboxes.module';
import { IntakeModule } from '../desk/intake/intake.module';
import { TicketsModule } from '../desk/tickets/tickets.module';
import { WebhooksModule } from '../desk/webhooks/webhooks.module';
import { WecomModule } from '../desk/wecom/wecom.module';
import { WebCallsModule } from '../desk/web-calls/web-calls.module';
import { Leases } from '../platform/database/leases';
import { AssignmentSweep } from './assignment/assignment.sweep';
import { ClosingSweep } from './closing/closing.sweep';
import { OutboxSweep } from './delivery/outbox.sweep';
import { InboxRunner } from './inbox-runner/inbox-runner';
import { ReceiptSweep } from './inbox-runner/receipt.sweep';
import { StreamSweep } from './streams/stream.sweep';
import { WindowSweep } from './reply-window/window.sweep';
import { WebCallSweep } from './web-calls/web-call.sweep';
import { WebhookSweep } from './webhooks/webhook.sweep';

/** What happens by itself (role worker): mail comes in and goes out, tickets find agents, deadlines pass. */
@Module({
  imports: [InboxesModule, IntakeModule, TicketsModule, WebCallsModule, WebhooksModule, WecomModule],
  providers: [
    Leases,
    InboxRunner,
    ReceiptSweep,
    AssignmentSweep,
    WindowSweep,
    OutboxSweep,
    ClosingSweep,
    WebhookSweep,
    StreamSweep,
    WebCallSweep,
  ],
})
export class FlowsModule {}
