import { FakeWechat } from '../../../../test/support/remotes/wechat/fake-wechat';
import { WechatRefusal, WechatUnreachable } from './failures';
import { StableTokens, type TokenAccount } from './token-keeper';

const TOKEN = '/cgi-bin/stable_token';

describe('the keeper of access tokens', () => {
  let remote: FakeWechat;
  let account: TokenAccount;
  let now: number;
  let tokens: StableTokens;

  beforeEach(async () => {
    remote = await FakeWechat.open();
    now = Date.UTC(2026, 10, 23);
    remote.now = () => now;
    account = { apiUrl: remote.url, appId: remote.appId, appSecret: remote.appSecret };
    tokens = new StableTokens(() => now);
  });
  afterEach(() => remote.close());

  it('asks once for everybody who waits, and then not again', async () => {
    const given = await Promise.all(Array.from({ length: 20 }, () => tokens.current(account)));
    expect(new Set(given).size).toBe(1);
    expect(await tokens.current(account)).toBe(given[0]);
    expect(remote.count(TOKEN)).toBe(1);
  });

  it('asks again five minutes before the end, while the old token still works', async () => {
    const first = await tokens.current(account);
    now += (7200 - 300) * 1000 - 1;
    expect(await tokens.current(account)).toBe(first);
    now += 1;
    expect(await tokens.current(account)).not.toBe(first);
    expect(remote.count(TOKEN)).toBe(2);
  });

  it('asks again at half time for a token of a few minutes', async () => {
    remote.tokenLifeSeconds = 400;
    const first = await tokens.current(account);
    now += 199_999;
    expect(await tokens.current(account)).toBe(first);
    now += 1;
    await tokens.current(account);
    expect(remote.count(TOKEN)).toBe(2);
  });

  it('gives two processes the same token, and neither kills the other’s', async () => {
    const other = new StableTokens(() => now);
    expect(await other.current(account)).toBe(await tokens.current(account));
  });

  it('brings a new token for a rejected one: asking nicely first, forcing only when the dead one comes back', async () => {
    const first = await tokens.current(account);
    remote.revokeToken();
    const second = await tokens.renewed(account, first);
    expect([second === first, remote.count(TOKEN)]).toEqual([false, 2]);
    const third = await tokens.renewed(account, second);
    expect([third === second, remote.count(TOKEN)]).toEqual([false, 4]);
  });

  it('renews once when many callers meet the same dead token, also one after the other', async () => {
    const first = await tokens.current(account);
    remote.revokeToken();
    const given = await Promise.all([1, 2, 3].map(() => tokens.renewed(account, first)));
    given.push(await tokens.renewed(account, first));
    expect(new Set(given).size).toBe(1);
    expect(remote.count(TOKEN)).toBe(2);
  });

  it.each([
    [{ appSecret: 'wrong' }, 40125],
    [{ appId: 'wx1234567890123456' }, 40013],
  ])('says what is wrong with %j, and asks anew when it is mended', async (wrong, errcode) => {
    const refused = tokens.current({ ...account, ...wrong });
    await expect(refused).rejects.toMatchObject({ errcode });
    await expect(refused).rejects.toBeInstanceOf(WechatRefusal);
    await expect(tokens.current(account)).resolves.toMatch(/^token-/);
  });

  it.each([{ status: 502 }, { breakOff: true as const }])(
    'may be asked again whatever happened: %j',
    async (manner) => {
      remote.next(TOKEN, manner);
      const lost = tokens.current(account);
      await expect(lost).rejects.toBeInstanceOf(WechatUnreachable);
      await expect(lost).rejects.toMatchObject({ maybeDone: false });
      await expect(tokens.current(account)).resolves.toMatch(/^token-/);
    },
  );
});
