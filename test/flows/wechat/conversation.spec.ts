import { eventually } from '../../support/desk';
import type { Mode } from '../../support/remotes/wechat/platform';
import { GREETING, newOpenid, WechatDesk } from './wechat-desk';

describe.each<Mode>(['plain', 'compatible', 'safe'])('a conversation on WeChat in %s mode', (mode) => {
  let house: WechatDesk;

  beforeAll(async () => {
    house = await WechatDesk.open(mode);
  });
  afterAll(() => house.close());

  it('proves its address to the platform and counts as connected then', async () => {
    expect((await house.health()).state).toBe('connecting');
    expect(await house.platform.verify()).toEqual({ status: 200, text: '5826380127219468563' });
    expect(await house.health()).toMatchObject({ state: 'connected', error: null });
    expect((await house.platform.verify({ query: { signature: 'f'.repeat(40) } })).status).toBe(403);
  });

  it("greets in the answer of the platform's own call, and brings the agent's reply to the person", async () => {
    const who = newOpenid();
    house.remote.people.set(who, { follows: true, nickname: '王芳', wroteAt: 0, answers: 0 });
    const pushed = await house.platform.text(who, '我的订单还没有发货 & <急>');
    expect(pushed).toMatchObject({ status: 200, text: GREETING });
    const { row, messages } = await house.ticketOf(who, 2);
    expect(row).toMatchObject({ contactName: '王芳', channel: 'wechat-official', status: 'open' });
    expect(row.window).not.toBeNull();
    expect(messages.map(({ kind, text, delivery }) => [kind, text, delivery?.state])).toEqual([
      ['inbound', '我的订单还没有发货 & <急>', undefined],
      ['greeting', GREETING, 'sent'],
    ]);
    const reply = await house.reply(row.id, '今天下午就发出。');
    await house.delivered(row.id, reply.id, 'sent');
    expect(house.remote.textsTo(who)).toEqual(['今天下午就发出。']);
    house.desk.clock.advance(60);
    await house.platform.text(who, '好的');
    expect((await house.ticketOf(who, 4)).row).toMatchObject({ id: row.id, status: 'open' });
  });

  it('acknowledges what comes later with nothing but success', async () => {
    const who = newOpenid();
    await house.platform.text(who, '一');
    expect((await house.platform.text(who, '二')).raw).toBe('success');
    await house.ticketOf(who, 3);
  });
});

describe('repeats and strangers (law 3)', () => {
  let house: WechatDesk;

  beforeAll(async () => {
    house = await WechatDesk.open();
  });
  afterAll(() => house.close());

  it('keeps a repeated message once and gives the repeat the same greeting', async () => {
    const who = newOpenid();
    const fields = { Content: '在吗', MsgType: 'text', MsgId: house.platform.nextId() };
    const answers = await Promise.all([1, 2, 3].map(() => house.platform.message(who, fields)));
    answers.push(await house.platform.message(who, fields));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(answers[3]!.text).toBe(GREETING);
    expect((await house.ticketOf(who, 2)).messages.map(({ kind }) => kind)).toEqual(['inbound', 'greeting']);
    house.desk.clock.advance(60);
    expect((await house.platform.message(who, fields)).raw).toBe('success');
    house.desk.clock.advance(15);
    expect(house.remote.textsTo(who)).toEqual([]);
  });

  it('keeps messages that arrive in the wrong order all the same, once each, with their own time', async () => {
    const who = newOpenid();
    const [first, second] = [house.platform.nextId(), house.platform.nextId()];
    const at = house.platform.seconds;
    await house.platform.text(who, '后说的', { MsgId: second, CreateTime: at });
    await house.platform.text(who, '先说的', { MsgId: first, CreateTime: at - 3 });
    await house.platform.text(who, '后说的', { MsgId: second, CreateTime: at });
    const said = (await house.ticketOf(who, 3)).messages.filter(({ kind }) => kind === 'inbound');
    expect(said.map(({ text, providerAt }) => [text, Date.parse(providerAt!) / 1000])).toEqual([
      ['后说的', at],
      ['先说的', at - 3],
    ]);
  });

  it('opens one ticket for two first messages at once', async () => {
    const who = newOpenid();
    await Promise.all(['一', '二', '三'].map((text) => house.platform.text(who, text)));
    expect((await house.ticketOf(who, 4)).messages.filter(({ kind }) => kind === 'inbound')).toHaveLength(3);
  });

  it.each([
    ['a wrong signature', { signature: 'a'.repeat(40) }],
    ['a wrong signature over the words', { msg_signature: 'a'.repeat(40) }],
    ['no signature', { signature: '' }],
    ['an old time', { timestamp: '1409659589' }],
    ['plain words to an account in safe mode', { encrypt_type: 'raw' }],
  ])('stores nothing of a call with %s', async (_, query) => {
    const who = newOpenid();
    const fields = { ToUserName: 'gh_1', FromUserName: who, CreateTime: 1, MsgType: 'text', Content: 'x', MsgId: '1' };
    const refused = await house.platform.push(fields, { query });
    expect([refused.status, JSON.parse(refused.raw).code]).toEqual([403, 'callback_refused']);
    expect(await house.tickets(who)).toEqual([]);
  });

  it('refuses an address somebody overheard when it comes with other words', async () => {
    const plain = await WechatDesk.open('plain');
    try {
      const who = newOpenid();
      const query = plain.platform.signed();
      const at = plain.platform.seconds;
      const say = (text: string, id: number) =>
        plain.platform.post(
          query,
          `<xml><ToUserName>gh_1a2b3c4d5e6f</ToUserName><FromUserName>${who}</FromUserName><CreateTime>${at}</CreateTime><MsgType>text</MsgType><Content>${text}</Content><MsgId>${id}</MsgId></xml>`,
        );
      expect((await say('真的', 1)).status).toBe(200);
      expect((await say('假的', 2)).status).toBe(403);
      expect((await say('真的', 1)).status).toBe(200);
      expect((await plain.ticketOf(who, 2)).messages.map(({ text }) => text)).toEqual(['真的', GREETING]);
    } finally {
      await plain.close();
    }
  });

  it('knows no other address and no other kind of body', async () => {
    const url = `${house.desk.url}/api/hooks/wechat/nobody`;
    expect((await fetch(url, { method: 'POST', headers: { 'content-type': 'text/xml' }, body: '<xml/>' })).status).toBe(
      404,
    );
    const { status } = await fetch(house.platform.account.url, {
      method: 'POST',
      body: new Blob([Buffer.alloc(300_000)], { type: 'text/xml' }),
    });
    expect(status).toBe(413);
  });

  it('keeps what it can not open until the key is right, visible in quarantine and in the health of the inbox', async () => {
    const who = newOpenid();
    const pushed = await house.platform.push(
      {
        ToUserName: 'gh_1',
        FromUserName: who,
        CreateTime: house.platform.seconds,
        MsgType: 'text',
        Content: '谁的',
        MsgId: house.platform.nextId(),
      },
      { appId: 'wx0000000000000000' },
    );
    expect(pushed.raw).toBe('success');
    const { rows } = (await house.desk.admin.get('/admin/quarantine')).body;
    expect(rows).toEqual([expect.objectContaining({ inboxId: house.inboxId, reason: 'unreadable:wrong_receiver' })]);
    expect(await house.health()).toMatchObject({ state: 'failed', error: 'wechat_wrong_receiver' });
    expect((await house.desk.admin.post(`/admin/quarantine/${rows[0].id}/retry`)).body.outcome).toBe('quarantined');
    expect(await house.tickets(who)).toEqual([]);
  });
});

describe('what happens on the platform beside words', () => {
  let house: WechatDesk;

  beforeAll(async () => {
    house = await WechatDesk.open();
  });
  afterAll(() => house.close());

  it('opens no ticket for a new follower, and keeps the event', async () => {
    const who = newOpenid();
    expect((await house.platform.event(who, 'subscribe')).raw).toBe('success');
    expect(await house.tickets(who)).toEqual([]);
    const kept = await house.desk.sql.query(`select reason, state from receipt where external_id like $1`, [
      `${who}:%`,
    ]);
    expect(kept.rows).toEqual([{ reason: 'event:subscribe', state: 'done' }]);
  });

  it('notes on the running ticket that the person unfollowed, once, without touching the window', async () => {
    const who = newOpenid();
    await house.platform.text(who, '再见');
    const before = await house.ticketOf(who, 2);
    const at = house.platform.seconds;
    await house.platform.event(who, 'unsubscribe', { CreateTime: at });
    await house.platform.event(who, 'unsubscribe', { CreateTime: at });
    const after = await house.ticketOf(who, 3);
    expect(after.messages.map(({ text, automatic }) => [text, automatic])).toEqual([
      ['再见', null],
      [GREETING, null],
      ['[取消关注公众号]', 'event'],
    ]);
    expect(after.row.window).toEqual(before.row.window);
    const reply = await house.reply(before.row.id, '还在吗？');
    const failed = await house.delivered(before.row.id, reply.id, 'failed');
    expect(failed.delivery!.error).toMatch(/^wechat_not_following/);
  });

  it('names the person by the last letters of the id when the platform tells no name or nothing at all', async () => {
    const [nameless, unasked] = [newOpenid(), newOpenid()];
    await house.platform.text(nameless, '你好');
    house.remote.next('/cgi-bin/user/info', { status: 502 });
    await house.platform.text(unasked, '你好');
    for (const who of [nameless, unasked])
      expect((await house.ticketOf(who, 2)).row.contactName).toBe(`微信用户 ${who.slice(-4)}`);
  });

  it('answers the platform in time while its own profile call hangs, and lets the message in', async () => {
    const who = newOpenid();
    let release = (): void => undefined;
    house.remote.next('/cgi-bin/user/info', { until: new Promise((resolve) => (release = resolve)) });
    const since = performance.now();
    expect((await house.platform.text(who, '快点')).status).toBe(200);
    expect(performance.now() - since).toBeLessThan(4_500);
    release();
    expect((await house.ticketOf(who, 2)).messages[0]!.text).toBe('快点');
  });

  it('sends a greeting like a reply when the platform could not wait for it', async () => {
    const who = newOpenid();
    await house.desk.sql.query('begin; lock table message in exclusive mode');
    const pushed = await house.platform.text(who, '在吗').finally(() => house.desk.sql.query('rollback'));
    expect(pushed.raw).toBe('success');
    const [, greeting] = (await house.ticketOf(who, 2)).messages;
    await eventually(
      () => Promise.resolve(house.remote.textsTo(who)),
      (texts) => texts.length === 1,
    );
    expect(house.remote.textsTo(who)).toEqual([greeting!.text]);
  });
});

describe('an agent who writes', () => {
  let house: WechatDesk;

  beforeAll(async () => {
    house = await WechatDesk.open();
  });
  afterAll(() => house.close());

  it('is shown to the person, now and then, and not once nothing may be said', async () => {
    const who = newOpenid();
    await house.platform.text(who, '请问');
    const { row } = await house.ticketOf(who, 2);
    const socket = await house.agent.socket();
    await socket.emitWithAck('hello', { position: null, watch: [{ kind: 'ticket', id: row.id }] });
    const types = () => socket.emit('signal', { ticketId: row.id, kind: 'typing' });
    const typed = () => house.remote.typed.filter(({ touser }) => touser === who).map(({ command }) => command);
    for (const _ of [1, 2, 3]) types();
    await eventually(
      () => Promise.resolve(typed()),
      (commands) => commands.length === 1,
    );
    house.desk.clock.advance(11);
    types();
    await eventually(
      () => Promise.resolve(typed()),
      (commands) => commands.length === 2,
    );
    await house.desk.sql.query(
      `update platform_word set at = at - interval '48 hours 1 second' where external_id = $1`,
      [who],
    );
    house.desk.clock.advance(11);
    types();
    const other = newOpenid();
    await house.platform.text(other, '另一位');
    const { row: next } = await house.ticketOf(other, 2);
    await socket.emitWithAck('watch', { add: [{ kind: 'ticket', id: next.id }], remove: [] });
    socket.emit('signal', { ticketId: next.id, kind: 'typing' });
    await eventually(
      () => Promise.resolve(house.remote.typed.some(({ touser }) => touser === other)),
      (told) => told,
    );
    expect(typed()).toEqual(['Typing', 'Typing']);
    house.agent.close();
  });
});

describe('the callback of an inbox', () => {
  let house: WechatDesk;

  beforeAll(async () => {
    house = await WechatDesk.open();
  });
  afterAll(() => house.close());

  const patch = (settings: object) => house.desk.admin.patch(`/admin/inboxes/${house.inboxId}`, { settings });

  it('is shown to admins alone, and no list holds a secret (DOMAIN C3)', async () => {
    expect((await house.agent.get(`/admin/inboxes/${house.inboxId}/callback`)).status).toBe(403);
    const { encodingAesKey, token } = house.platform.account;
    expect([encodingAesKey.length, token.length]).toEqual([43, 32]);
    const list = JSON.stringify((await house.desk.admin.get('/admin/inboxes')).body);
    for (const secret of [encodingAesKey, token, house.remote.appSecret]) expect(list).not.toContain(secret);
    const stored = await house.desk.sql.query(`select settings::text, secrets from inbox where id = $1`, [
      house.inboxId,
    ]);
    expect(stored.rows[0].settings + (stored.rows[0].secrets as Buffer).toString('latin1')).not.toContain(
      house.remote.appSecret,
    );
  });

  it('keeps its secrets when they are left empty, and asks for the secret of another AppID', async () => {
    expect((await patch({ appId: house.remote.appId, mode: 'compatible' })).status).toBe(200);
    expect((await house.desk.admin.get(`/admin/inboxes/${house.inboxId}/callback`)).body).toMatchObject({
      token: house.platform.account.token,
      encodingAesKey: house.platform.account.encodingAesKey,
    });
    const refused = await patch({ appId: 'wx1234567890123456' });
    expect(refused.body).toMatchObject({ code: 'invalid_input', fields: [{ path: 'settings.appSecret' }] });
    const settings = { appId: house.remote.appId, appSecret: 'x' };
    const second = await house.desk.admin.post('/admin/inboxes', {
      name: '又一个',
      channel: 'wechat-official',
      settings,
    });
    expect(second.body).toMatchObject({ code: 'already_exists', detail: { field: 'settings.appId' } });
  });

  it('lets in what came under another key once the key is right', async () => {
    const who = newOpenid();
    const { encodingAesKey, appId } = house.platform.account;
    await patch({ appId, mode: 'safe', encodingAesKey: 'Z'.repeat(43) });
    await eventually(
      async () => (await house.platform.text(newOpenid(), '设置已生效')).raw,
      (raw) => raw === 'success',
    );
    await house.platform.text(who, '密钥不对的时候说的');
    expect(await house.tickets(who)).toEqual([]);
    expect(await house.health()).toMatchObject({ state: 'failed', error: 'wechat_wrong_key' });
    await patch({ appId, mode: 'safe', encodingAesKey });
    const { rows } = (await house.desk.admin.get('/admin/quarantine')).body;
    for (const { id } of rows) await house.desk.admin.post(`/admin/quarantine/${id}/retry`);
    expect((await house.ticketOf(who, 2)).messages[0]!.text).toBe('密钥不对的时候说的');
    await house.platform.text(who, '现在好了');
    expect(await house.health()).toMatchObject({ state: 'connected' });
  });

  it.each([
    [{}, true, ''],
    [{ appSecret: 'wrong' }, false, 'wechat_wrong_secret'],
    [{ appId: 'wx1234567890123456', appSecret: 'x' }, false, 'wechat_wrong_app_id'],
  ])('is tried before it is saved (DOMAIN C2): %j', async (given, ok, trouble) => {
    const settings = { appId: house.remote.appId, mode: 'safe', ...given };
    const { body } = await house.desk.admin.post('/admin/inboxes/test', {
      channel: 'wechat-official',
      settings,
      inboxId: house.inboxId,
    });
    expect(body.ok).toBe(ok);
    expect(body.steps.find(({ step }: { step: string }) => step === 'wechat.token').detail).toContain(trouble);
  });

  it('takes nothing while the inbox is switched off', async () => {
    await house.desk.admin.patch(`/admin/inboxes/${house.inboxId}`, { enabled: false });
    await eventually(
      async () => (await house.platform.text(newOpenid(), '有人吗')).status,
      (status) => status === 400,
    );
  });
});
