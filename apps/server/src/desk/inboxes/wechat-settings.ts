import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { WechatSettings } from '#channels/wechat-official';
import type { wechatInboxSettings } from '#contract';
import { wrongField } from '../setup/refusals';

type Written = z.output<typeof wechatInboxSettings>;

/** Settings of any channel as an inbox keeps them; the secrets here are those of this one. */
interface Kept {
  settings: Record<string, unknown>;
  secrets: Partial<WechatSecrets>;
}

export interface WechatSecrets {
  appSecret: string;
  token: string;
  encodingAesKey: string;
}

/** What is stored open: the key of the callback's address is no secret, since every callback is signed. */
export interface StoredWechat {
  appId: string;
  mode: WechatSettings['mode'];
  hookKey: string;
}

const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/**
 * Takes the secrets out of what an admin wrote. AppSecret belongs to its AppID: whoever names another account has to know its
 * secret. Token and EncodingAESKey are made here when none is given (DOMAIN C3), and the callback's address never changes.
 */
export function splitWechat(written: Written, stored: Kept | null) {
  const before = stored?.settings as StoredWechat | undefined;
  const kept = stored?.secrets ?? {};
  const appSecret = written.appSecret || (before?.appId === written.appId ? kept.appSecret : undefined);
  if (!appSecret) throw wrongField('settings.appSecret', 'required');
  const secrets: WechatSecrets = {
    appSecret,
    token: written.token || kept.token || lettersAndDigits(32),
    encodingAesKey: written.encodingAesKey || kept.encodingAesKey || lettersAndDigits(43),
  };
  const settings: StoredWechat = {
    appId: written.appId,
    mode: written.mode,
    hookKey: before?.hookKey ?? lettersAndDigits(20),
  };
  return { settings: { ...settings }, secrets: { ...secrets }, address: null };
}

/** Together again, as the channel wants them. */
export function wechatSettingsOf({ settings, secrets }: Kept, apiUrl: string): WechatSettings {
  const { appId, mode } = settings as unknown as StoredWechat;
  return { ...(secrets as WechatSecrets), appId, mode, apiUrl };
}

/** Bytes past the last whole round of the 62 letters and digits are left out, so that none comes more often. */
function lettersAndDigits(length: number): string {
  const fair = [...randomBytes(length * 2)].filter((byte) => byte < 4 * LETTERS_AND_DIGITS.length);
  const text = fair.map((byte) => LETTERS_AND_DIGITS[byte % LETTERS_AND_DIGITS.length]).join('');
  return text.length >= length ? text.slice(0, length) : lettersAndDigits(length);
}
