import type { WecomSettings } from '#channels/wecom';
import { wecomInboxSettings } from '#contract';
import { lettersAndDigits } from '../../platform/auth/letters-and-digits';
import { type CallbackParts, parsedSettings, type SplitSettings } from '../inboxes/inbox-kinds';
import { wrongField } from '../setup/refusals';

interface WecomSecrets {
  secret: string;
  token: string;
  encodingAesKey: string;
}

/** What is stored open: the key of the callback's address is no secret, since every call is signed. */
export interface StoredWecom {
  corpId: string;
  openKfId: string;
  welcome: string;
  hookKey: string;
}

/**
 * Takes the secrets out of what an admin wrote. The Secret belongs to its company: whoever names another has to know its Secret. Token
 * and EncodingAESKey are made here when none is given, and the callback's address never changes.
 */
export function splitWecom(input: unknown, stored: SplitSettings | null): SplitSettings {
  const { corpId, openKfId, welcome, ...written } = parsedSettings(wecomInboxSettings, input);
  const before = stored?.settings as StoredWecom | undefined;
  const kept: Partial<WecomSecrets> = stored?.secrets ?? {};
  const secrets: WecomSecrets = {
    secret: secretOf({ corpId, secret: written.secret }, stored),
    token: written.token || kept.token || lettersAndDigits(32),
    encodingAesKey: written.encodingAesKey || kept.encodingAesKey || lettersAndDigits(43),
  };
  const settings: StoredWecom = { corpId, openKfId, welcome, hookKey: before?.hookKey ?? lettersAndDigits(20) };
  return { settings: { ...settings }, secrets: { ...secrets }, address: null };
}

/** The Secret as written, else the stored one of the same company. Throws when there is none. */
export function secretOf(written: { corpId: string; secret: string }, stored: SplitSettings | null): string {
  const isSame = (stored?.settings as StoredWecom | undefined)?.corpId === written.corpId;
  const secret = written.secret || (isSame ? stored?.secrets.secret : undefined);
  if (!secret) throw wrongField('settings.secret', 'required');
  return secret;
}

/** Together again, as the channel wants them. */
export function wecomSettingsOf({ settings, secrets }: SplitSettings, apiUrl: string): WecomSettings {
  const { corpId, openKfId } = settings as unknown as StoredWecom;
  return { ...(secrets as unknown as WecomSecrets), corpId, openKfId, apiUrl };
}

/** What goes into the platform's console: where it calls us, and by what it proves itself. */
export function wecomCallback({ settings, secrets }: SplitSettings): CallbackParts {
  const { token = '', encodingAesKey = '' } = secrets;
  return { path: `/api/hooks/wecom/${(settings as unknown as StoredWecom).hookKey}`, token, encodingAesKey };
}
