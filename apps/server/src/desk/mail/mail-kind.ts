import { emailChannel } from '#channels/email';
import type { InboxKind } from '../inboxes/inbox-kinds';
import { emailSettingsOf, splitEmail } from './mail-settings';

export const mailKind: InboxKind = {
  channel: 'email',
  capabilities: emailChannel.capabilities,
  line: 'own',
  unique: { inbox_address: 'address' },
  split: splitEmail,
  test: (split, name) => emailChannel.test(emailSettingsOf({ ...split, name })),
};
