import { isFlaggedAsSpam, senderChecks } from './authentication';

describe('what servers say about a sender (RFC 8601)', () => {
  it.each([
    [
      'mx.google.com; dkim=pass header.i=@a.example; spf=pass (google.com: domain of a) smtp.mailfrom=a; dmarc=fail (p=REJECT)',
      { host: 'mx.google.com', spf: 'pass', dkim: 'pass', dmarc: 'fail' },
    ],
    ['mx.qq.com 1; spf = softfail smtp.mailfrom=<x>', { host: 'mx.qq.com', spf: 'softfail', dkim: null, dmarc: null }],
    ['MX.Example; none', { host: 'mx.example', spf: null, dkim: null, dmarc: null }],
    [
      'mx.example; dkim=fail header.d=a; dkim=pass header.d=b',
      { host: 'mx.example', spf: null, dkim: 'pass', dmarc: null },
    ],
    [
      'mx.example; x=y (spf=pass; dmarc=pass); spf/1=fail',
      { host: 'mx.example', spf: 'fail', dkim: null, dmarc: null },
    ],
  ])('%s', (value, check) => expect(senderChecks([value])).toEqual([check]));

  it('a broken line says nothing, and a thousand are not read', () => {
    expect(senderChecks(['', ';', '<script>; spf=pass'])).toEqual([]);
    expect(senderChecks(Array.from({ length: 1_000 }, () => 'a.example; spf=pass'))).toHaveLength(20);
    expect(senderChecks(['('.repeat(100_000)])).toEqual([]);
  });

  it.each([
    [{ 'x-spam-flag': 'YES' }, true],
    [{ 'x-spam-status': 'Yes, score=15.1' }, true],
    [{ 'x-ms-exchange-organization-scl': '6' }, true],
    [{ 'x-ms-exchange-organization-scl': '-1' }, false],
    [{ 'x-spam-flag': 'NO', 'x-spam-status': 'No, score=-2' }, false],
    [{}, false],
  ])('%j is marked: %s', (headers, marked) => expect(isFlaggedAsSpam(new Map(Object.entries(headers)))).toBe(marked));
});
