import { FakeWechat } from '../../../../test/support/remotes/wechat/fake-wechat';
import { PlatformRefusal, PlatformUnreachable } from '../tencent/failures';
import { TokensInMemory } from '../tencent/token-keeper';
import { stableToken, type TokenAccount } from './stable-token';

const TOKEN = '/cgi-bin/stable_token';

describe('the keeper of access tokens', () => {
  let remote: FakeWechat;
  let account: TokenAccount;
  let now: number;
  let tokens: TokensInMemory;

  beforeEach(async () => {
    remote = await FakeWechat.open();
    now = Date.UTC(2026, 10, 23);
    remote.now = () => now;
    account = { apiUrl: remote.url, appId: remote.appId, appSecret: remote.appSecret };
    tokens = new TokensInMemory(() => now);
  });
  afterEach(() => remote.close());

  it('asks once for everybody who waits, and then not again', async () => {
    const given = await Promise.all(Array.from({ length: 20 }, () => tokens.current(stableToken(account))));
    expect(new Set(given).size).toBe(1);
    expect(await tokens.current(stableToken(account))).toBe(given[0]);
    expect(remote.count(TOKEN)).toBe(1);
  });

  it('asks again five minutes before the end, while the old token still works', async () => {
    const first = await tokens.current(stableToken(account));
    now += (7200 - 300) * 1000 - 1;
    expect(await tokens.current(stableToken(account))).toBe(first);
    now += 1;
    expect(await tokens.current(stableToken(account))).not.toBe(first);
    expect(remote.count(TOKEN)).toBe(2);
  });

  it('asks again at half time for a token of a few minutes', async () => {
    remote.tokenLifeSeconds = 400;
    const first = await tokens.current(stableToken(account));
    now += 199_999;
    expect(await tokens.current(stableToken(account))).toBe(first);
    now += 1;
    await tokens.current(stableToken(account));
    expect(remote.count(TOKEN)).toBe(2);
  });

  it('gives two processes the same token, and neither kills the other’s', async () => {
    const other = new TokensInMemory(() => now);
    expect(await other.current(stableToken(account))).toBe(await tokens.current(stableToken(account)));
  });

  it('brings a new token for a rejected one: asking nicely first, forcing only when the dead one comes back', async () => {
    const first = await tokens.current(stableToken(account));
    remote.revokeToken();
    const second = await tokens.renewed(stableToken(account), first);
    expect([second === first, remote.count(TOKEN)]).toEqual([false, 2]);
    const third = await tokens.renewed(stableToken(account), second);
    expect([third === second, remote.count(TOKEN)]).toEqual([false, 4]);
  });

  it('renews once when many callers meet the same dead token, also one after the other', async () => {
    const first = await tokens.current(stableToken(account));
    remote.revokeToken();
    const given = await Promise.all([1, 2, 3].map(() => tokens.renewed(stableToken(account), first)));
    given.push(await tokens.renewed(stableToken(account), first));
    expect(new Set(given).size).toBe(1);
    expect(remote.count(TOKEN)).toBe(2);
  });

  it.each([
    [{ appSecret: 'wrong' }, 40125],
    [{ appId: 'wx1234567890123456' }, 40013],
  ])('says what is wrong with %j, and asks anew when it is mended', async (wrong, errcode) => {
    const refused = tokens.current(stableToken({ ...account, ...wrong }));
    await expect(refused).rejects.toMatchObject({ errcode });
    await expect(refused).rejects.toBeInstanceOf(PlatformRefusal);
    await expect(tokens.current(stableToken(account))).resolves.toMatch(/^token-/);
  });

  it.each([{ status: 502 }, { breakOff: true as const }])(
    'may be asked again whatever happened: %j',
    async (manner) => {
      remote.next(TOKEN, manner);
      const lost = tokens.current(stableToken(account));
      await expect(lost).rejects.toBeInstanceOf(PlatformUnreachable);
      await expect(lost).rejects.toMatchObject({ maybeDone: false });
      await expect(tokens.current(stableToken(account))).resolves.toMatch(/^token-/);
    },
  );
});
