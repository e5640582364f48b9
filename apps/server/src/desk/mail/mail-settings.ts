import type { z } from 'zod';
import { emailInboxSettings } from '#contract';
import { eachOnce, isMailAddress } from '#domain';
import type { EmailSettings } from '#channels/email';
import { parsedSettings, type SplitSettings } from '../inboxes/inbox-kinds';
import { wrongField } from '../setup/refusals';

type EmailInboxSettings = z.output<typeof emailInboxSettings>;

/** Takes the passwords out of what an admin wrote for a mailbox; empty ones stay what they were. */
export function splitEmail(written: unknown, stored: SplitSettings | null): SplitSettings {
  const { imap, smtp, signIn, ...rest } = parsedSettings(emailInboxSettings, written);
  const before = stored?.settings as StoredEmail | undefined;
  const kept = stored?.secrets ?? {};
  const imapPassword = signIn ? undefined : passwordOf('imap', imap, before?.imap, kept.imapPassword);
  const smtpPassword = signIn ? undefined : passwordOf('smtp', smtp, before?.smtp, kept.smtpPassword);
  const signInSecret = signIn?.clientSecret || (sameClient(signIn, before?.signIn) ? kept.signInSecret : undefined);
  const address = rest.address.toLowerCase();
  return {
    settings: {
      ...rest,
      aliases: aliasesOf(rest.aliases, address),
      address,
      imap: withoutPassword(imap),
      smtp: withoutPassword(smtp),
      signIn: withoutSecret(signIn),
    },
    secrets: {
      ...(imapPassword && { imapPassword }),
      ...(smtpPassword && { smtpPassword }),
      ...(signInSecret && { signInSecret }),
    },
    address,
  };
}

/** Lower case, each once, and none that the inbox has anyway. */
function aliasesOf(written: string[], own: string): string[] {
  const aliases = eachOnce(written.map((alias) => alias.toLowerCase()));
  const wrong = aliases.findIndex((alias) => !isMailAddress(alias));
  if (wrong >= 0) throw wrongField('settings.aliases', 'invalid_format');
  return aliases.filter((alias) => alias !== own);
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

type Imap = NonNullable<EmailInboxSettings['imap']>;
type Smtp = NonNullable<EmailInboxSettings['smtp']>;
type Server = Pick<Smtp, 'host' | 'user' | 'password'>;
type SignIn = NonNullable<EmailInboxSettings['signIn']>;
type Stored<T extends Server> = Omit<T, 'password'> | null;
type StoredSignIn = Omit<SignIn, 'clientSecret'> | null;
interface StoredEmail {
  address: string;
  senderName: string;
  imap: Stored<Imap>;
  smtp: Stored<Smtp>;
  signIn?: StoredSignIn;
}

/** A stored password belongs to its server: whoever points the inbox elsewhere has to know it. */
function passwordOf(
  kind: 'imap' | 'smtp',
  written: Server | null,
  before: Pick<Server, 'host' | 'user'> | null | undefined,
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

/** A client's secret belongs to its provider: whoever points the sign-in elsewhere has to know it. */
function sameClient(signIn: SignIn | null, before: StoredSignIn | undefined): boolean {
  return (['provider', 'clientId', 'tenant', 'tokenUrl'] as const).every(
    (field) => signIn?.[field] === before?.[field],
  );
}

function withoutSecret(signIn: SignIn | null): StoredSignIn {
  if (!signIn) return null;
  const { clientSecret: _, ...rest } = signIn;
  return rest;
}
