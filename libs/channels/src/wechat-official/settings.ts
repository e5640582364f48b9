import { z } from 'zod';
import { isEncodingAesKey } from '../tencent/sealed';

/** How the platform was told to send: 明文模式, 兼容模式, 安全模式. */
export const wechatMode = z.enum(['plain', 'compatible', 'safe']);

/** What one official account needs (DOMAIN C3). Secret, token and key are encrypted at rest by the desk. */
export const wechatSettings = z
  .object({
    appId: z.string().regex(/^[A-Za-z0-9_-]{6,64}$/),
    appSecret: z.string().min(1).max(128),
    /** 3 to 32 letters and digits, made by the desk and pasted into the platform's console. */
    token: z.string().regex(/^[A-Za-z0-9]{3,32}$/),
    encodingAesKey: z.string().refine((key) => key === '' || isEncodingAesKey(key)),
    mode: wechatMode,
    /** Where the platform's API is: https://api.weixin.qq.com everywhere but in tests. */
    apiUrl: z.url(),
  })
  .refine(({ mode, encodingAesKey }) => mode === 'plain' || encodingAesKey !== '', 'an EncodingAESKey is needed');
export type WechatSettings = z.infer<typeof wechatSettings>;
