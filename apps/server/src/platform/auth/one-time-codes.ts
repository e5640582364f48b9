// Time-based one-time codes as authenticator apps show them: SHA-1, six digits, a new one every 30 seconds.
import { createHmac, randomBytes } from 'node:crypto';
import { sameText } from './tokens';

const STEP_MS = 30_000;
const DIGITS = 6;
/** A phone's clock differs a little and people type slowly (RFC 6238, 5.2). */
const SKEW_STEPS = 1;

/** 160 bits, as many as the hash has (RFC 4226, 4). */
export const newOneTimeSecret = (): Buffer => randomBytes(20);

export const stepAt = (at: Date): number => Math.floor(at.getTime() / STEP_MS);

export function oneTimeCode(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  // RFC 4226, 5.3: the last four bits say where the 31 bits of the code begin.
  const bits = mac.readUInt32BE(mac[19]! & 0xf) & 0x7fffffff;
  return String(bits % 10 ** DIGITS).padStart(DIGITS, '0');
}

/** The step whose code this is, or null. A step that was accepted before, and all before it, are no longer accepted. */
export function acceptedStep(secret: Buffer, code: string, at: Date, lastStep: number): number | null {
  const now = stepAt(at);
  for (let step = Math.max(now - SKEW_STEPS, lastStep + 1); step <= now + SKEW_STEPS; step++)
    if (sameText(oneTimeCode(secret, step), code)) return step;
  return null;
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648, 6, for whole groups of five bytes: a secret of ours needs no padding. */
export function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits.replace(/.{5}/g, (five) => BASE32[parseInt(five, 2)]!);
}

const LONGEST_ISSUER = 24;

/**
 * What the QR code for an authenticator app says. Short, or no camera reads it from a screen: a Chinese letter takes nine
 * characters, the issuer is named once, and our algorithm, digits and period are what apps take for granted. A colon would
 * end the issuer, so it has none.
 */
export function authenticatorUri(secret: Buffer, issuer: string, account: string): string {
  const name = [...issuer.replaceAll(':', ' ')].slice(0, LONGEST_ISSUER).join('').trim();
  return `otpauth://totp/${encodeURIComponent(account)}?secret=${base32(secret)}&issuer=${encodeURIComponent(name)}`;
}
