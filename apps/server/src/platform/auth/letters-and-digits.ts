import { randomBytes } from 'node:crypto';

const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A random word. Bytes past the last whole round of the 62 characters are left out, so that none comes more often. */
export function lettersAndDigits(length: number): string {
  const fair = [...randomBytes(length * 2)].filter((byte) => byte < 4 * LETTERS_AND_DIGITS.length);
  const text = fair.map((byte) => LETTERS_AND_DIGITS[byte % LETTERS_AND_DIGITS.length]).join('');
  return text.length >= length ? text.slice(0, length) : lettersAndDigits(length);
}
