import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { CallbackRefused } from './refusal';

const BLOCK = 32;
const RANDOM = 16;
const LENGTH = 4;

export interface MessageKey {
  /** 43 characters of a-z, A-Z, 0-9, as both sides have it. */
  encodingAesKey: string;
  /** Whom messages are for: the AppID of an official account, the CorpID of a company on WeCom. */
  receiver: string;
}

/** True for a key the platform's console would take. */
export const isEncodingAesKey = (text: string): boolean => /^[A-Za-z0-9]{43}$/.test(text);

/**
 * Encrypts a message for the platform (「消息加解密说明」 of 公众平台, 「加解密方案说明」 of 企业微信): AES-256-CBC over 16 random bytes, the length as four bytes with
 * the highest first, the message and its receiver, filled up to a multiple of 32 (PKCS#7). Answers base64.
 */
export function sealMessage(key: MessageKey, message: string, random: Buffer = randomBytes(RANDOM)): string {
  const aes = aesKey(key.encodingAesKey);
  const body = Buffer.from(message);
  const length = Buffer.alloc(LENGTH);
  length.writeUInt32BE(body.length);
  const plain = Buffer.concat([random, length, body, Buffer.from(key.receiver)]);
  const fill = BLOCK - (plain.length % BLOCK);
  const cipher = createCipheriv('aes-256-cbc', aes, aes.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.update(Buffer.alloc(fill, fill)), cipher.final()]).toString(
    'base64',
  );
}

/** Opens what {@link sealMessage} makes. Throws `wrong_key` when it isn't that, `wrong_receiver` when it is for another account. */
export function openMessage(key: MessageKey, sealed: string): Buffer {
  const plain = withoutFill(decrypted(aesKey(key.encodingAesKey), sealed));
  const start = RANDOM + LENGTH;
  const length = plain.length < start ? Infinity : plain.readUInt32BE(RANDOM);
  if (start + length > plain.length) throw new CallbackRefused('wrong_key', 'the length is past the end');
  const receiver = plain.subarray(start + length).toString('latin1');
  if (receiver !== key.receiver) throw new CallbackRefused('wrong_receiver');
  return plain.subarray(start, start + length);
}

function aesKey(encodingAesKey: string): Buffer {
  if (!isEncodingAesKey(encodingAesKey)) throw new CallbackRefused('wrong_key', 'no EncodingAESKey of 43 characters');
  return Buffer.from(`${encodingAesKey}=`, 'base64');
}

function decrypted(aes: Buffer, sealed: string): Buffer {
  const bytes = /^[A-Za-z0-9+/]+={0,2}$/.test(sealed) ? Buffer.from(sealed, 'base64') : Buffer.alloc(0);
  if (bytes.length === 0 || bytes.length % 16 !== 0) throw new CallbackRefused('wrong_key', 'no whole blocks');
  const decipher = createDecipheriv('aes-256-cbc', aes, aes.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([decipher.update(bytes), decipher.final()]);
}

/** The fill is up to 32 bytes long, so the cipher's own check, which knows 16, can't be used. */
function withoutFill(plain: Buffer): Buffer {
  const fill = plain[plain.length - 1]!;
  const tail = plain.subarray(plain.length - fill);
  const isFill = fill >= 1 && fill <= BLOCK && fill <= plain.length && tail.every((byte) => byte === fill);
  if (!isFill) throw new CallbackRefused('wrong_key', 'the fill is wrong');
  return plain.subarray(0, plain.length - fill);
}
