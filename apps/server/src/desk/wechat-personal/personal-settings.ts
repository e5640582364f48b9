import type { PersonalSettings } from '#channels/wechat-personal';
import { wechatPersonalInboxSettings } from '#contract';
import { parsedSettings, type SplitSettings } from '../inboxes/inbox-kinds';

type StoredPersonal = Omit<PersonalSettings, 'options'> & { accepted: true };

/** Takes the puppet's options out of what an admin wrote: they hold its tokens, and belong to that puppet. */
export function splitPersonal(input: unknown, stored: SplitSettings | null): SplitSettings {
  const { options: written, ...settings } = parsedSettings(wechatPersonalInboxSettings, input);
  const samePuppet = stored?.settings.puppet === settings.puppet;
  const options = written || (samePuppet ? stored?.secrets.options : undefined);
  return { settings, secrets: options ? { options } : {}, address: null };
}

/** Together again, as the worker wants them. */
export function personalSettingsOf({ settings, secrets }: SplitSettings): PersonalSettings {
  const { puppet, perMinute, rooms } = settings as unknown as StoredPersonal;
  return { puppet, perMinute, rooms, options: JSON.parse(secrets.options ?? '{}') as Record<string, unknown> };
}
