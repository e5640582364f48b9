import { Module } from '@nestjs/common';
import { InboxesModule } from '../inboxes/inboxes.module';
import { IntakeModule } from '../intake/intake.module';
import { Backfills } from './backfills.service';
import { BackfillsRepository } from './backfills.repository';
import { MailAccounts } from './mail-accounts.service';
import { MailboxesController } from './mailboxes.controller';
import { MailFolders } from './mail-folders.service';
import { SignIns } from './sign-ins.service';
import { SignInsRepository } from './sign-ins.repository';
import { Signing } from './signing.service';

/** Mailboxes beyond their settings: folders, signing in at the provider, keys that sign mail, old mail taken in. */
@Module({
  imports: [InboxesModule, IntakeModule],
  controllers: [MailboxesController],
  providers: [Backfills, BackfillsRepository, MailAccounts, MailFolders, SignIns, SignInsRepository, Signing],
  exports: [Backfills, MailAccounts, SignIns],
})
export class MailboxesModule {}
