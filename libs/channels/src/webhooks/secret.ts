import { randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';
const BYTES = 32;

/** A new signing secret as Standard Webhooks writes it: `whsec_` and 32 random bytes in base64. */
export const newSecret = (): string => PREFIX + randomBytes(BYTES).toString('base64');

/** True for `whsec_` followed by the base64 of 24 to 64 bytes, as the specification asks. */
export function isSecret(text: string): boolean {
  const bytes = text.startsWith(PREFIX) ? keyOf(text) : null;
  return bytes !== null && bytes.length >= 24 && bytes.length <= 64 && PREFIX + bytes.toString('base64') === text;
}

/** The bytes that sign. */
export const keyOf = (secret: string): Buffer => Buffer.from(secret.slice(PREFIX.length), 'base64');
