import { Injectable } from '@nestjs/common';
import type { EmailSettings } from '#channels/email';
import type { SplitSettings } from '../inboxes/inbox-kinds';
import { InboxesService } from '../inboxes/inboxes.service';
import { emailSettingsOf } from '../mail/mail-settings';
import { SignIns } from './sign-ins.service';
import { Signing } from './signing.service';

/** A mailbox as the channel wants it: servers, secrets, tokens where it is signed in to, and the key that signs. */
@Injectable()
export class MailAccounts {
  constructor(
    private readonly inboxes: InboxesService,
    private readonly signIns: SignIns,
    private readonly signing: Signing,
  ) {}

  /** Read each time, with its secrets: nothing keeps them in memory longer than a connection needs. */
  async of(inboxId: string): Promise<EmailSettings> {
    const split = await this.inboxes.splitFor(inboxId, 'email');
    return { ...this.withTokens(split, inboxId), dkim: await this.signing.keyOf(inboxId) };
  }

  /** As an admin wrote it, saved or not. */
  withTokens(split: SplitSettings & { name: string }, inboxId: string | null): EmailSettings {
    const settings = emailSettingsOf(split);
    if (!split.settings.signIn) return settings;
    const accessToken = (rejected?: string) => {
      if (!inboxId) return Promise.reject(Object.assign(new Error('nobody has signed in yet'), { code: 'EOAUTH' }));
      return this.signIns.accessToken(inboxId, rejected);
    };
    return {
      ...settings,
      imap: settings.imap && { ...settings.imap, accessToken },
      smtp: settings.smtp && { ...settings.smtp, accessToken },
    };
  }
}
