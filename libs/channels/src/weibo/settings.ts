import { z } from 'zod';

const uid = z.string().regex(/^[1-9]\d{3,19}$/);

/** What one Weibo account needs (DOMAIN C4). Secret and token are encrypted at rest by the desk. */
export const weiboSettings = z.object({
  /** The application that the account named for its 开发模式. */
  appKey: z.string().regex(/^\d{4,20}$/),
  appSecret: z.string().min(8).max(128),
  /** Of the account itself, from its 粉丝服务 page or by OAuth2. */
  accessToken: z.string().min(8).max(200),
  uid,
  /** The platform's three servers, without a slash at their ends: others only in tests. */
  api: z.object({ open: z.url(), messages: z.url(), files: z.url() }),
});
export type WeiboSettings = z.infer<typeof weiboSettings>;

/** Where the platform's servers are. */
export const WEIBO_API: WeiboSettings['api'] = {
  open: 'https://api.weibo.com',
  messages: 'https://m.api.weibo.com',
  files: 'https://upload.api.weibo.com',
};
