import { isSigned, signatureOf } from './signature';

describe("the platform's signature", () => {
  // A worked example of 「消息加解密说明」's sample programs.
  const token = 'QDG6eK';
  const [timestamp, nonce] = ['1409659589', '263014780'];
  const sealed = 'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==';

  it('is that of the published example', () => {
    expect(signatureOf(token, timestamp, nonce, sealed)).toBe('5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3');
  });

  it('is the same in whatever order the words come', () => {
    expect(signatureOf(nonce, token, timestamp)).toBe(signatureOf(token, timestamp, nonce));
  });

  it.each([
    ['the right one', signatureOf(token, timestamp, nonce), true],
    ['the right one in capitals', signatureOf(token, timestamp, nonce).toUpperCase(), true],
    ['one of another token', signatureOf('other', timestamp, nonce), false],
    ['half of it', signatureOf(token, timestamp, nonce).slice(0, 20), false],
    ['an empty one', '', false],
    ['none', undefined, false],
    ['one with letters of many bytes', '签'.repeat(40), false],
  ])('believes %s: %#', (_, given, believed) => {
    expect(isSigned(given, token, timestamp, nonce)).toBe(believed);
  });
});
