import { createHmac, timingSafeEqual } from 'node:crypto';

export interface SignedHeaders {
  id: string | undefined;
  timestamp: string | undefined;
  signature: string | undefined;
}

export type SignatureFault = 'unsigned' | 'stale' | 'wrong';

const TOLERANCE_MS = 5 * 60_000;

/**
 * Whether a body was signed with this secret as Standard Webhooks lays down (standardwebhooks.com): HMAC-SHA256 over
 * `id.timestamp.body`, at most five minutes from `now`, one of the signatures listed. The secret is base64, with or without
 * its `whsec_`. Null when it was, else why not. Throws nothing.
 */
export function signatureFault(secret: string, headers: SignedHeaders, body: Buffer, now: Date): SignatureFault | null {
  const { id, timestamp, signature } = headers;
  if (!id || !timestamp || !signature || id.length > 200) return 'unsigned';
  if (!/^\d{1,12}$/.test(timestamp)) return 'unsigned';
  if (Math.abs(now.getTime() - Number(timestamp) * 1000) > TOLERANCE_MS) return 'stale';
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
  const given = signature
    .split(' ')
    .flatMap((part) => (part.startsWith('v1,') ? [Buffer.from(part.slice(3), 'base64')] : []));
  return given.some((one) => one.length === expected.length && timingSafeEqual(one, expected)) ? null : 'wrong';
}
