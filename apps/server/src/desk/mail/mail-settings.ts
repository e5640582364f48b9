import type { z } from 'zod';
import { emailInboxSettings } from '#contract';
import type { EmailSettings } from '#channels/email';
import { parsedSettings, type SplitSettings } from '../inboxes/inbox-kinds';
import { wrongField } from '../setup/refusals';

type EmailInboxSettings = z.output<typeof emailInboxSettings>;

/** Takes the passwords out of what an admin wrote for a mailbox; empty ones stay what they were. */
export function splitEmail(written: unknown, stored: SplitSettings | null): SplitSettings {
  const { imap, smtp, ...rest } = parsedSettings(emailInboxSettings, written);
  const before = stored?.settings as StoredEmail | undefined;
  const imapPassword = passwordOf('imap', imap, before?.imap, stored?.secrets.imapPassword);
  const smtpPassword = passwordOf('smtp', smtp, before?.smtp, stored?.secrets.smtpPassword);
  const address = rest.address.toLowerCase();
  return {
    settings: { ...rest, address, imap: withoutPassword(imap), smtp: withoutPassword(smtp) },
    secrets: { ...(imapPassword && { imapPassword }), ...(smtpPassword && { smtpPassword }) },
    address,
  };
}

/** Together again, as the email channel wants them. */
export function emailSettingsOf({ settings, secrets, name }: SplitSettings & { name: string }): EmailSettings {
  const { address, senderName, imap, smtp } = settings as unknown as StoredEmail;
  return {
    address,
    name: senderName || name,
    imap: imap && { ...imap, password: secrets.imapPassword ?? '' },
    smtp: smtp && { ...smtp, password: secrets.smtpPassword ?? '' },
  };
}

type Server = NonNullable<EmailInboxSettings['smtp']>;
type Stored<T extends Server> = Omit<T, 'password'> | null;
interface StoredEmail {
  address: string;
  senderName: string;
  imap: Stored<NonNullable<EmailInboxSettings['imap']>>;
  smtp: Stored<Server>;
}

/** A stored password belongs to its server: whoever points the inbox elsewhere has to know it. */
function passwordOf(
  kind: 'imap' | 'smtp',
  written: Server | null,
  before: Stored<Server> | undefined,
  kept: string | undefined,
): string | undefined {
  if (!written) return undefined;
  if (written.password) return written.password;
  const sameServer = before?.host.toLowerCase() === written.host.toLowerCase() && before.user === written.user;
  if (sameServer && kept) return kept;
  if (written.user || kind === 'imap') throw wrongField(`settings.${kind}.password`, 'required');
  return undefined;
}

function withoutPassword<T extends Server>(server: T | null): Stored<T> {
  if (!server) return null;
  const { password: _, ...rest } = server;
  return rest;
}
