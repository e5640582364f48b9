import { z } from 'zod';
import { instant } from './primitives';

const secret = z.string().trim().max(200).default('');

/** A Weibo account (DOMAIN C4). Secret and token are write-only: empty keeps the stored ones. */
export const weiboInboxSettings = z.object({
  appKey: z
    .string()
    .trim()
    .regex(/^\d{4,20}$/),
  appSecret: secret,
  uid: z
    .string()
    .trim()
    .regex(/^[1-9]\d{3,19}$/),
  accessToken: secret,
});

/** Ways of answering on Weibo: for everybody to read, or to the person alone. */
export const weiboWay = z.enum(['weibo-comment', 'weibo-direct']);
export type WeiboWay = z.infer<typeof weiboWay>;

/** What of a ticket can be answered how, the usual way first. */
export const weiboWays = z.object({
  ways: z.array(
    z.object({
      way: weiboWay,
      /** Until when the platform lets us; null where there is no end, or none was opened. */
      until: instant.nullable(),
      open: z.boolean(),
    }),
  ),
});

/** What only an admin sees of an account: how long its token lives, as the platform told. */
export const weiboAccount = z.object({ tokenEndsAt: instant.nullable() });
