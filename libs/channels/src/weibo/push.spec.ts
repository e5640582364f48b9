import { signatureOf } from '../tencent/signature';
import { answerWeiboEcho, checkPush, pushIdOf, type PushQuery, SKEW_MS } from './push';
import { PushRefused } from './refusal';

// The example of the platform's own guide.
const account = { appSecret: 'xyz123xyz' };
const example: PushQuery = {
  timestamp: '1397022061823',
  nonce: '57155157',
  echostr: 'dnPdpTZz85',
  signature: '90e4c22c90a58f26526c2dd5b6c56c8822edeaa1',
};
const THEN = new Date(1_397_022_061_823);

const fault = (work: () => unknown): string => {
  try {
    work();
    return 'taken';
  } catch (error) {
    if (error instanceof PushRefused) return error.code;
    throw error;
  }
};

describe('a call that claims to be from Weibo', () => {
  it("is believed with the signature of the platform's own example, and its echo answered", () => {
    expect(answerWeiboEcho(account, example, THEN)).toBe('dnPdpTZz85');
  });

  it.each([
    ['another secret', { ...account, appSecret: 'other' }, example],
    ['another nonce', account, { ...example, nonce: '57155158' }],
    ['no signature', account, { ...example, signature: undefined }],
    ['nothing at all', account, {}],
  ])('is refused with %s', (_, who, query) => {
    expect(fault(() => checkPush(who, query, THEN))).toBe('wrong_signature');
  });

  it.each([
    ['in milliseconds', String(THEN.getTime() - SKEW_MS), 'taken'],
    ['in seconds', String(Math.floor(THEN.getTime() / 1000)), 'taken'],
    ['too old', String(THEN.getTime() - SKEW_MS - 1), 'stale_timestamp'],
    ['too early', String(THEN.getTime() + SKEW_MS + 1), 'stale_timestamp'],
    ['no time', 'now', 'stale_timestamp'],
    ['empty', '', 'stale_timestamp'],
  ])('is taken by its time: %s', (_, timestamp, code) => {
    const signature = signatureOf(account.appSecret, timestamp, '1');
    expect(fault(() => checkPush(account, { timestamp, nonce: '1', signature }, THEN))).toBe(code);
  });

  it('has an id by its bytes, since the platform gives none', () => {
    expect(pushIdOf(Buffer.from('{"text":"在"}'))).toBe(pushIdOf(Buffer.from('{"text":"在"}')));
    expect(pushIdOf(Buffer.from('{"text":"在"}'))).not.toBe(pushIdOf(Buffer.from('{"text":"在吗"}')));
  });
});
