import { randomInt } from 'node:crypto';
import { hashPassword, passwordMatches } from '../../platform/auth/passwords';

const HOW_MANY = 10;
const LENGTH = 10;
/** Without those that look alike. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const SHAPE = new RegExp(`^[${LETTERS}]{${LENGTH}}$`);

/** Ten codes of about 50 bits, as people keep them: `k7pqx-2vn9y`. */
export function newRecoveryCodes(): string[] {
  const block = () => Array.from({ length: LENGTH / 2 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return Array.from({ length: HOW_MANY }, () => `${block()}-${block()}`);
}

/** A code as it is compared: without gaps and dashes, in the narrow digits that input methods widen. */
export const plainCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Pd}]/gu, '');

/** Too short for a plain hash to keep, so they are kept as passwords are (ASVS 6.5.2). */
export const hashRecoveryCodes = (codes: string[]): Promise<string[]> =>
  Promise.all(codes.map((code) => hashPassword(plainCode(code))));

/** The hash that this code opens, or null. */
export async function openedBy(code: string, hashes: string[]): Promise<string | null> {
  if (!SHAPE.test(code)) return null;
  const opened = await Promise.all(hashes.map((hash) => passwordMatches(hash, code)));
  return hashes[opened.indexOf(true)] ?? null;
}
