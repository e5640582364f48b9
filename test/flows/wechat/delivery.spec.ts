import sharp from 'sharp';
import request from 'supertest';
import { eventually } from '../../support/desk';
import { newOpenid, WechatDesk } from './wechat-desk';

const SEND = '/cgi-bin/message/custom/send';
const TOKEN = '/cgi-bin/stable_token';
const HOUR = 3600;

describe('replies on their way to WeChat', () => {
  let house: WechatDesk;

  beforeAll(async () => {
    house = await WechatDesk.open();
  });
  afterAll(() => house.close());

  async function asked(): Promise<{ who: string; id: string }> {
    const who = newOpenid();
    await house.platform.text(who, '请问');
    return { who, id: (await house.ticketOf(who, 2)).row.id };
  }

  it('fail with a code when the person has been silent for more than 48 hours, and go out after the next word', async () => {
    const who = newOpenid();
    await house.platform.text(who, '请问', { CreateTime: house.platform.seconds - 48 * HOUR + 60 });
    house.remote.people.get(who)!.wroteAt -= (48 * HOUR - 60) * 1000;
    const { id } = (await house.ticketOf(who, 2)).row;
    const inTime = await house.reply(id, '还来得及');
    await house.delivered(id, inTime.id, 'sent');
    house.desk.clock.advance(120);
    const sends = house.remote.count(SEND);
    const late = await house.reply(id, '太晚了');
    expect((await house.delivered(id, late.id, 'failed')).delivery).toMatchObject({ error: 'wechat_window_closed' });
    expect(house.remote.count(SEND)).toBe(sends);
    await house.platform.text(who, '我又来了');
    expect((await house.agent.post(`/messages/${late.id}/retry`)).status).toBe(200);
    await house.delivered(id, late.id, 'sent');
    expect(house.remote.textsTo(who)).toEqual(['还来得及', '太晚了']);
  });

  it("fail with the platform's own refusals when its books say otherwise than ours", async () => {
    const { who, id } = await asked();
    house.remote.people.get(who)!.wroteAt -= 49 * HOUR * 1000;
    const closed = await house.reply(id, '平台说太晚');
    expect((await house.delivered(id, closed.id, 'failed')).delivery!.error).toMatch(/^wechat_window_closed: 45015/);
    await house.platform.text(who, '再来');
    for (const n of [1, 2, 3, 4, 5]) await house.delivered(id, (await house.reply(id, `第${n}条`)).id, 'sent');
    const sixth = await house.reply(id, '第6条');
    expect((await house.delivered(id, sixth.id, 'failed')).delivery!.error).toBe('wechat_quota_used');
    await house.platform.text(who, '说吧');
    await house.agent.post(`/messages/${sixth.id}/retry`);
    await house.delivered(id, sixth.id, 'sent');
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

  it('wait while the platform rejects every token, show it on the inbox, and go out when it is over', async () => {
    const { who, id } = await asked();
    house.remote.next(SEND, { errcode: 40001 }, { errcode: 40001 });
    const reply = await house.reply(id, '等一等');
    const queued = await eventually(
      () => house.detail(id),
      ({ messages }) => messages.some(({ id: of, delivery }) => of === reply.id && delivery?.error !== null),
    );
    expect(queued.messages.at(-1)!.delivery).toMatchObject({ state: 'queued', attempts: 1 });
    expect(queued.messages.at(-1)!.delivery!.error).toMatch(/^wechat_token_rejected/);
    expect(await house.health()).toMatchObject({ state: 'failed', error: 'wechat_token_rejected' });
    await house.platform.text(who, '还能收到吗');
    expect((await house.health()).state).toBe('failed');
    house.desk.clock.advance(16);
    expect((await house.delivered(id, reply.id, 'sent')).delivery!.attempts).toBe(2);
    expect(house.remote.textsTo(who)).toEqual(['等一等']);
    expect(await house.health()).toMatchObject({ state: 'connected', error: null });
  });

  it.each([
    ['the connection broke after the whole request', { breakOff: true as const }, ['说不清', '之后的']],
    ['a gateway answered for the platform', { status: 502 }, ['之后的']],
  ])('are not repeated blindly when %s', async (_, manner, arrived) => {
    const { who, id } = await asked();
    house.remote.next(SEND, manner);
    const reply = await house.reply(id, '说不清');
    const unknown = await house.delivered(id, reply.id, 'unknown');
    expect(unknown.delivery!.error).toMatch(/^wechat_unreachable/);
    house.desk.clock.advance(HOUR);
    const next = await house.reply(id, '之后的');
    await house.delivered(id, next.id, 'sent');
    expect(house.remote.textsTo(who)).toEqual(arrived);
  });

  it('are sent again later when the platform is busy or away for upkeep', async () => {
    const { who, id } = await asked();
    house.remote.next(SEND, { errcode: -1 }, { status: 503 });
    const reply = await house.reply(id, '慢慢来');
    const tries = (attempts: number) =>
      eventually(
        () => house.detail(id),
        ({ messages }) =>
          messages.some(
            ({ id: of, delivery }) => of === reply.id && delivery?.state === 'queued' && delivery.attempts === attempts,
          ),
      );
    await tries(1);
    house.desk.clock.advance(16);
    await tries(2);
    house.desk.clock.advance(31);
    await house.delivered(id, reply.id, 'sent');
    expect(house.remote.textsTo(who)).toEqual(['慢慢来']);
  });

  it('send a greeting that waited for its agent like a reply', async () => {
    const inbox = { inboxId: house.inboxId, audience: 'any', hours: 'any', from: null, to: null };
    const greeting = { ...inbox, position: -1, enabled: true, text: '您好，{{agent.name|客服}}为您服务。' };
    const made = await house.desk.admin.post('/greetings', greeting);
    expect(made.status).toBe(201);
    try {
      const who = newOpenid();
      const pushed = await house.platform.text(who, '你好');
      expect(pushed.raw).toBe('success');
      const detail = await house.ticketOf(who, 2);
      house.desk.clock.advance(11);
      await house.delivered(detail.row.id, detail.messages[1]!.id, 'sent');
      expect(house.remote.textsTo(who)).toEqual([detail.messages[1]!.text]);
    } finally {
      await house.desk.admin.delete(`/greetings/${made.body.id}`);
    }
  });

  it('split what is longer than the platform takes, and put nothing in twice', async () => {
    const { who, id } = await asked();
    const text = '今天为您查询到的物流信息如下，请您留意查收。'.repeat(60).slice(0, 1300);
    await house.delivered(id, (await house.reply(id, text)).id, 'sent');
    const texts = house.remote.textsTo(who);
    expect(texts.length).toBe(2);
    expect(texts.join('')).toBe(text);
  });
});

describe('files on WeChat', () => {
  let house: WechatDesk;
  let picture: Buffer;

  beforeAll(async () => {
    house = await WechatDesk.open();
    picture = await sharp({ create: { width: 12, height: 8, channels: 3, background: '#2f6fed' } })
      .jpeg()
      .toBuffer();
  });
  afterAll(() => house.close());

  const sendFile = (who: string, kind: 'image' | 'voice' | 'video', content: Buffer) =>
    house.platform.message(who, {
      MsgType: kind,
      MediaId: house.remote.keep(kind, content, `${kind}.jpg`),
      PicUrl: 'http://x',
    });

  async function upload(content: Buffer, name: string): Promise<string> {
    const answer = await request(house.desk.url)
      .post('/api/uploads')
      .set('cookie', house.agent.cookie)
      .attach('file', content, name);
    if (answer.status >= 300) throw new Error(answer.text);
    return answer.body.id as string;
  }

  it.each(['image', 'video'] as const)('come in as attachments with their real type: %s', async (kind) => {
    const who = newOpenid();
    await sendFile(who, kind, picture);
    const { messages } = await house.ticketOf(who, 2);
    const [file] = messages[0]!.attachments;
    expect(file).toMatchObject({ mediaType: 'image/jpeg', size: picture.length, width: 12, height: 8 });
    const stored = await house.desk.sql.query('select sha256 from attachment where id = $1', [file!.id]);
    expect(stored.rows).toHaveLength(1);
  });

  it('go out as pictures, after the words', async () => {
    const who = newOpenid();
    await house.platform.text(who, '请发图');
    const { row } = await house.ticketOf(who, 2);
    const reply = await house.reply(row.id, '请看', [await upload(picture, '说明书.jpg')]);
    await house.delivered(row.id, reply.id, 'sent');
    const said = house.remote.said.filter(({ touser }) => touser === who);
    expect(said.map(({ msgtype }) => msgtype)).toEqual(['text', 'image']);
    expect(house.remote.media.get(said[1]!.image!.media_id)).toMatchObject({
      type: 'image',
      content: picture,
      fileName: '说明书.jpg',
    });
  });

  it('are refused before anything is said when the platform can not carry them', async () => {
    const who = newOpenid();
    await house.platform.text(who, '请发合同');
    const { row } = await house.ticketOf(who, 2);
    const contract = await upload(Buffer.from('%PDF-1.4\n%%EOF'), '合同.pdf');
    await expect(house.reply(row.id, '请看合同', [contract])).rejects.toThrow('file_kind_not_taken');
    expect((await house.detail(row.id)).messages.map(({ kind }) => kind)).toEqual(['inbound', 'greeting']);
  });

  it('go on with the picture when the words are out and the platform is busy', async () => {
    const who = newOpenid();
    await house.platform.text(who, '请发图');
    const { row } = await house.ticketOf(who, 2);
    house.remote.next('/cgi-bin/message/custom/send', { until: Promise.resolve() }, { errcode: -1 });
    const reply = await house.reply(row.id, '请看', [await upload(picture, 'a.jpg')]);
    await eventually(
      () => house.detail(row.id),
      ({ messages }) =>
        messages.some(({ id, delivery }) => id === reply.id && delivery?.error?.startsWith('wechat_busy')),
    );
    house.desk.clock.advance(16);
    await house.delivered(row.id, reply.id, 'sent');
    expect(house.remote.said.filter(({ touser }) => touser === who).map(({ msgtype }) => msgtype)).toEqual([
      'text',
      'image',
    ]);
  });

  it('do not keep the platform waiting, and are fetched once however often it asks', async () => {
    const who = newOpenid();
    let release = (): void => undefined;
    house.remote.next('/cgi-bin/media/get', { until: new Promise((resolve) => (release = resolve)) });
    const fetched = house.remote.count('/cgi-bin/media/get');
    const mediaId = house.remote.keep('image', picture, 'a.jpg');
    const fields = { MsgType: 'image', MediaId: mediaId, MsgId: house.platform.nextId() };
    const since = performance.now();
    const answers = await Promise.all([1, 2].map(() => house.platform.message(who, fields)));
    expect(answers.map(({ raw }) => raw)).toEqual(['success', 'success']);
    expect(performance.now() - since).toBeLessThan(5_000);
    release();
    expect((await house.ticketOf(who, 2)).messages[0]!.attachments).toHaveLength(1);
    expect(house.remote.count('/cgi-bin/media/get') - fetched).toBe(1);
  });

  it('are asked for again when the platform does not hand them out at once', async () => {
    const who = newOpenid();
    house.remote.next('/cgi-bin/media/get', { status: 502 });
    expect((await sendFile(who, 'image', picture)).status).toBe(200);
    const { messages } = await house.ticketOf(who, 2);
    expect(messages[0]!.attachments).toHaveLength(1);
  });

  it('are named in words when the platform has lost them', async () => {
    const who = newOpenid();
    await house.platform.message(who, { MsgType: 'image', MediaId: 'gone' });
    const { messages } = await eventually(
      async () => (await house.tickets(who))[0]!,
      (ticket) => ticket?.messages.length === 2,
      20_000,
    );
    expect(messages[0]).toMatchObject({ text: '[图片]', attachments: [] });
  });
});
