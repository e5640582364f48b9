import { z } from 'zod';
import { id } from './primitives';

/** A customer service account (微信客服) of a company on WeCom. Secret, token and key are write-only: empty keeps the stored one. */
export const wecomInboxSettings = z.object({
  corpId: z
    .string()
    .trim()
    .regex(/^ww[A-Za-z0-9]{6,40}$/),
  secret: z.string().trim().max(128).default(''),
  token: z
    .string()
    .trim()
    .regex(/^([A-Za-z0-9]{3,32})?$/)
    .default(''),
  encodingAesKey: z
    .string()
    .trim()
    .regex(/^([A-Za-z0-9]{43})?$/)
    .default(''),
  openKfId: z
    .string()
    .trim()
    .regex(/^wk[A-Za-z0-9_-]{4,62}$/),
  /** Said when somebody opens the conversation, within the 20 seconds the platform gives; empty says nothing. */
  welcome: z.string().trim().max(600).default(''),
});

/** Whose accounts an admin may choose from, as written in the form so far. */
export const wecomAccountsRequest = wecomInboxSettings
  .pick({ corpId: true, secret: true })
  .extend({ inboxId: id.optional() });
export const wecomAccounts = z.object({ accounts: z.array(z.object({ openKfId: z.string(), name: z.string() })) });
