import { createCipheriv } from 'node:crypto';
import { CallbackRefused } from './refusal';
import { isEncodingAesKey, openMessage, sealMessage } from './sealed';

const key = { encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG', receiver: 'wxb11529c136998cb6' };

/** What the cipher makes of bytes as they are, for what no honest platform would send. */
function encrypted(plain: Buffer): string {
  const aes = Buffer.from(`${key.encodingAesKey}=`, 'base64');
  const cipher = createCipheriv('aes-256-cbc', aes, aes.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64');
}
const framed = (message: string, length: number, appId: string): Buffer => {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(length);
  return Buffer.concat([Buffer.alloc(16, 1), size, Buffer.from(message), Buffer.from(appId)]);
};
const filled = (plain: Buffer, fill = 32 - (plain.length % 32)): Buffer =>
  Buffer.concat([plain, Buffer.alloc(fill, fill)]);

const fault = (work: () => unknown): string => {
  try {
    work();
    return 'taken';
  } catch (error) {
    if (error instanceof CallbackRefused) return error.code;
    throw error;
  }
};

describe('an encrypted message', () => {
  // From the sample programs of 「消息加解密说明」: random bytes, message and ciphertext.
  const sample = 'jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg==';

  it('is that of the published example, both ways', () => {
    expect(openMessage(key, sample).toString()).toBe('我是中文abcd123');
    expect(sealMessage(key, '我是中文abcd123', Buffer.from('aaaabbbbccccdddd'))).toBe(sample);
  });

  it.each(Array.from({ length: 34 }, (_, n) => n))('comes back as it was with a fill for %i bytes', (n) => {
    const message = 'x'.repeat(n);
    expect(openMessage(key, sealMessage(key, message)).toString()).toBe(message);
  });

  it('is another each time', () => {
    expect(sealMessage(key, '同一句话')).not.toBe(sealMessage(key, '同一句话'));
  });

  const sealed = sealMessage(key, '<xml>你好</xml>');
  it.each([
    ['for another account', sealMessage({ ...key, receiver: 'wx0000000000000000' }, 'x'), 'wrong_receiver'],
    [
      'for an account whose id begins like ours',
      sealMessage({ ...key, receiver: `${key.receiver}9` }, 'x'),
      'wrong_receiver',
    ],
    ['under another key', sealMessage({ ...key, encodingAesKey: 'B'.repeat(43) }, 'x'), 'wrong_key'],
    ['cut inside a block', Buffer.from(sealed, 'base64').subarray(0, -5).toString('base64'), 'wrong_key'],
    ['cut by a block', Buffer.from(sealed, 'base64').subarray(0, -16).toString('base64'), 'wrong_key'],
    ['empty', '', 'wrong_key'],
    ['no base64', '<<<<', 'wrong_key'],
    [
      'whose fill is too long',
      encrypted(Buffer.concat([framed('x', 1, 'y'.repeat(10)), Buffer.alloc(33, 33)])),
      'wrong_key',
    ],
    [
      'whose fill is uneven',
      encrypted(Buffer.concat([framed('', 0, key.receiver), Buffer.alloc(25, 7), Buffer.alloc(1, 26)])),
      'wrong_key',
    ],
    ['whose fill says nought', encrypted(Buffer.alloc(64)), 'wrong_key'],
    ['whose length is past the end', encrypted(filled(framed('abc', 4_000_000_000, key.receiver))), 'wrong_key'],
    ['that is all fill', encrypted(Buffer.alloc(32, 32)), 'wrong_key'],
  ])('is refused %s', (_, bytes, code) => {
    expect(fault(() => openMessage(key, bytes))).toBe(code);
  });

  it.each([
    ['abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG', true],
    ['abcdefghijklmnopqrstuvwxyz0123456789ABCDEF', false],
    ['abcdefghijklmnopqrstuvwxyz0123456789ABCDEF=', false],
    ['', false],
  ])('knows a key of the platform: %s', (text, is) => {
    expect(isEncodingAesKey(text)).toBe(is);
    if (!is) expect(fault(() => openMessage({ ...key, encodingAesKey: text }, sample))).toBe('wrong_key');
  });
});
