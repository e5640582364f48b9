import type { WechatSettings } from '#channels/wechat-official';
import { wechatInboxSettings } from '#contract';
import { lettersAndDigits } from '../../platform/auth/letters-and-digits';
import { type CallbackParts, parsedSettings, type SplitSettings } from '../inboxes/inbox-kinds';
import { wrongField } from '../setup/refusals';

interface WechatSecrets {
  appSecret: string;
  token: string;
  encodingAesKey: string;
}

/** What is stored open: the key of the callback's address is no secret, since every callback is signed. */
interface StoredWechat {
  appId: string;
  mode: WechatSettings['mode'];
  hookKey: string;
}

/**
 * Takes the secrets out of what an admin wrote. AppSecret belongs to its AppID: whoever names another account has to know its
 * secret. Token and EncodingAESKey are made here when none is given (DOMAIN C3), and the callback's address never changes.
 */
export function splitWechat(input: unknown, stored: SplitSettings | null): SplitSettings {
  const written = parsedSettings(wechatInboxSettings, input);
  const before = stored?.settings as StoredWechat | undefined;
  const kept: Partial<WechatSecrets> = stored?.secrets ?? {};
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
export function wechatSettingsOf({ settings, secrets }: SplitSettings, apiUrl: string): WechatSettings {
  const { appId, mode } = settings as unknown as StoredWechat;
  return { ...(secrets as unknown as WechatSecrets), appId, mode, apiUrl };
}

/** What goes into the platform's console: where it calls us, and by what it proves itself. */
export function wechatCallback({ settings, secrets }: SplitSettings): CallbackParts {
  const { token = '', encodingAesKey = '' } = secrets;
  return { path: `/api/hooks/wechat/${(settings as unknown as StoredWechat).hookKey}`, token, encodingAesKey };
}
