import { emailChannel } from '#channels/email';
import type { InboxKind } from '../inboxes/inbox-kinds';
import type { MailAccounts } from '../mailbox/mail-accounts.service';
import { splitEmail } from './mail-settings';

export const mailKind = (accounts: Pick<MailAccounts, 'withTokens'>): InboxKind => ({
  channel: 'email',
  capabilities: emailChannel.capabilities,
  line: 'own',
  unique: { inbox_address: 'address' },
  split: splitEmail,
  test: (split, name, inboxId) => emailChannel.test(accounts.withTokens({ ...split, name }, inboxId)),
});
