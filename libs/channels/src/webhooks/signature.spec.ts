import { isSecret, newSecret } from './secret';
import { signed, SignatureRefused, SKEW_MS, verified } from './signature';

// The worked example of the Standard Webhooks reference libraries.
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const ID = 'msg_p5jXN8AQM9LWM0D4loKWxJek';
const AT = new Date(1614265330_000);
const BODY = '{"test": 2432232314}';
const SIGNATURE = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';

const headers = { 'webhook-id': ID, 'webhook-timestamp': '1614265330', 'webhook-signature': SIGNATURE };
const refusal = (change: object, { secrets = [SECRET], body = BODY, now = AT } = {}): string => {
  try {
    return verified(secrets, { ...headers, ...change }, body, now);
  } catch (error) {
    if (error instanceof SignatureRefused) return error.code;
    throw error;
  }
};

describe('signing by Standard Webhooks', () => {
  it('gives the published signature', () => {
    expect(signed([SECRET], ID, AT, BODY)).toEqual(headers);
    expect(verified([SECRET], headers, Buffer.from(BODY), AT)).toBe(ID);
  });

  it('signs with the old and the new secret while one replaces the other', () => {
    const next = newSecret();
    const both = signed([next, SECRET], ID, AT, BODY);
    expect(both['webhook-signature'].split(' ')).toHaveLength(2);
    for (const known of [next, SECRET]) expect(verified([known], both, BODY, AT)).toBe(ID);
    expect(verified([next, SECRET], headers, BODY, AT)).toBe(ID);
  });

  it.each([
    ['a body with one letter more', {}, { body: `${BODY} ` }, 'wrong_signature'],
    ['another secret', {}, { secrets: [newSecret()] }, 'wrong_signature'],
    ['no secret at all', {}, { secrets: [] }, 'wrong_signature'],
    ['another id', { 'webhook-id': 'msg_other' }, {}, 'wrong_signature'],
    ['another time', { 'webhook-timestamp': '1614265331' }, {}, 'wrong_signature'],
    ['half a signature', { 'webhook-signature': SIGNATURE.slice(0, 20) }, {}, 'wrong_signature'],
    [
      'a signature of another version',
      { 'webhook-signature': SIGNATURE.replace('v1,', 'v1a,') },
      {},
      'wrong_signature',
    ],
    ['letters of many bytes', { 'webhook-signature': `v1,${'签'.repeat(44)}` }, {}, 'wrong_signature'],
    ['no signature', { 'webhook-signature': undefined }, {}, 'missing_headers'],
    ['two signatures headers', { 'webhook-signature': [SIGNATURE, SIGNATURE] }, {}, 'missing_headers'],
    ['an empty id', { 'webhook-id': ' ' }, {}, 'missing_headers'],
    ['an id that could take words from the body', { 'webhook-id': 'a.1614265330' }, {}, 'missing_headers'],
    ['a time in words', { 'webhook-timestamp': '2021-02-25' }, {}, 'missing_headers'],
    ['a time below zero', { 'webhook-timestamp': '-1' }, {}, 'missing_headers'],
    [
      'a clock five minutes and a second behind',
      {},
      { now: new Date(AT.getTime() + SKEW_MS + 1000) },
      'stale_timestamp',
    ],
    [
      'a clock five minutes and a second ahead',
      {},
      { now: new Date(AT.getTime() - SKEW_MS - 1000) },
      'stale_timestamp',
    ],
    ['a clock five minutes behind', {}, { now: new Date(AT.getTime() + SKEW_MS) }, ID],
    ['the right signature behind a wrong one', { 'webhook-signature': `v1,aaaa v2,bbbb ${SIGNATURE}` }, {}, ID],
  ])('meets %s', (_, change, given, expected) => {
    expect(refusal(change, given)).toBe(expected);
  });

  it('looks at no more than ten signatures', () => {
    const many = [...Array.from({ length: 10 }, () => 'v1,aaaa'), SIGNATURE].join(' ');
    expect(refusal({ 'webhook-signature': many })).toBe('wrong_signature');
  });
});

describe('a secret', () => {
  it('is made of 32 random bytes and never the same', () => {
    expect(isSecret(newSecret())).toBe(true);
    expect(newSecret()).not.toBe(newSecret());
    expect(Buffer.from(newSecret().slice(6), 'base64')).toHaveLength(32);
  });

  it.each([
    [SECRET, true],
    ['MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', false],
    ['whsec_short', false],
    ['whsec_not base64 but long enough to be one', false],
    ['', false],
  ])('%s counts: %s', (text, counts) => {
    expect(isSecret(text)).toBe(counts);
  });
});
