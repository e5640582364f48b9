import { z } from 'zod';
import { mailHabits } from './mail';
import { id, instant } from './primitives';

const server = z.object({
  host: z.string().trim().min(1).max(253),
  port: z.number().int().min(1).max(65535),
  secure: z.boolean(),
  user: z.string().max(254).default(''),
  /** Write-only: empty keeps the stored one; never sent back. */
  password: z.string().max(500).default(''),
});

const folder = z
  .string()
  .trim()
  .min(1)
  .max(200)
  // eslint-disable-next-line no-control-regex -- control characters are what is refused
  .refine((value) => !/[\u0000-\u001f\u007f]/.test(value), 'one line only');

const imapServer = server.extend({
  /** The first is listened to, the others are looked at every minute. */
  folders: z.array(folder).min(1).max(10).default(['INBOX']),
  /** What becomes of a mail on its server once the desk has it. */
  after: z.enum(['seen', 'leave', 'move']).default('seen'),
  moveTo: z.string().trim().max(200).default(''),
});

/** Where secrets are sent: encrypted, or on this machine. */
const providerUrl = z
  .url()
  .max(500)
  .refine((value) => /^https:|^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:|\/)/.test(value), 'https only');

/** Signing in at the mail provider (OAuth2) instead of a password. */
export const emailSignIn = z
  .object({
    provider: z.enum(['google', 'microsoft', 'custom']),
    clientId: z.string().trim().min(1).max(300),
    /** Write-only: empty keeps the stored one. */
    clientSecret: z.string().trim().max(500).default(''),
    /** Microsoft: the directory whose accounts may sign in. */
    tenant: z
      .string()
      .trim()
      .regex(/^[\w.-]{1,100}$/)
      .default('common'),
    authorizeUrl: z.union([z.literal(''), providerUrl]).default(''),
    tokenUrl: z.union([z.literal(''), providerUrl]).default(''),
    scope: z.string().trim().max(500).default(''),
  })
  .superRefine((signIn, context) => {
    if (signIn.provider !== 'custom') return;
    for (const field of ['authorizeUrl', 'tokenUrl', 'scope'] as const)
      if (!signIn[field]) context.addIssue({ code: 'custom', path: [field], message: 'required' });
  });
export type EmailSignIn = z.input<typeof emailSignIn>;

export const emailInboxSettings = z
  .object({
    address: z.email().max(254),
    senderName: z.string().trim().max(120).default(''),
    imap: imapServer.nullable().default(null),
    smtp: server
      .extend({
        /** What the provider allows this account; null when it names no limit. */
        perMinute: z.number().int().min(1).max(10_000).nullable().default(null),
      })
      .nullable()
      .default(null),
    signIn: emailSignIn.nullable().default(null),
    ...mailHabits.shape,
  })
  .superRefine(({ imap }, context) => {
    if (!imap) return;
    const at = (field: string) => ({ code: 'custom' as const, path: ['imap', field] });
    if (new Set(imap.folders).size < imap.folders.length)
      context.addIssue({ ...at('folders'), message: 'each folder once' });
    if (imap.after === 'move' && (!imap.moveTo || imap.folders.includes(imap.moveTo)))
      context.addIssue({ ...at('moveTo'), message: 'a folder that is not read' });
  });
export type EmailInboxSettings = z.infer<typeof emailInboxSettings>;

/* folders of a mailbox */
export const mailFolderUse = z.enum(['inbox', 'archive', 'sent', 'drafts', 'junk', 'trash', 'all', 'flagged']);
export const mailFolder = z.object({
  path: z.string(),
  use: mailFolderUse.nullable(),
  /** False for a name that only holds other folders. */
  holdsMail: z.boolean(),
  mails: z.number().int().nullable(),
  unread: z.number().int().nullable(),
});
export type MailFolder = z.infer<typeof mailFolder>;
/** With an inbox named, empty passwords are the stored ones. */
export const mailFoldersRequest = z.object({ settings: z.record(z.string(), z.unknown()), inboxId: id.optional() });

/* signing in */
export const mailSignInState = z.object({
  /** none: nobody has signed in yet. ended: the provider will not renew it, a person has to sign in again. */
  state: z.enum(['none', 'signed_in', 'ended']),
  expiresAt: instant.nullable(),
  signedInAt: instant.nullable(),
  error: z.string().nullable(),
});
export const mailSignInStarted = z.object({ url: z.string() });
export const mailSignInFinish = z.object({
  state: z.string().min(1).max(200),
  code: z.string().max(4000).optional(),
  error: z.string().max(500).optional(),
});

/* signing outgoing mail */
export const mailSigningWrite = z.object({
  domain: z
    .string()
    .trim()
    .toLowerCase()
    .max(253)
    .regex(/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,}$/),
  selector: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/),
});
export const mailSigning = z.object({
  domain: z.string(),
  selector: z.string(),
  enabled: z.boolean(),
  record: z.object({ name: z.string(), value: z.string() }),
  checked: z.enum(['ok', 'missing', 'other_key', 'revoked', 'several', 'unreachable']).nullable(),
  checkedAt: instant.nullable(),
});
export type MailSigning = z.infer<typeof mailSigning>;
export const mailSigningPatch = z.object({ enabled: z.boolean() });

/* taking in old mail */
export const mailBackfillWrite = z.object({ folder, since: instant });
export const mailBackfillCount = z.object({ mails: z.number().int() });
export const mailBackfill = z.object({
  id,
  folder: z.string(),
  since: instant,
  state: z.enum(['running', 'done', 'stopped', 'failed']),
  total: z.number().int(),
  /** Looked at so far: taken in, known before, put aside as unreadable. */
  seen: z.number().int(),
  taken: z.number().int(),
  known: z.number().int(),
  setAside: z.number().int(),
  startedAt: instant,
  endedAt: instant.nullable(),
  error: z.string().nullable(),
});
export type MailBackfill = z.infer<typeof mailBackfill>;

/** What an admin sees of a mailbox beside its settings. */
export const mailbox = z.object({
  /** What the provider has to know as the address it sends people back to. */
  redirectUri: z.string(),
  signIn: mailSignInState.nullable(),
  signing: mailSigning.nullable(),
  backfill: mailBackfill.nullable(),
});
export type Mailbox = z.infer<typeof mailbox>;

/* the log of a message's tries */
export const deliveryAttempt = z.object({
  startedAt: instant,
  endedAt: instant,
  outcome: z.string(),
  error: z.string().nullable(),
});
export type DeliveryAttempt = z.infer<typeof deliveryAttempt>;
