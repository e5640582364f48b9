import { ZodValidationException } from 'nestjs-zod';
import { z } from 'zod';
import { emailInboxSettings, webChatSettings, wechatInboxSettings } from '#contract';
import type { EmailSettings } from '#channels/email';
import { wrongField } from '../setup/refusals';
import { splitWechat, type WechatSecrets } from './wechat-settings';

export type EmailInboxSettings = z.output<typeof emailInboxSettings>;

/** What is sealed before it is stored. */
export interface InboxSecrets extends Partial<WechatSecrets> {
  imapPassword?: string;
  smtpPassword?: string;
}

/** Settings and secrets apart, as an inbox keeps them. */
export interface SplitSettings {
  settings: Record<string, unknown>;
  secrets: InboxSecrets;
  address: string | null;
}

const SCHEMAS: Record<string, z.ZodType<Record<string, unknown>>> = {
  email: emailInboxSettings,
  'web-chat': webChatSettings,
  'wechat-official': wechatInboxSettings,
};

/** Checks what an admin wrote for a channel and takes the passwords out of it; empty ones stay what they were. */
export function splitSettings(channel: string, written: unknown, stored: SplitSettings | null): SplitSettings {
  const settings = parsed(SCHEMAS[channel] ?? z.object({}), written);
  if (channel === 'wechat-official') return splitWechat(settings as z.output<typeof wechatInboxSettings>, stored);
  if (channel !== 'email') return { settings, secrets: {}, address: null };
  const { imap, smtp, ...rest } = settings as EmailInboxSettings;
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
export function emailSettingsOf({ settings, secrets }: SplitSettings, inboxName: string): EmailSettings {
  const { address, senderName, imap, smtp } = settings as unknown as StoredEmail;
  return {
    address,
    name: senderName || inboxName,
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

function parsed(schema: z.ZodType<Record<string, unknown>>, written: unknown): Record<string, unknown> {
  const result = z.object({ settings: schema }).safeParse({ settings: written });
  if (!result.success) throw new ZodValidationException(result.error);
  return result.data.settings;
}
