import { Module, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { closeMail, emailChannel } from '#channels/email';
import { AttachmentsModule } from '../attachments/attachments.module';
import { InboxesModule } from '../inboxes/inboxes.module';
import { InboxKinds } from '../inboxes/inbox-kinds';
import { Lines } from '../inboxes/lines';
import { ContactsModule } from '../contacts/contacts.module';
import { IntakeModule } from '../intake/intake.module';
import { InputsService } from '../intake/inputs.service';
import { Senders } from '../tickets/senders';
import { TicketsModule } from '../tickets/tickets.module';
import { MailAccounts } from '../mailbox/mail-accounts.service';
import { MailboxesModule } from '../mailbox/mailboxes.module';
import { MailRulesModule } from '../mail-rules/mail-rules.module';
import { SpamModule } from '../spam/spam.module';
import { BouncesService } from './bounces.service';
import { ForwardsService } from './forwards.service';
import { MailController } from './mail.controller';
import { MailReader } from './mail-reader';
import { MailRepository } from './mail.repository';
import { MailSender } from './mail-sender';
import { mailKind } from './mail-kind';

/** Email: mailboxes that are listened to, mail that is read, letters that go out. */
@Module({
  imports: [
    AttachmentsModule,
    ContactsModule,
    InboxesModule,
    IntakeModule,
    MailboxesModule,
    MailRulesModule,
    SpamModule,
    TicketsModule,
  ],
  controllers: [MailController],
  providers: [MailReader, MailSender, MailRepository, BouncesService, ForwardsService],
})
export class MailModule implements OnModuleInit, OnApplicationShutdown {
  constructor(
    private readonly kinds: InboxKinds,
    private readonly inputs: InputsService,
    private readonly lines: Lines,
    private readonly senders: Senders,
    private readonly accounts: MailAccounts,
    private readonly reader: MailReader,
    private readonly sender: MailSender,
  ) {}

  onModuleInit(): void {
    this.kinds.add(mailKind(this.accounts));
    this.inputs.readBy('email', this.reader);
    this.senders.add('email', (row) => this.sender.send(row));
    this.senders.add('chat_email', (row) => this.sender.send(row));
    this.lines.add({
      channel: 'email',
      wants: ({ settings }) => Boolean(settings.imap),
      listen: async ({ id }, host) => emailChannel.listen(await this.accounts.of(id), host),
    });
  }

  onApplicationShutdown(): Promise<void> {
    return closeMail();
  }
}
