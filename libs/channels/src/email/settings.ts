import { z } from 'zod';

const port = z.number().int().min(1).max(65_535);
const hostName = z.string().trim().min(1).max(253);
const oneLine = z
  .string()
  .max(200)
  // eslint-disable-next-line no-control-regex -- control characters are what is refused
  .refine((value) => !/[\u0000-\u001f\u007f]/.test(value), 'one line only');

/** An address that is safe in SMTP commands and headers: no quoting, no control characters, one at sign. */
export const mailAddress = z
  .string()
  .max(320)
  .refine((value) => isMailAddress(value), 'a plain mail address');

export const imapSettings = z.object({
  host: hostName,
  port,
  /** TLS from the first byte; otherwise STARTTLS is used when the server offers it. */
  secure: z.boolean(),
  user: oneLine.min(1),
  password: z.string().max(1_000),
  /** Read in this order; the first is listened to, the others are looked at in between. */
  folders: z.array(oneLine.min(1)).min(1).max(10).default(['INBOX']),
  /** What becomes of a mail on its server once the desk has it. */
  after: z.enum(['seen', 'leave', 'move']).default('seen'),
  /** Where `move` puts it; made when it is missing. */
  moveTo: oneLine.default(''),
});

export const smtpSettings = z.object({
  host: hostName,
  port,
  secure: z.boolean(),
  /** Empty for a server that asks for no login. */
  user: oneLine,
  password: z.string().max(1_000),
  /** What the provider allows this account; null when it names no limit. */
  perMinute: z.number().int().min(1).max(10_000).nullable().default(null),
});

/** The key that signs outgoing mail (RFC 6376). */
export const dkimSettings = z.object({
  domain: z.string().min(1).max(253),
  selector: z.string().min(1).max(63),
  privateKey: z.string().min(1),
});

/** What an admin enters for one email inbox. Passwords are encrypted at rest by the desk. */
export const emailSettings = z.object({
  address: mailAddress,
  name: oneLine,
  imap: imapSettings.nullable(),
  smtp: smtpSettings.nullable(),
  dkim: dkimSettings.nullable().optional(),
  /** The address reply tokens are put into; `address` unless set. */
  replyDomainAddress: mailAddress.optional(),
});

/** Signs in by XOAUTH2 instead of the password. Asked at every connection, since a token lives for an hour or so. */
export interface TokenLogin {
  /** `rejected` is a token the server just refused: another one is wanted, also when that one seems to live. */
  accessToken?: ((rejected?: string) => Promise<string>) | undefined;
}

export type ImapSettings = z.infer<typeof imapSettings> & TokenLogin;
export type SmtpSettings = z.infer<typeof smtpSettings> & TokenLogin;
export type DkimSettings = z.infer<typeof dkimSettings>;
export type EmailSettings = Omit<z.infer<typeof emailSettings>, 'imap' | 'smtp'> & {
  imap: ImapSettings | null;
  smtp: SmtpSettings | null;
};

/** True for an address that can stand in an SMTP command and a header as it is. */
export function isMailAddress(value: string): boolean {
  return value.length <= 320 && /^[^\s<>()[\],;:"\\@\p{Cc}]{1,64}@[^\s<>()[\],;:"\\@\p{Cc}]{1,253}$/u.test(value);
}
