import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { failureOf, listFolders } from '#channels/email';
import type { MailFolder, mailFoldersRequest } from '#contract';
import { DomainError } from '#domain';
import { InboxesService } from '../inboxes/inboxes.service';
import { splitEmail } from '../mail/mail-settings';
import { wrongField } from '../setup/refusals';
import { MailAccounts } from './mail-accounts.service';

/** The folders of a mailbox as its server lists them, for a form that is being filled in. */
@Injectable()
export class MailFolders {
  constructor(
    private readonly inboxes: InboxesService,
    private readonly accounts: MailAccounts,
  ) {}

  async list({ settings, inboxId }: z.output<typeof mailFoldersRequest>): Promise<MailFolder[]> {
    const stored = inboxId ? await this.inboxes.splitFor(inboxId, 'email') : null;
    const split = { ...splitEmail(settings, stored), name: stored?.name ?? '' };
    const { imap } = this.accounts.withTokens(split, inboxId ?? null);
    if (!imap) throw wrongField('settings.imap', 'required');
    return listFolders(imap).catch((error: unknown) => {
      throw new DomainError('connection_failed', { detail: failureOf(error).words });
    });
  }
}
