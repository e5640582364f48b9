import { answerEcho, type CallbackQuery, needsNonces, openCallback, openKept, SKEW_MS } from './callback';
import { CallbackRefused } from '../tencent/refusal';
import { sealMessage } from '../tencent/sealed';
import { signatureOf } from '../tencent/signature';

const NOW = new Date('2026-11-23T02:00:00.000Z');
const account = {
  appId: 'wxb11529c136998cb6',
  token: 'pamtest',
  encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  mode: 'safe' as 'plain' | 'compatible' | 'safe',
};
const key = { encodingAesKey: account.encodingAesKey, receiver: account.appId };
const XML = '<xml><FromUserName>o123456</FromUserName></xml>';
const secondsAt = (ms: number): string => String(Math.floor((NOW.getTime() + ms) / 1000));

function signed(timestamp = secondsAt(0), nonce = '263014780'): CallbackQuery {
  return { timestamp, nonce, signature: signatureOf(account.token, timestamp, nonce) };
}
function pushed(sealed = sealMessage(key, XML)): { query: CallbackQuery; body: Buffer } {
  const { timestamp, nonce, signature } = signed();
  const msg_signature = signatureOf(account.token, timestamp!, nonce!, sealed);
  const body = Buffer.from(`<xml><ToUserName>gh_1</ToUserName><Encrypt>${sealed}</Encrypt></xml>`);
  return { query: { timestamp, nonce, signature, msg_signature, encrypt_type: 'aes' }, body };
}
const fault = (work: () => unknown): string => {
  try {
    work();
    return 'taken';
  } catch (error) {
    if (error instanceof CallbackRefused) return error.code;
    throw error;
  }
};

describe('the check of our address', () => {
  it('answers the echo of a signed request, as it came', () => {
    expect(answerEcho(account, { ...signed(), echostr: '<5826&380>' }, NOW)).toBe('<5826&380>');
  });

  it.each([
    ['at the edge of the past', -SKEW_MS, 'taken'],
    ['at the edge of the future', SKEW_MS, 'taken'],
    ['a second too old', -SKEW_MS - 1000, 'stale_timestamp'],
    ['a second too early', SKEW_MS + 1000, 'stale_timestamp'],
  ])('holds with a time %s: %s', (_, ms, code) => {
    expect(fault(() => answerEcho(account, signed(secondsAt(ms)), NOW))).toBe(code);
  });

  it.each(['', 'now', '1e9', '-1', '99999999999999', ' '])(
    'takes no time of day from %j, however well signed',
    (text) => {
      expect(fault(() => answerEcho(account, signed(text), NOW))).toBe('stale_timestamp');
    },
  );

  it('refuses another signature and none', () => {
    expect(fault(() => answerEcho(account, { ...signed(), signature: 'f'.repeat(40) }, NOW))).toBe('wrong_signature');
    expect(fault(() => answerEcho(account, {}, NOW))).toBe('wrong_signature');
    expect(fault(() => answerEcho({ ...account, token: 'other' }, signed(), NOW))).toBe('wrong_signature');
  });
});

describe('a pushed message', () => {
  it('is opened in safe mode, and as it is in plain mode', () => {
    const { query, body } = pushed();
    expect(openCallback(account, query, body, NOW).xml?.toString()).toBe(XML);
    const plain = openCallback({ ...account, mode: 'plain' }, signed(), Buffer.from(XML), NOW);
    expect(plain).toMatchObject({ xml: Buffer.from(XML), encrypted: false });
  });

  it('is believed in compatible mode by its encrypted part alone, which its open part can not contradict', () => {
    const { query, body } = pushed();
    const lying = Buffer.from(body.toString().replace('<xml>', '<xml><FromUserName>oLiar123</FromUserName>'));
    expect(openCallback({ ...account, mode: 'compatible' }, query, lying, NOW).xml?.toString()).toBe(XML);
  });

  it('is refused open in safe mode, and encrypted with a signature over other words', () => {
    expect(fault(() => openCallback(account, signed(), Buffer.from(XML), NOW))).toBe('not_encrypted');
    const { query } = pushed();
    const { body } = pushed(sealMessage(key, '<xml><Content>other</Content></xml>'));
    expect(fault(() => openCallback(account, query, body, NOW))).toBe('wrong_signature');
  });

  it.each([
    ['for another AppID', sealMessage({ ...key, receiver: 'wx0' }, XML), 'wrong_receiver'],
    ['cut short', sealMessage(key, XML).slice(0, 40), 'wrong_key'],
  ])('that is signed and %s is answered with its fault, to be kept', (_, sealed, code) => {
    const { query, body } = pushed(sealed);
    const { xml, fault: found } = openCallback(account, query, body, NOW);
    expect([xml, found?.code]).toEqual([null, code]);
  });

  it('that was kept opens once the key is right', () => {
    const { body } = pushed();
    expect(fault(() => openKept({ ...account, encodingAesKey: 'B'.repeat(43) }, body))).toBe('wrong_key');
    expect(openKept(account, body).toString()).toBe(XML);
  });
});

it.each([
  ['plain', true],
  ['compatible', true],
  ['safe', false],
] as const)('nonces are worth remembering in %s mode: %s', (mode, needed) => {
  expect(needsNonces({ mode })).toBe(needed);
});
