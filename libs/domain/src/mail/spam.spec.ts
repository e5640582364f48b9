import { isInDomain, isSenderCredible, spamReason, spamScore, type SpamSigns, wordsOf } from '.';

const SIGNS: SpamSigns = {
  sender: 'promo@ads.example',
  subject: '发票优惠',
  text: '加微信领取',
  flagged: false,
  authentication: null,
  score: null,
};
const rule = (kind: 'address' | 'domain' | 'word', value: string) => ({ id: `r-${kind}`, kind, value });
const passed = { spf: 'pass', dkim: 'pass', dmarc: 'pass' };

describe('spam', () => {
  it('a mail with nothing against it goes through', () => expect(spamReason(SIGNS, [])).toBeNull());

  it.each([
    ['address', 'promo@ads.example', 'blocked_address'],
    ['domain', 'ads.example', 'blocked_domain'],
    ['word', '加微信', 'blocked_word'],
  ] as const)('a blocked %s counts before anything else', (kind, value, reason) => {
    expect(spamReason({ ...SIGNS, flagged: true }, [rule(kind, value)])).toEqual({
      reason,
      ruleId: `r-${kind}`,
      value,
    });
  });

  it.each([
    ['a@ads.example', true],
    ['a@eu.ads.example', true],
    ['a@badads.example', false],
    ['a@ads.example.org', false],
  ])('%s is inside ads.example: %s', (address, inside) => expect(isInDomain(address, 'ads.example')).toBe(inside));

  it.each([
    ['dmarc_failed', { spf: 'pass', dkim: 'pass', dmarc: 'fail' }],
    ['sender_forged', { spf: 'fail', dkim: null, dmarc: null }],
    [null, { spf: 'fail', dkim: 'pass', dmarc: null }],
    [null, { spf: 'softfail', dkim: null, dmarc: null }],
    [null, { spf: 'fail', dkim: null, dmarc: 'pass' }],
    [null, passed],
  ])('%s by what the trusted server found', (reason, authentication) => {
    expect(spamReason({ ...SIGNS, authentication }, [])?.reason ?? null).toBe(reason);
  });

  it.each([
    [0.949, null],
    [0.95, 'learned'],
  ])('a learned score of %f: %s', (score, reason) =>
    expect(spamReason({ ...SIGNS, score }, [])?.reason ?? null).toBe(reason),
  );

  it.each([
    [null, true],
    [{ spf: null, dkim: null, dmarc: 'fail' }, false],
    [{ spf: 'fail', dkim: null, dmarc: null }, false],
    [passed, true],
  ])('a sender with %j is credible: %s', (authentication, credible) =>
    expect(isSenderCredible(authentication)).toBe(credible),
  );
});

describe('learned words', () => {
  const learned = { spam: 20, ham: 20 };
  it('are pairs of Chinese characters, spaced words and hosts of links', () => {
    expect(wordsOf('免费发票', 'Win CASH https://evil.example/x 你')).toEqual([
      'host:evil.example',
      'win',
      'cash',
      'https',
      'evil',
      'example',
      '免费',
      '费发',
      '发票',
    ]);
  });
  it('say nothing before ten of each kind were learned', () => {
    expect(spamScore([], { spam: 9, ham: 100 })).toBeNull();
    expect(spamScore([], { spam: 100, ham: 9 })).toBeNull();
  });
  it('weigh what was seen in spam against what was seen in wanted mail', () => {
    const spammy = ['发票', '代开', '加微'].map((word) => ({ word, spam: 15, ham: 0 }));
    const wanted = ['退款', '订单', '洗衣'].map((word) => ({ word, spam: 0, ham: 15 }));
    expect(spamScore(spammy, learned)).toBeGreaterThan(0.95);
    expect(spamScore(wanted, learned)).toBeLessThan(0.05);
    expect(spamScore([...spammy, ...wanted], learned)).toBeCloseTo(0.5);
    expect(spamScore([], learned)).toBe(0.5);
  });
  it('seen once prove little', () => {
    expect(spamScore([{ word: '发票', spam: 1, ham: 0 }], learned)).toBeLessThan(0.8);
  });
  it('stay finite for a mail of nothing but the worst words', () => {
    const score = spamScore(
      Array.from({ length: 200 }, (_, i) => ({ word: `w${i}`, spam: 20, ham: 0 })),
      learned,
    )!;
    expect(score).toBeGreaterThan(0.99);
    expect(score).toBeLessThanOrEqual(1);
  });
});
