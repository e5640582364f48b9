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
  password: z.string().min(1).max(1_000),
  folder: oneLine.min(1).default('INBOX'),
});

export const smtpSettings = z.object({
  host: hostName,
  port,
  secure: z.boolean(),
  /** Empty for a server that asks for no login. */
  user: oneLine,
  password: z.string().max(1_000),
});

/** What an admin enters for one email inbox. Passwords are encrypted at rest by the desk. */
export const emailSettings = z.object({
  address: mailAddress,
  name: oneLine,
  imap: imapSettings.nullable(),
  smtp: smtpSettings.nullable(),
  /** The address reply tokens are put into; `address` unless set. */
  replyDomainAddress: mailAddress.optional(),
});

export type ImapSettings = z.infer<typeof imapSettings>;
export type SmtpSettings = z.infer<typeof smtpSettings>;
export type EmailSettings = z.infer<typeof emailSettings>;

/** True for an address that can stand in an SMTP command and a header as it is. */
export function isMailAddress(value: string): boolean {
  return value.length <= 320 && /^[^\s<>()[\],;:"\\@\p{Cc}]{1,64}@[^\s<>()[\],;:"\\@\p{Cc}]{1,253}$/u.test(value);
}
