import { FakeWeibo } from '../../../../test/support/remotes/weibo/fake-weibo';
import type { InboxHost, Listener, RawInbound } from '../channel';
import { startPoller, type WeiboCursor } from './poller';
import type { WeiboSettings } from './settings';

const MINUTE = 60_000;
const LIST = '/2/comments/to_me.json';

/** What a desk would keep: entries by their id, and the cursor. */
class Desk implements InboxHost {
  readonly stored: RawInbound[] = [];
  cursor: WeiboCursor = {};
  health_: { state: string; error: string | null }[] = [];
  refuse = 0;
  private waiting: (() => void)[] = [];

  receive(input: RawInbound): Promise<'stored' | 'duplicate'> {
    if (this.refuse-- > 0) return Promise.reject(new Error('database away'));
    if (this.stored.some(({ externalId }) => externalId === input.externalId)) return Promise.resolve('duplicate');
    this.stored.push(input);
    return Promise.resolve('stored');
  }
  loadCursor(): Promise<Record<string, unknown>> {
    return Promise.resolve({ ...this.cursor });
  }
  saveCursor(cursor: Record<string, unknown>): Promise<void> {
    this.cursor = structuredClone(cursor);
    return Promise.resolve();
  }
  health(report: { state: 'connected' | 'connecting' | 'failed'; error: string | null }): void {
    this.health_.push(report);
    this.waiting.splice(0).forEach((go) => go());
  }
  /** Resolves after so many more reports: one comes at the end of each round. */
  async rounds(count: number): Promise<void> {
    for (; count > 0; count--) await new Promise<void>((go) => this.waiting.push(go));
  }
  get texts(): string[] {
    return this.stored.map(({ raw }) => (JSON.parse(raw.toString()) as { text: string }).text);
  }
}

describe('the poller for comments and mentions', () => {
  let remote: FakeWeibo;
  let settings: WeiboSettings;
  let desk: Desk;
  let listener: Listener | null;
  let now: number;
  let post: string;

  beforeEach(async () => {
    now = Date.UTC(2026, 10, 23, 2);
    remote = await FakeWeibo.open(() => now);
    const api = { open: remote.url, messages: remote.url, files: remote.url };
    settings = { appKey: remote.appKey, appSecret: remote.appSecret, accessToken: remote.token, uid: remote.uid, api };
    remote.person('1404376560', '小王');
    post = remote.ownPost('新品上架');
    desk = new Desk();
    listener = null;
  });
  afterEach(async () => {
    await listener?.stop();
    await remote.close();
  });
  const start = async () => {
    listener = await startPoller(settings, desk, { everyMs: 2, now: () => new Date(now) });
    await desk.rounds(1);
  };

  it('hands over what is written after the account was bound, oldest first, each once', async () => {
    remote.comment('1404376560', '以前的', post);
    now += MINUTE;
    await start();
    expect(desk.texts).toEqual([]);
    now += MINUTE;
    for (let n = 1; n <= 120; n++) remote.comment('1404376560', `第${n}条`, post);
    await desk.rounds(2);
    expect(desk.texts).toEqual(Array.from({ length: 120 }, (_, n) => `第${n + 1}条`));
  });

  it('knows a comment that two lists hold as one, and leaves our own words alone', async () => {
    await start();
    remote.comment('1404376560', '@好物商城 还有货吗', post);
    remote.mention('1404376560', '@好物商城 收到了，很好');
    remote.posts.comment({ uid: remote.uid, name: '好物商城' }, '@小王 有的', post, now);
    await desk.rounds(3);
    expect(desk.texts).toEqual(['@好物商城 还有货吗', '@好物商城 收到了，很好']);
    expect(desk.stored.map(({ envelope }) => envelope.list)).toEqual(['comments/to_me', 'statuses/mentions']);
  });

  it('finds an entry that shows up behind a later one', async () => {
    await start();
    const show = remote.posts.hide(remote.comment('1404376560', '迟到的', post));
    remote.comment('1404376560', '先到的', post);
    await desk.rounds(2);
    show();
    now += 2 * MINUTE;
    await desk.rounds(2);
    expect(desk.texts).toEqual(['先到的', '迟到的']);
  });

  it('goes on from its cursor after a restart, and asks for nothing settled again', async () => {
    await start();
    const first = remote.comment('1404376560', '一', post);
    now += 6 * MINUTE;
    await desk.rounds(2);
    await listener!.stop();
    expect(desk.cursor.since).toMatchObject({ 'comments/to_me': first });
    remote.comment('1404376560', '二', post);
    await start();
    expect(desk.texts).toEqual(['一', '二']);
  });

  it('keeps the cursor where it was when something could not be stored, and hands it over later', async () => {
    await start();
    now += MINUTE;
    for (const text of ['一', '二', '三']) remote.comment('1404376560', text, post);
    now += 6 * MINUTE;
    desk.refuse = 1;
    await desk.rounds(4);
    expect(desk.texts).toEqual(['一', '二', '三']);
    expect(desk.health_.some(({ state }) => state === 'failed')).toBe(true);
    expect(desk.health_.at(-1)).toEqual({ state: 'connected', error: null });
  });

  it.each([
    ['the token was revoked', 21319, 'weibo_token_revoked'],
    ['the token has ended', 21327, 'weibo_token_expired'],
    ['calls are used up', 10023, 'weibo_too_often'],
    ['the platform is away for upkeep', 10002, 'weibo_refused: 10002'],
  ])('says so when %s, and goes on when it is over', async (_, error, words) => {
    await start();
    remote.comment('1404376560', '在吗', post);
    remote.next(LIST, { error }, { error });
    await desk.rounds(4);
    expect(desk.health_.find(({ state }) => state === 'failed')!.error).toContain(words);
    expect(desk.health_.at(-1)!.state).toBe('connected');
    expect(desk.texts).toEqual(['在吗']);
  });

  it('warns a week before the token ends, and tells when it has', async () => {
    remote.tokenEndsAt = now + 6 * 24 * 60 * MINUTE;
    await start();
    expect(desk.health_.at(-1)).toEqual({
      state: 'connected',
      error: `weibo_token_ends_soon: ${desk.cursor.tokenEndsAt}`,
    });
    now = remote.tokenEndsAt;
    await desk.rounds(1);
    expect(desk.health_.at(-1)).toEqual({ state: 'failed', error: 'weibo_token_expired' });
  });

  it('refuses to work with the token of another account', async () => {
    settings = { ...settings, uid: '1234567890' };
    await start();
    expect(desk.health_.at(-1)).toEqual({ state: 'failed', error: 'weibo_wrong_account' });
  });

  it('survives a broken connection and a gateway in between', async () => {
    remote.next(LIST, { breakOff: true }, { status: 502 });
    await start();
    remote.comment('1404376560', '在吗', post);
    await desk.rounds(3);
    expect(desk.health_.filter(({ state }) => state === 'failed').map(({ error }) => error)).toEqual([
      expect.stringMatching(/^weibo_unreachable/),
      expect.stringMatching(/^weibo_unreachable: status 502/),
    ]);
    expect(desk.texts).toEqual(['在吗']);
  });
});
