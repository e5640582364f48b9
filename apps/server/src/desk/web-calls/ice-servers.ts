import { createHmac } from 'node:crypto';
import type { IceServer } from '#contract';
import type { Config } from '../../platform/config/config';

/**
 * The servers a browser may use to be reached, as configured; none means that browsers must reach each other directly.
 * Credentials for a relay hold for a while and are the relay's to check: the name carries when they end, the password
 * proves it by the shared secret (draft-uberti-behave-turn-rest: HMAC-SHA1 of `expiry:user`, in Base64).
 */
export function iceServers({ ice }: Pick<Config, 'ice'>, user: string, now: Date): IceServer[] {
  const stun = ice.stunUrls.length > 0 ? [{ urls: ice.stunUrls }] : [];
  if (ice.turnUrls.length === 0) return stun;
  const username = `${Math.floor(now.getTime() / 1000) + ice.turnSeconds}:${user}`;
  const credential = createHmac('sha1', ice.turnSecret).update(username).digest('base64');
  return [...stun, { urls: ice.turnUrls, username, credential }];
}
