import { randomBytes } from 'node:crypto';
import { addressFault, newSecret } from '#channels/webhooks';
import { apiInboxSettings } from '#contract';
import { parsedSettings, type SplitSettings } from '../inboxes/inbox-kinds';
import { wrongField } from '../setup/refusals';

/** How long the secret before the current one is still believed, and still signs. */
const OVERLAP_MS = 24 * 3_600_000;

/** What is stored open: the key of the address is no secret, since every request is signed. */
export interface StoredApi {
  url: string;
  hookKey: string;
}

/** Checks the program's address; key and secret are made here, once. */
export function splitApi(input: unknown, stored: SplitSettings | null, allowedHosts: readonly string[]): SplitSettings {
  const { url } = parsedSettings(apiInboxSettings, input);
  const fault = url === '' ? null : addressFault(url, allowedHosts);
  if (fault) throw wrongField('settings.url', fault);
  const before = stored?.settings as Partial<StoredApi> | undefined;
  const settings: StoredApi = { url, hookKey: before?.hookKey ?? randomBytes(15).toString('base64url') };
  const secrets = stored?.secrets.secret ? stored.secrets : { secret: newSecret() };
  return { settings: { ...settings }, secrets, address: null };
}

/** Another secret; the one before it counts beside it for a day. */
export function rotated({ secrets, ...split }: SplitSettings, now: Date): SplitSettings {
  const before: Record<string, string> = secrets.secret
    ? { previous: secrets.secret, previousUntil: new Date(now.getTime() + OVERLAP_MS).toISOString() }
    : {};
  return { ...split, secrets: { secret: newSecret(), ...before } };
}

/** Those that count now, the current one first. */
export const secretsOf = ({ secrets }: SplitSettings, now: Date): string[] =>
  [secrets.secret, previousUntil(secrets, now) && secrets.previous].filter((one) => typeof one === 'string');

export const previousUntil = ({ previousUntil: until }: Record<string, string>, now: Date): string | null =>
  until && new Date(until) > now ? until : null;

export const pathOf = (hookKey: string): string => `/api/hooks/api/${hookKey}`;
