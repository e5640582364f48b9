import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

export const SESSION_COOKIE = 'hh_session';

/** 256 random bits. Only its hash is ever stored. */
export const newToken = (): string => randomBytes(32).toString('base64url');

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** A keyed mark that only this desk can make, as lower-case letters and digits. */
export function sign(key: Buffer, purpose: string, text: string, length: number): string {
  return createHmac('sha256', key).update(`${purpose}\0${text}`).digest('hex').slice(0, length);
}

export function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
