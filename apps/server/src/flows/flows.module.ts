import { Module } from '@nestjs/common';
import { InboxesModule } from '../desk/inboxes/inboxes.module';
import { MailboxesModule } from '../desk/mailbox/mailboxes.module';
import { IntakeModule } from '../desk/intake/intake.module';
import { TicketsModule } from '../desk/tickets/tickets.module';
import { WebhooksModule } from '../desk/webhooks/webhooks.module';
import { Leases } from '../platform/database/leases';
import { AssignmentSweep } from './assignment/assignment.sweep';
import { ClosingSweep } from './closing/closing.sweep';
import { OutboxSweep } from './delivery/outbox.sweep';
import { BackfillSweep } from './inbox-runner/backfill.sweep';
import { InboxRunner } from './inbox-runner/inbox-runner';
import { ReceiptSweep } from './inbox-runner/receipt.sweep';
import { SignInSweep } from './inbox-runner/sign-in.sweep';
import { WindowSweep } from './reply-window/window.sweep';
import { WebhookSweep } from './webhooks/webhook.sweep';

/** What happens by itself (role worker): mail comes in and goes out, tickets find agents, deadlines pass. */
@Module({
  imports: [InboxesModule, IntakeModule, MailboxesModule, TicketsModule, WebhooksModule],
  providers: [
    Leases,
    InboxRunner,
    ReceiptSweep,
    BackfillSweep,
    SignInSweep,
    AssignmentSweep,
    WindowSweep,
    OutboxSweep,
    ClosingSweep,
    WebhookSweep,
  ],
})
export class FlowsModule {}
