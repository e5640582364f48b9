import sharp from 'sharp';
import request from 'supertest';
import { eventually } from '../../support/desk';
import { written } from '../../support/remotes/weibo/posts';
import { PUBLIC_URL, WeiboDesk } from './weibo-desk';

const SEND = '/2/messages/reply.json';
const HOUR = 3600;

describe('direct messages on Weibo', () => {
  let house: WeiboDesk;
  let picture: Buffer;

  beforeAll(async () => {
    house = await WeiboDesk.open();
    picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#4f46e5' } })
      .png()
      .toBuffer();
  });
  afterAll(() => house.close());

  async function asked(text = '请问'): Promise<{ who: string; id: string }> {
    const who = house.person('小王');
    await house.platform.text(who, text);
    return { who, id: (await house.ticketOf(who)).row.id };
  }

  it('pass the check of the address, and become a ticket whose answer comes back', async () => {
    expect(await house.platform.verify()).toEqual({ status: 200, text: 'dnPdpTZz85' });
    const { who, id } = await asked('洗衣机什么时候到货？');
    const { row, messages, contact } = await house.detail(id);
    expect([row.channel, contact.name, messages[0]!.text]).toEqual(['weibo', '小王', '洗衣机什么时候到货？']);
    const reply = await house.reply(id, '周五到货，到时给您留一台。');
    await house.delivered(id, reply.id, 'sent');
    expect(house.remote.textsTo(who)).toEqual(['周五到货，到时给您留一台。']);
    await house.platform.text(who, '好的，谢谢');
    expect((await house.ticketOf(who, 3)).messages.map(({ text }) => text)).toEqual([
      '洗衣机什么时候到货？',
      '周五到货，到时给您留一台。',
      '好的，谢谢',
    ]);
  });

  it.each([
    ['another secret', { appSecret: 'ffffffffffffffffffffffffffffffff' }, 403],
    ['an old time', { query: { timestamp: '1397022061823' } }, 403],
    ['no signature', { query: { signature: '' } }, 403],
  ])('are refused with %s and leave nothing behind', async (_, tampering, status) => {
    const who = house.person('冒名');
    expect((await house.platform.text(who, '转账', tampering)).status).toBe(status);
    expect((await house.platform.verify(tampering)).status).toBe(status);
    expect(await house.tickets(who)).toEqual([]);
  });

  it('that come twice are one, and a known signature carries no other words', async () => {
    const who = house.person('小李');
    const body = JSON.stringify({
      type: 'text',
      receiver_id: Number(house.remote.uid),
      sender_id: Number(who),
      created_at: 'Mon Nov 23 10:00:00 +0800 2026',
      text: '在吗',
      data: {},
    });
    const query = house.platform.signed();
    const answers = await Promise.all([1, 2, 3].map(() => house.platform.post(query, body)));
    expect(answers.map(({ status, text }) => [status, text])).toEqual(Array(3).fill([200, '']));
    expect((await house.platform.post(query, body.replace('在吗', '转账'))).status).toBe(403);
    expect((await house.platform.post(house.platform.signed(), body)).status).toBe(200);
    expect((await house.ticketOf(who)).messages.map(({ text }) => text)).toEqual(['在吗']);
  });

  it('of one second stay two when they say different things', async () => {
    const who = house.person('小赵');
    await house.platform.text(who, '一');
    await house.platform.text(who, '二');
    expect((await house.ticketOf(who, 2)).messages.map(({ text }) => text)).toEqual(['一', '二']);
  });

  it('that can not be read are kept where people see them', async () => {
    const body = '{"type":"text","receiver_id":1}';
    expect((await house.platform.post(house.platform.signed(), body)).status).toBe(200);
    const { rows } = (
      await eventually(
        () => house.desk.admin.get('/admin/quarantine'),
        ({ body: { rows } }) => rows.length > 0,
      )
    ).body;
    expect(rows[0]).toMatchObject({ inboxId: house.inboxId, reason: 'unreadable:bad_json' });
  });

  it('bring pictures and voice, and send pictures from an address nobody can guess', async () => {
    const who = house.person('小周');
    await house.platform.picture(who, picture);
    const detail = await house.ticketOf(who);
    expect(detail.messages[0]).toMatchObject({
      text: '[图片]',
      attachments: [expect.objectContaining({ mediaType: 'image/png' })],
    });
    const upload = await request(house.desk.url)
      .post('/api/uploads')
      .set('cookie', house.agent.cookie)
      .attach('file', picture, '尺寸.png');
    const reply = await house.reply(detail.row.id, '尺寸见图', { attachmentIds: [upload.body.id] });
    await house.delivered(detail.row.id, reply.id, 'sent');
    const [article] = house.remote.direct.find(({ receiver, type }) => receiver === who && type === 'articles')!.data
      .articles!;
    expect([article!.display_name, article!.image]).toEqual([
      '尺寸.png',
      expect.stringMatching(new RegExp(`^${PUBLIC_URL}/api/hooks/weibo/`)),
    ]);
    const address = new URL(article!.image);
    const seen = await fetch(house.desk.url + address.pathname + address.search);
    expect([
      seen.status,
      seen.headers.get('content-type'),
      Buffer.from(await seen.arrayBuffer()).equals(picture),
    ]).toEqual([200, 'image/png', true]);
    address.searchParams.set('until', String(Date.now() + 1e12));
    expect((await fetch(house.desk.url + address.pathname + address.search)).status).toBe(404);
  });

  it('wait for a picture the platform does not give, and go on without it in the end', async () => {
    const who = house.person('小吴');
    house.remote.next('/2/mss/msget', { status: 502 }, { breakOff: true }, { error: 10002 });
    await house.platform.picture(who, picture);
    const [detail] = await eventually(
      () => {
        house.desk.clock.advance(1);
        return house.tickets(who);
      },
      (found) => found.length > 0,
    );
    expect(detail!.messages[0]).toMatchObject({ text: '[图片]', attachments: [] });
  });

  it('tell an agent of follows and menus only while somebody asks', async () => {
    const who = house.person('小郑');
    await house.platform.event(who, 'follow');
    await house.platform.text(who, '在吗');
    await house.platform.event(who, 'click', { key: '订单查询' });
    const { messages } = await house.ticketOf(who, 2);
    expect(messages.map(({ text, automatic }) => [text, automatic])).toEqual([
      ['在吗', null],
      ['[点击菜单] 订单查询', 'event'],
    ]);
  });

  it('can be answered for 72 hours, and again after the next word', async () => {
    const who = house.person('小王');
    const wroteAt = house.desk.clock.now().getTime() - (72 * HOUR - 60) * 1000;
    await house.platform.message(who, { type: 'text', text: '请问', data: {}, created_at: written(wroteAt) });
    house.remote.people.get(who)!.wroteAt = wroteAt;
    const { id } = (await house.ticketOf(who)).row;
    const ways = async () => (await house.agent.get(`/tickets/${id}/weibo`)).body.ways;
    expect(await ways()).toEqual([{ way: 'weibo-direct', open: true, until: expect.any(String) }]);
    await house.delivered(id, (await house.reply(id, '还来得及')).id, 'sent');
    house.desk.clock.advance(120);
    expect((await ways())[0].open).toBe(false);
    const sends = house.remote.count(SEND);
    const late = await house.reply(id, '太晚了');
    expect((await house.delivered(id, late.id, 'failed')).delivery!.error).toBe('weibo_window_closed');
    expect(house.remote.count(SEND)).toBe(sends);
    await house.platform.text(who, '我又来了');
    await house.ticketOf(who, 4);
    expect((await house.agent.post(`/messages/${late.id}/retry`)).status).toBe(200);
    await house.delivered(id, late.id, 'sent');
    expect(house.remote.textsTo(who)).toEqual(['还来得及', '太晚了']);
  });

  it("fail with the platform's own refusal", async () => {
    const { who, id } = await asked();
    house.remote.people.get(who)!.follows = false;
    const reply = await house.reply(id, '您好');
    expect((await house.delivered(id, reply.id, 'failed')).delivery!.error).toMatch(/^weibo_not_following: 20301/);
  });

  it.each([
    ['the connection broke after the whole request', { breakOff: true as const }, ['说不清', '之后的']],
    ['a gateway answered for the platform', { status: 502 }, ['之后的']],
  ])('are not repeated blindly when %s', async (_, manner, arrived) => {
    const { who, id } = await asked();
    house.remote.next(SEND, manner);
    const reply = await house.reply(id, '说不清');
    expect((await house.delivered(id, reply.id, 'unknown')).delivery!.error).toMatch(/^weibo_unreachable/);
    house.desk.clock.advance(HOUR);
    await house.delivered(id, (await house.reply(id, '之后的')).id, 'sent');
    expect(house.remote.textsTo(who)).toEqual(arrived);
  });

  it('half sent say so, and are not repeated', async () => {
    const { who, id } = await asked();
    house.remote.next(SEND, { until: Promise.resolve() }, { error: 10023 });
    const reply = await house.reply(id, '字'.repeat(400));
    expect((await house.delivered(id, reply.id, 'unknown')).delivery!.error).toMatch(/^weibo_partly_sent 1\/2/);
    expect(house.remote.textsTo(who)).toHaveLength(1);
  });

  it('go out later when calls are used up or the platform is away for upkeep', async () => {
    const { who, id } = await asked();
    house.remote.next(SEND, { error: 10023 }, { status: 503 });
    const reply = await house.reply(id, '慢慢来');
    for (const [attempts, seconds] of [
      [1, 16],
      [2, 31],
    ] as const) {
      await eventually(
        () => house.detail(id),
        ({ messages }) =>
          messages.some(
            ({ id: of, delivery }) => of === reply.id && delivery?.state === 'queued' && delivery.attempts === attempts,
          ),
      );
      house.desk.clock.advance(seconds);
    }
    await house.delivered(id, reply.id, 'sent');
    expect(house.remote.textsTo(who)).toEqual(['慢慢来']);
  });

  it('wait while the token is revoked, show it on the inbox, and go out with a new one', async () => {
    const { who, id } = await asked();
    house.remote.tokenState = 'revoked';
    const reply = await house.reply(id, '等一等');
    await house.until(({ state, error }) => state === 'failed' && error === 'weibo_token_revoked');
    await eventually(
      () => house.detail(id),
      ({ messages }) =>
        messages.some(({ id: of, delivery }) => of === reply.id && delivery?.error?.startsWith('weibo_token_revoked')),
    );
    expect((await house.platform.text(who, '还能收到吗')).status).toBe(200);
    house.remote.tokenState = 'good';
    house.remote.token = '2.00newnewnewnewnewnewnewnewnewne';
    const { appKey, uid } = house.remote;
    const saved = await house.desk.admin.patch(`/admin/inboxes/${house.inboxId}`, {
      settings: { appKey, uid, accessToken: house.remote.token },
    });
    expect(saved.status).toBe(200);
    await house.until(({ state }) => state === 'connected');
    house.desk.clock.advance(16);
    await house.delivered(id, reply.id, 'sent');
    expect((await house.ticketOf(who, 3)).messages.map(({ text }) => text)).toContain('还能收到吗');
  });

  it('are refused while the inbox is off, and taken when the platform calls again', async () => {
    const disabled = await house.desk.admin.patch(`/admin/inboxes/${house.inboxId}`, { enabled: false });
    expect(disabled.status).toBe(200);
    const who = house.person('小冯');
    expect((await house.platform.text(who, '在吗')).status).toBeGreaterThanOrEqual(400);
    await house.desk.admin.patch(`/admin/inboxes/${house.inboxId}`, { enabled: true });
    expect((await house.platform.text(who, '在吗')).status).toBe(200);
    expect((await house.ticketOf(who)).messages).toHaveLength(1);
  });
});
