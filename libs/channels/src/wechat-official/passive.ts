import { sealMessage } from '../tencent/sealed';
import type { WechatSettings } from './settings';
import { signatureOf } from '../tencent/signature';
import { cdata } from '../tencent/xml';

/** What tells the platform that we have the message and say nothing: without it, it asks again three times. */
export const NOTHING_TO_SAY = 'success';

/**
 * A text said as the answer of the platform's own request (「被动回复用户消息」): it costs nothing of the five messages a contact's
 * message allows. `at` becomes whole seconds. Encrypted whenever the request was.
 */
export function passiveText(
  account: Pick<WechatSettings, 'appId' | 'token' | 'encodingAesKey'>,
  say: { to: string; from: string; text: string; at: Date; encrypted: boolean; nonce: string },
): string {
  const seconds = String(Math.floor(say.at.getTime() / 1000));
  const xml = element({
    ToUserName: cdata(say.to),
    FromUserName: cdata(say.from),
    CreateTime: seconds,
    MsgType: cdata('text'),
    Content: cdata(say.text),
  });
  if (!say.encrypted) return xml;
  const sealed = sealMessage({ encodingAesKey: account.encodingAesKey, receiver: account.appId }, xml);
  return element({
    Encrypt: cdata(sealed),
    MsgSignature: cdata(signatureOf(account.token, seconds, say.nonce, sealed)),
    TimeStamp: seconds,
    Nonce: cdata(say.nonce),
  });
}

const element = (fields: Record<string, string>): string =>
  `<xml>${Object.entries(fields)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('')}</xml>`;
