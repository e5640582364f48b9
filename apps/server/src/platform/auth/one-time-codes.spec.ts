import { acceptedStep, authenticatorUri, base32, newOneTimeSecret, oneTimeCode, stepAt } from './one-time-codes';

/** The secret of both RFCs. */
const SECRET = Buffer.from('12345678901234567890');
const at = (seconds: number): Date => new Date(seconds * 1000);

// RFC 4226, appendix D.
it('is the code of its counter', () => {
  const codes = Array.from({ length: 10 }, (_, counter) => oneTimeCode(SECRET, counter));
  expect(codes.join(' ')).toBe('755224 287082 359152 969429 338314 254676 287922 162583 399871 520489');
});

// RFC 6238, appendix B, SHA1: eight digits there, of which apps show the last six.
it.each([
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
])('is the code of its time (%d s)', (seconds, digits) => {
  expect(oneTimeCode(SECRET, stepAt(at(seconds)))).toBe(digits.slice(2));
});

describe('a code is accepted', () => {
  const NOW = at(1_795_400_010);
  const step = stepAt(NOW);

  it.each([
    [-2, null],
    [-1, step - 1],
    [0, step],
    [1, step + 1],
    [2, null],
  ])('%d steps away: %p', (away, accepted) => {
    expect(acceptedStep(SECRET, oneTimeCode(SECRET, step + away), NOW, 0)).toBe(accepted);
  });

  it('once, and none before it afterwards', () => {
    expect(acceptedStep(SECRET, oneTimeCode(SECRET, step), NOW, step)).toBeNull();
    expect(acceptedStep(SECRET, oneTimeCode(SECRET, step - 1), NOW, step)).toBeNull();
    expect(acceptedStep(SECRET, oneTimeCode(SECRET, step + 1), NOW, step)).toBe(step + 1);
  });

  it.each(['', '12345', '1234567', 'abcdef'])('never as %p', (code) => {
    expect(acceptedStep(SECRET, code, NOW, 0)).toBeNull();
  });

  it('of its own secret alone', () => {
    expect(acceptedStep(newOneTimeSecret(), '287082', at(59), 0)).toBeNull();
    expect(acceptedStep(SECRET, '287082', at(59), 0)).toBe(1);
  });
});

// RFC 4648, 10.
it.each([
  ['fooba', 'MZXW6YTB'],
  ['12345678901234567890', 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'],
])('spells %p as %s', (text, letters) => {
  expect(base32(Buffer.from(text))).toBe(letters);
});

it('tells an authenticator app what it needs, and keeps it short', () => {
  const uri = new URL(authenticatorUri(SECRET, '半小时: 好屋', 'li+min@desk.test'));
  expect([uri.protocol, uri.host, decodeURIComponent(uri.pathname)]).toEqual(['otpauth:', 'totp', '/li+min@desk.test']);
  expect(Object.fromEntries(uri.searchParams)).toEqual({
    secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
    issuer: '半小时  好屋',
  });
  const long = new URL(authenticatorUri(SECRET, '好'.repeat(80), 'li@desk.test'));
  expect(long.searchParams.get('issuer')).toBe('好'.repeat(24));
});
