import { randomBytes } from 'node:crypto';
import type { PhoneSettings } from '#channels/phone';
import { isSecret, newSecret } from '#channels/webhooks';
import { phoneInboxSettings, type PhoneInboxSettings } from '#contract';
import { DomainError } from '#domain';
import { type CallbackParts, parsedSettings, type SplitSettings } from '../inboxes/inbox-kinds';
import { wrongField } from '../setup/refusals';

/** What is stored open: the key of the webhook's address is no secret, since every call of it is signed. */
export type StoredPhone = Omit<PhoneInboxSettings, 'secret'> & { hookKey: string };

/**
 * Takes the secret out of what an admin wrote. It belongs to its system: whoever names another host or user has to know theirs.
 * A webhook's is made here (Standard Webhooks: 32 random bytes), and its address never changes.
 */
export function splitPhone(input: unknown, stored: SplitSettings | null): SplitSettings {
  const { secret: written, ...settings } = parsedSettings(phoneInboxSettings, input);
  const before = stored?.settings as StoredPhone | undefined;
  mustBeDistinct(settings.extensions.map(({ extension }) => extension));
  const secret = written || keptSecret(settings, before, stored?.secrets.secret) || madeSecret(settings.system);
  if (settings.system !== 'webhook' && !settings.host) throw wrongField('settings.host', 'required');
  if (settings.system === 'asterisk' && !settings.user) throw wrongField('settings.user', 'required');
  if (settings.system === 'webhook' && !isSecret(secret)) throw wrongField('settings.secret', 'invalid_format');
  const hookKey = before?.hookKey ?? randomBytes(15).toString('base64url');
  return { settings: { ...settings, hookKey } satisfies StoredPhone, secrets: { secret }, address: null };
}

/** Together again, as the channel wants them. */
export function phoneSettingsOf({ settings, secrets }: SplitSettings): PhoneSettings {
  const { system, host, port, tls, user } = settings as unknown as StoredPhone;
  const secret = secrets.secret ?? '';
  if (system === 'webhook') return { system, secret };
  return system === 'asterisk' ? { system, host, port, tls, user, secret } : { system, host, port, secret };
}

/** Where a system calls us, and by what it proves itself; who is called by us has no such address. */
export function phoneCallback({ settings, secrets }: SplitSettings): CallbackParts {
  const { system, hookKey } = settings as unknown as StoredPhone;
  if (system !== 'webhook') throw new DomainError('not_found');
  return { path: `/api/hooks/phone/${hookKey}`, token: secrets.secret ?? '', encodingAesKey: '' };
}

function keptSecret(
  now: Omit<PhoneInboxSettings, 'secret'>,
  before: StoredPhone | undefined,
  kept: string | undefined,
): string | undefined {
  const same = (['system', 'host', 'port', 'user'] as const).every((field) => before?.[field] === now[field]);
  return same ? kept : undefined;
}

function madeSecret(system: PhoneInboxSettings['system']): string {
  if (system !== 'webhook') throw wrongField('settings.secret', 'required');
  return newSecret();
}

function mustBeDistinct(extensions: string[]): void {
  const twice = extensions.findIndex((extension, i) => extensions.indexOf(extension) !== i);
  if (twice !== -1) throw wrongField(`settings.extensions.${twice}.extension`, 'duplicate');
}
