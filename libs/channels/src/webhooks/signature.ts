import { createHmac, timingSafeEqual } from 'node:crypto';
import { keyOf } from './secret';

/** How far the clocks of the two sides may be apart: 5 minutes (Standard Webhooks, "Verifying webhook authenticity"). */
export const SKEW_MS = 5 * 60_000;

const VERSION = 'v1';
/** The full stop divides what is signed; an id that holds one could move words from the body into itself. */
const ID = /^[A-Za-z0-9_-]{1,128}$/;
const SIGNATURES_AT_MOST = 10;

export type SignedHeaders = Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>;

export type SignatureFault = 'missing_headers' | 'wrong_signature' | 'stale_timestamp';

/** Thrown for a request that doesn't prove who sent it. */
export class SignatureRefused extends Error {
  constructor(readonly code: SignatureFault) {
    super(code);
    this.name = 'SignatureRefused';
  }
}

/**
 * The three headers of Standard Webhooks over `id.timestamp.content`, with one signature per secret: while a secret is being
 * replaced, both sign, and whoever knows one of them can check. `at` is cut to whole seconds.
 */
export function signed(secrets: readonly string[], id: string, at: Date, content: string | Buffer): SignedHeaders {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': secrets.map((secret) => `${VERSION},${hmac(secret, id, timestamp, content)}`).join(' '),
  };
}

/**
 * Checks the three headers over `content` and answers the request's id. Any of the secrets may have signed, and any of the
 * signatures may be the one. Throws SignatureRefused: the signature is looked at before the clock, so that only those who know the
 * secret learn anything about our time.
 */
export function verified(
  secrets: readonly string[],
  headers: Readonly<Record<string, string | string[] | undefined>>,
  content: string | Buffer,
  now: Date,
): string {
  const { id, timestamp, signatures } = readHeaders(headers);
  const expected = secrets.map((secret) => Buffer.from(hmac(secret, id, timestamp, content)));
  const isOurs = signatures.some((given) => expected.some((one) => same(one, given)));
  if (!isOurs) throw new SignatureRefused('wrong_signature');
  if (Math.abs(now.getTime() - Number(timestamp) * 1000) > SKEW_MS) throw new SignatureRefused('stale_timestamp');
  return id;
}

function readHeaders(headers: Readonly<Record<string, string | string[] | undefined>>) {
  const [id, timestamp, signature] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => {
    const value = headers[name];
    return typeof value === 'string' ? value.trim() : '';
  }) as [string, string, string];
  if (!ID.test(id) || !/^\d{1,12}$/.test(timestamp) || !signature) throw new SignatureRefused('missing_headers');
  const signatures = signature.split(/\s+/).slice(0, SIGNATURES_AT_MOST);
  return {
    id,
    timestamp,
    // Signatures of versions we don't know are somebody else's to check.
    signatures: signatures.flatMap((one) => (one.startsWith(`${VERSION},`) ? [Buffer.from(one.slice(3))] : [])),
  };
}

function hmac(secret: string, id: string, timestamp: string, content: string | Buffer): string {
  return createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.`).update(content).digest('base64');
}

const same = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);
