import { DomainError } from '#domain';

const SHORTEST = 10;
const OBVIOUS = [
  'password',
  'passw0rd',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc',
  'iloveyou',
  'woaini',
  'admin',
  'halfhour',
  'welcome',
  'letmein',
  'abcdefghij',
  '0123456789',
  '1234567890',
  '9876543210',
];

/**
 * Throws `weak_password` for what is guessed first: short ones, few characters over and over, and well-known words or the
 * account's own name with hardly anything added.
 */
export function refuseWeakPassword(password: string, email: string): void {
  const text = password.toLowerCase();
  const ownName = email.toLowerCase().split('@')[0]!;
  const words = ownName.length >= 4 ? [...OBVIOUS, ownName] : OBVIOUS;
  const leftOver = Math.min(...words.map((word) => text.replaceAll(word, '').replace(/[\d\W_]/g, '').length));
  const hasWord = words.some((word) => text.includes(word));
  const weak = password.length < SHORTEST || new Set(text).size < 5 || (hasWord && leftOver < 4);
  if (weak) throw new DomainError('weak_password', { shortest: SHORTEST });
}
