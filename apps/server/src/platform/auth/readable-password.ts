import { randomInt } from 'node:crypto';

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** 16 characters without those that look alike: about 80 bits. */
export function readablePassword(): string {
  const block = () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return [block(), block(), block(), block()].join('-');
}
