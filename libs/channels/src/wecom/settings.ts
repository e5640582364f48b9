import { z } from 'zod';
import { isEncodingAesKey } from '../tencent/sealed';

/** What one customer service account (客服账号) of a company on WeCom needs. Secret, token and key are encrypted at rest by the desk. */
export const wecomSettings = z.object({
  corpId: z.string().regex(/^ww[A-Za-z0-9]{6,40}$/),
  /** The Secret of 微信客服, or of the app that may call its interfaces. */
  secret: z.string().min(1).max(128),
  token: z.string().regex(/^[A-Za-z0-9]{3,32}$/),
  encodingAesKey: z.string().refine(isEncodingAesKey),
  openKfId: z.string().regex(/^wk[A-Za-z0-9_-]{4,62}$/),
  /** Where the platform's API is: https://qyapi.weixin.qq.com everywhere but in tests. */
  apiUrl: z.url(),
});
export type WecomSettings = z.infer<typeof wecomSettings>;
