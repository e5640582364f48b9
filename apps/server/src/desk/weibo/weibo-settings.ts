import { randomBytes } from 'node:crypto';
import { WEIBO_API, type WeiboSettings } from '#channels/weibo';
import { weiboInboxSettings } from '#contract';
import { type CallbackParts, parsedSettings, type SplitSettings } from '../inboxes/inbox-kinds';
import { wrongField } from '../setup/refusals';

/** What is stored open: the key of the callback's address is no secret, since every call is signed. */
interface StoredWeibo {
  appKey: string;
  uid: string;
  hookKey: string;
}

/** Takes the secrets out of what an admin wrote. Each belongs to its owner: the secret to the application, the token to the account. */
export function splitWeibo(input: unknown, stored: SplitSettings | null): SplitSettings {
  const { appKey, uid, ...written } = parsedSettings(weiboInboxSettings, input);
  const before = stored?.settings as StoredWeibo | undefined;
  const sameApp = before?.appKey === appKey;
  const appSecret = written.appSecret || (sameApp ? stored?.secrets.appSecret : undefined);
  if (!appSecret) throw wrongField('settings.appSecret', 'required');
  const accessToken = written.accessToken || (sameApp && before.uid === uid ? stored?.secrets.accessToken : undefined);
  if (!accessToken) throw wrongField('settings.accessToken', 'required');
  const hookKey = before?.hookKey ?? randomBytes(15).toString('base64url');
  return { settings: { appKey, uid, hookKey }, secrets: { appSecret, accessToken }, address: null };
}

/** Together again, as the channel wants them. */
export function weiboSettingsOf({ settings, secrets }: SplitSettings, apiUrl: string | null): WeiboSettings {
  const { appKey, uid } = settings as unknown as StoredWeibo;
  const { appSecret = '', accessToken = '' } = secrets;
  const api = apiUrl === null ? WEIBO_API : { open: apiUrl, messages: apiUrl, files: apiUrl };
  return { appKey, appSecret, uid, accessToken, api };
}

/** The address the platform calls: AppKey and AppSecret are the platform's own and need no copying. */
export const weiboCallback = ({ settings }: SplitSettings): CallbackParts => ({
  path: `/api/hooks/weibo/${(settings as unknown as StoredWeibo).hookKey}`,
  token: '',
  encodingAesKey: '',
});
