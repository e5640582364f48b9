import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * The platform's signature over its words: SHA-1, in hex, of the words sorted and joined. Over token, timestamp and nonce it is
 * `signature`; with the ciphertext beside them it is `msg_signature` (公众号文档「接入指南」 and 「消息加解密说明」).
 */
export const signatureOf = (...words: string[]): string =>
  // By code unit, as the platform sorts: a locale would put letters and digits in another order.
  createHash('sha1')
    .update([...words].sort().join(''))
    .digest('hex');

/** True when `given` is the signature over the words; takes the same time wherever they differ. */
export function isSigned(given: string | undefined, ...words: string[]): boolean {
  const expected = Buffer.from(signatureOf(...words));
  const claimed = Buffer.from((given ?? '').toLowerCase());
  return claimed.length === expected.length && timingSafeEqual(claimed, expected);
}
