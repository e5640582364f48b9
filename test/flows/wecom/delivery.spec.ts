import sharp from 'sharp';
import request from 'supertest';
import { eventually } from '../../support/desk';
import { newContact, WecomDesk } from './wecom-desk';

const SEND = '/cgi-bin/kf/send_msg';
const SYNC = '/cgi-bin/kf/sync_msg';
const TOKEN = '/cgi-bin/gettoken';

describe('replies on their way to WeChat customer service', () => {
  let house: WecomDesk;

  beforeAll(async () => {
    house = await WecomDesk.open();
  });
  afterAll(() => house.close());

  async function asked(): Promise<{ who: string; id: string }> {
    const who = newContact();
    await house.platform.text(who, '请问');
    return { who, id: (await house.ticketOf(who)).row.id };
  }

  it('are five for each word of the contact: the sixth is refused before the platform is asked', async () => {
    const { who, id } = await asked();
    expect(await house.allowance(id)).toMatchObject({ state: 'open', left: 5, limit: 5 });
    for (const n of [1, 2, 3, 4, 5]) await house.delivered(id, (await house.reply(id, `第${n}条`)).id, 'sent');
    expect(await house.allowance(id)).toMatchObject({ state: 'used', left: 0 });
    const sends = house.remote.count(SEND);
    const sixth = await house.reply(id, '第6条');
    expect((await house.delivered(id, sixth.id, 'failed')).delivery!.error).toBe('wecom_quota_used');
    expect(house.remote.count(SEND)).toBe(sends);
    house.desk.clock.advance(5);
    await house.platform.text(who, '说吧');
    await house.ticketOf(who, 8);
    expect(await house.allowance(id)).toMatchObject({ state: 'open', left: 5 });
    await house.agent.post(`/messages/${sixth.id}/retry`);
    await house.delivered(id, sixth.id, 'sent');
  });

  it('go out whole or not at all: two parts need two places', async () => {
    const { who, id } = await asked();
    for (const n of [1, 2, 3, 4]) await house.delivered(id, (await house.reply(id, `第${n}条`)).id, 'sent');
    const long = await house.reply(id, '字'.repeat(1000));
    expect((await house.delivered(id, long.id, 'failed')).delivery!.error).toBe('wecom_quota_short 1/2');
    expect(house.remote.textsTo(who)).toHaveLength(4);
    expect(await house.allowance(id)).toMatchObject({ state: 'open', left: 1 });
  });

  it('are closed 48 hours after the last word, and open again with the next', async () => {
    const { who, id } = await asked();
    // Two days on everybody would have to sign in again: the word is made older instead.
    await house.desk.sql.query(
      `update platform_word set at = at - interval '48 hours 1 second' where external_id = $1`,
      [who],
    );
    expect(await house.allowance(id)).toMatchObject({ state: 'closed', left: 0 });
    const late = await house.reply(id, '太晚了');
    expect((await house.delivered(id, late.id, 'failed')).delivery!.error).toBe('wecom_window_closed');
    await house.platform.text(who, '我又来了');
    await eventually(
      () => house.allowance(id),
      ({ state }) => state === 'open',
    );
    await house.agent.post(`/messages/${late.id}/retry`);
    await house.delivered(id, late.id, 'sent');
  });

  it.each([
    [3, 'wecom_session_taken'],
    [4, 'wecom_session_ended'],
  ])('are refused with a word when the session is at %i', async (session, word) => {
    const { who, id } = await asked();
    house.remote.people.get(who)!.session = session;
    const reply = await house.reply(id, '您好');
    expect((await house.delivered(id, reply.id, 'failed')).delivery!.error).toMatch(new RegExp(`^${word}`));
    expect(await house.allowance(id)).toMatchObject({ left: 5 });
  });

  it("fail with the platform's own refusal when its books say otherwise than ours", async () => {
    const { id } = await asked();
    house.remote.next(SEND, { errcode: 95001 });
    const reply = await house.reply(id, '您好');
    expect((await house.delivered(id, reply.id, 'failed')).delivery!.error).toMatch(/^wecom_quota_used: 95001/);
  });

  it('survive a token that dies in the middle: one new token, one more try', async () => {
    const { who, id } = await asked();
    await house.delivered(id, (await house.reply(id, '之前')).id, 'sent');
    const [tokens, sends] = [house.remote.count(TOKEN), house.remote.count(SEND)];
    house.remote.revokeToken();
    const reply = await house.reply(id, '之后');
    expect((await house.delivered(id, reply.id, 'sent')).delivery!.attempts).toBe(1);
    expect([house.remote.count(TOKEN) - tokens, house.remote.count(SEND) - sends]).toEqual([1, 2]);
    expect(house.remote.textsTo(who)).toEqual(['之前', '之后']);
  });

  it('go on where they stopped when the platform was busy in the middle', async () => {
    const { who, id } = await asked();
    const text = '今天为您查询到的物流信息如下，请您留意查收。'.repeat(60).slice(0, 1300);
    house.remote.next(SEND, { until: Promise.resolve() }, { errcode: -1 });
    const reply = await house.reply(id, text);
    await eventually(
      () => house.detail(id),
      ({ messages }) => messages.some(({ delivery }) => delivery?.error?.startsWith('wecom_busy')),
    );
    house.desk.clock.advance(16);
    await house.delivered(id, reply.id, 'sent');
    expect(house.remote.textsTo(who).join('')).toBe(text);
  });

  it('are not repeated blindly when the connection broke, and keep their id when an agent repeats them', async () => {
    const { who, id } = await asked();
    house.remote.next(SEND, { breakOff: true });
    const reply = await house.reply(id, '说不清');
    await house.delivered(id, reply.id, 'unknown');
    house.desk.clock.advance(60);
    expect(house.remote.said.filter(({ touser }) => touser === who)).toHaveLength(1);
    await house.agent.post(`/messages/${reply.id}/retry`);
    await house.delivered(id, reply.id, 'sent');
    expect(new Set(house.remote.said.filter(({ touser }) => touser === who).map(({ msgid }) => msgid)).size).toBe(1);
  });

  it('carry pictures and files', async () => {
    const { who, id } = await asked();
    const picture = await sharp({ create: { width: 12, height: 8, channels: 3, background: '#2f6fed' } })
      .jpeg()
      .toBuffer();
    const upload = async (content: Buffer, name: string): Promise<string> =>
      (
        await request(house.desk.url)
          .post('/api/uploads')
          .set('cookie', house.agent.cookie)
          .attach('file', content, name)
      ).body.id as string;
    const files = [await upload(picture, '说明书.jpg'), await upload(Buffer.from('%PDF-1.4\n%%EOF'), '合同.pdf')];
    await house.delivered(id, (await house.reply(id, '请看', files)).id, 'sent');
    const said = house.remote.said.filter(({ touser }) => touser === who);
    expect(said.map(({ msgtype }) => msgtype)).toEqual(['text', 'image', 'file']);
    expect([...house.remote.media.values()].map(({ fileName }) => fileName)).toEqual(['说明书.jpg', '合同.pdf']);
    expect(await house.allowance(id)).toMatchObject({ left: 2 });
  });
});

describe('files from WeChat customer service', () => {
  let house: WecomDesk;

  beforeAll(async () => {
    house = await WecomDesk.open();
  });
  afterAll(() => house.close());

  it('come in as attachments under their own name', async () => {
    const who = newContact();
    const mediaId = house.remote.keep('file', Buffer.from('%PDF-1.4\n%%EOF'), '合同.pdf');
    house.platform.write(who, 'file', { media_id: mediaId });
    await house.platform.call();
    const { messages } = await house.ticketOf(who);
    expect(messages[0]).toMatchObject({
      text: '[文件]',
      attachments: [{ name: '合同.pdf', mediaType: 'application/pdf' }],
    });
  });

  it('are asked for again when the platform is busy, and keep nobody else waiting', async () => {
    const [slow, quick] = [newContact(), newContact()];
    let release = (): void => undefined;
    house.remote.next('/cgi-bin/media/get', { until: new Promise((resolve) => (release = resolve)) }, { status: 502 });
    house.platform.write(slow, 'image', { media_id: house.remote.keep('image', Buffer.from('GIF89a....'), 'a.gif') });
    house.platform.write(quick, 'text', { content: '我不等' });
    await house.platform.call();
    await house.ticketOf(quick);
    release();
    expect((await house.ticketOf(slow)).messages[0]!.attachments).toHaveLength(1);
  });
});

describe('fetching the stream', () => {
  let house: WecomDesk;

  beforeEach(async () => {
    house = await WecomDesk.open();
  });
  afterEach(() => house.close());

  const settled = () =>
    eventually(
      () => house.desk.sql.query('select 1 from wecom_stream where asked_at is not null and token is null'),
      ({ rows }) => rows.length === 1,
    );

  it('goes on when the platform is back, and shows on the inbox that it was away', async () => {
    const who = newContact();
    house.remote.next(SYNC, { status: 502 });
    await house.platform.text(who, '在吗');
    await eventually(
      () => house.health(),
      ({ state, error }) => state === 'failed' && Boolean(error?.startsWith('wecom_unreachable')),
    );
    house.desk.clock.advance(3);
    expect((await house.ticketOf(who)).messages[0]!.text).toBe('在吗');
    expect(await house.health()).toMatchObject({ state: 'connected', error: null });
  });

  it('acknowledges the call at once while the platform itself hangs', async () => {
    const who = newContact();
    let release = (): void => undefined;
    house.remote.next(SYNC, { until: new Promise((resolve) => (release = resolve)) });
    const since = performance.now();
    expect(await house.platform.text(who, '快点')).toBe(200);
    expect(performance.now() - since).toBeLessThan(1_000);
    release();
    await house.ticketOf(who);
  });

  it('goes on without the token of a call that is spent', async () => {
    const who = newContact();
    house.platform.write(who, 'text', { content: '旧的凭据' });
    await house.platform.call({ syncToken: 'ENCspent' });
    expect((await house.ticketOf(who)).messages[0]!.text).toBe('旧的凭据');
  });

  it('says what is wrong when the Secret is, and goes on when it is right', async () => {
    const { corpId, secret, accounts } = house.remote;
    const settings = { corpId, openKfId: accounts[0]!.open_kfid };
    const save = (given: object) =>
      house.desk.admin.patch(`/admin/inboxes/${house.inboxId}`, { settings: { ...settings, ...given } });
    expect((await save({ secret: 'wrong' })).status).toBe(200);
    const who = newContact();
    await house.platform.text(who, '有人吗');
    await eventually(
      () => house.health(),
      ({ error }) => error?.startsWith('wecom_wrong_secret') === true,
    );
    expect((await save({ secret })).status).toBe(200);
    expect((await house.ticketOf(who)).messages[0]!.text).toBe('有人吗');
    await eventually(
      () => house.health(),
      ({ state }) => state === 'connected',
    );
  });

  it('loses and doubles nothing when the process died between storing and moving the cursor', async () => {
    const who = newContact();
    await house.platform.text(who, '一');
    await house.ticketOf(who);
    await settled();
    await house.desk.sql.query(`update wecom_stream set cursor = ''`);
    await house.platform.text(who, '二');
    expect((await house.ticketOf(who, 2)).messages.map(({ text }) => text)).toEqual(['一', '二']);
  });

  it('lets in what was stored and not yet read when the process died', async () => {
    const who = newContact();
    house.remote.next('/cgi-bin/kf/customer/batchget', { until: new Promise(() => undefined) });
    await house.platform.text(who, '一');
    expect((await house.ticketOf(who)).messages[0]!.text).toBe('一');
  });
});

describe('the settings of a customer service account', () => {
  let house: WecomDesk;

  beforeAll(async () => {
    house = await WecomDesk.open();
  });
  afterAll(() => house.close());

  it('hold no secret in any list', async () => {
    const list = JSON.stringify((await house.desk.admin.get('/admin/inboxes')).body);
    const { encodingAesKey, token } = house.platform.account;
    for (const secret of [encodingAesKey, token, house.remote.secret]) expect(list).not.toContain(secret);
    const { rows } = await house.desk.sql.query('select settings::text, sealed from inbox, access_token');
    expect(JSON.stringify(rows.map((row) => row.settings + (row.sealed?.toString('latin1') ?? '')))).not.toMatch(
      /token-|kf-secret/,
    );
  });

  it('offer the accounts of the company to choose from, and say what is wrong', async () => {
    const { corpId, secret } = house.remote;
    const ask = (body: object) => house.desk.admin.post('/admin/inboxes/wecom-accounts', body);
    const offered = [
      { openKfId: house.remote.accounts[0]!.open_kfid, name: '售前咨询' },
      { openKfId: house.remote.accounts[1]!.open_kfid, name: '售后服务' },
    ];
    expect((await ask({ corpId, secret })).body).toEqual({ accounts: offered });
    expect((await ask({ corpId, inboxId: house.inboxId })).body).toEqual({ accounts: offered });
    expect((await ask({ corpId, secret: 'wrong' })).body).toMatchObject({
      code: 'connection_failed',
      detail: { reason: expect.stringMatching(/^wecom_wrong_secret/) },
    });
    expect((await ask({ corpId: 'ww1234567890', inboxId: house.inboxId })).body).toMatchObject({
      code: 'invalid_input',
      fields: [{ path: 'settings.secret' }],
    });
    expect((await house.agent.post('/admin/inboxes/wecom-accounts', { corpId, secret })).status).toBe(403);
  });

  it.each([
    [{}, true, ''],
    [{ secret: 'wrong' }, false, 'wecom_wrong_secret'],
    [{ openKfId: 'wk00000000' }, false, 'wecom_wrong_account'],
  ])('are tried before they are saved: %j', async (given, ok, trouble) => {
    const settings = { corpId: house.remote.corpId, openKfId: house.remote.accounts[0]!.open_kfid, ...given };
    const { body } = await house.desk.admin.post('/admin/inboxes/test', {
      channel: 'wecom',
      settings,
      inboxId: house.inboxId,
    });
    expect(body.ok).toBe(ok);
    expect(body.steps.map(({ detail }: { detail: string }) => detail).join()).toContain(trouble);
  });
});
