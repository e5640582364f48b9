import request from 'supertest';
import { eventually } from '../../support/desk';
import { WeiboDesk } from './weibo-desk';

const REPLY = '/2/comments/reply.json';
const LIST = '/2/comments/to_me.json';

describe('comments and mentions on Weibo', () => {
  let house: WeiboDesk;

  beforeAll(async () => {
    house = await WeiboDesk.open();
  });
  afterAll(() => house.close());

  it('become a ticket each, by person and post, and are answered for everybody to read (DOMAIN C4)', async () => {
    const who = house.person('小王');
    const first = house.remote.comment(who, '还有货吗？', house.post);
    const detail = await house.ticketOf(who);
    expect(detail.row).toMatchObject({ channel: 'weibo', subject: '新品上架：静音洗衣机' });
    expect([detail.contact.name, detail.messages[0]!.text]).toEqual(['小王', '还有货吗？']);
    const reply = await house.reply(detail.row.id, '有的，今天下单明天发货。');
    expect(reply.via).toBe('weibo-comment');
    await house.delivered(detail.row.id, reply.id, 'sent');
    expect(house.remote.posts.answers()).toEqual([
      { text: '有的，今天下单明天发货。', statusId: house.post, to: first },
    ]);
    house.remote.comment(who, '太好了', house.post);
    const other = house.remote.ownPost('另一件新品');
    house.remote.comment(who, '这个呢？', other);
    const [one, two] = await house.ticketsOf(who, 2);
    expect(one!.messages.map(({ text }) => text)).toEqual(['还有货吗？', '有的，今天下单明天发货。', '太好了']);
    expect(two!.row.subject).toBe('另一件新品');
  });

  it('of two people under one post are two tickets', async () => {
    const [a, b] = [house.person('甲'), house.person('乙')];
    house.remote.comment(a, '我要', house.post);
    house.remote.comment(b, '我也要', house.post);
    expect((await house.ticketOf(a)).row.id).not.toBe((await house.ticketOf(b)).row.id);
  });

  it('that name the account in a post of their own are answered under that post', async () => {
    const who = house.person('小李');
    const fid = house.remote.keep(Buffer.from('no picture'));
    const post = house.remote.mention(who, '@好物商城 收到的洗衣机有划痕', [
      `${house.remote.url}/thumbnail/${fid}.jpg`,
    ]);
    const detail = await house.ticketOf(who);
    expect(detail.messages[0]!.attachments).toHaveLength(1);
    await house.delivered(detail.row.id, (await house.reply(detail.row.id, '抱歉，马上为您换新。')).id, 'sent');
    expect(house.remote.posts.answers().at(-1)).toEqual({ text: '抱歉，马上为您换新。', statusId: post, to: null });
  });

  it('may be answered by direct message while the person may be written to, and only then', async () => {
    const who = house.person('小赵');
    house.remote.comment(who, '我的订单没发货', house.post);
    const { row } = await house.ticketOf(who);
    const ways = async () => (await house.agent.get(`/tickets/${row.id}/weibo`)).body.ways;
    expect(await ways()).toMatchObject([
      { way: 'weibo-comment', open: true },
      { way: 'weibo-direct', open: false, until: null },
    ]);
    const early = await house.reply(row.id, '请私信订单号', { via: 'weibo-direct' });
    expect((await house.delivered(row.id, early.id, 'failed')).delivery!.error).toBe('weibo_window_closed');
    await house.platform.text(who, '订单号 20261123');
    await house.ticketsOf(who, 2);
    expect((await ways())[1]).toMatchObject({ open: true, until: expect.any(String) });
    const reply = await house.reply(row.id, '已为您加急', { via: 'weibo-direct' });
    await house.delivered(row.id, reply.id, 'sent');
    expect(house.remote.textsTo(who)).toEqual(['已为您加急']);
    expect(house.remote.posts.answers().some(({ text }) => text === '已为您加急')).toBe(false);
  });

  it('can not be answered by what does not fit, and a direct message not in public', async () => {
    const who = house.person('小孙');
    house.remote.comment(who, '在吗', house.post);
    const { row } = await house.ticketOf(who);
    expect(await house.tryReply(row.id, '字'.repeat(141))).toMatchObject({
      status: 400,
      body: { code: 'message_too_long' },
    });
    const upload = await request(house.desk.url)
      .post('/api/uploads')
      .set('cookie', house.agent.cookie)
      .attach('file', Buffer.from('x'), 'a.txt');
    const withFile = await house.tryReply(row.id, '见附件', { attachmentIds: [upload.body.id] });
    expect(withFile).toMatchObject({ status: 400, body: { code: 'files_not_taken' } });
    const other = house.person('小钱');
    await house.platform.text(other, '在吗');
    const chat = await house.ticketOf(other);
    expect(await house.tryReply(chat.row.id, '您好', { via: 'weibo-comment' })).toMatchObject({
      status: 400,
      body: { code: 'way_not_open' },
    });
  });

  it('are greeted by nobody: the desk says nothing by itself where others read along', async () => {
    const greeting = { audience: 'any', hours: 'any', from: null, to: null, position: 0, enabled: true };
    const made = await house.desk.admin.post('/greetings', {
      ...greeting,
      inboxId: house.inboxId,
      text: '您好，欢迎光临。',
    });
    const [commenting, writing] = [house.person('评论的'), house.person('私信的')];
    house.remote.comment(commenting, '在吗', house.post);
    await house.platform.text(writing, '在吗');
    expect((await house.ticketOf(writing, 2)).messages[1]).toMatchObject({
      kind: 'greeting',
      text: '您好，欢迎光临。',
    });
    expect((await house.ticketOf(commenting)).messages).toHaveLength(1);
    await house.desk.admin.delete(`/greetings/${made.body.id}`);
  });

  it.each([
    [20201, 'failed', /^weibo_comment_gone: 20201/],
    [20019, 'failed', /^weibo_repeated: 20019/],
  ])('are told as they are when the platform refuses: %d', async (error, state, words) => {
    const who = house.person('小周');
    house.remote.comment(who, '在吗', house.post);
    const { row } = await house.ticketOf(who);
    house.remote.next(REPLY, { error });
    const reply = await house.reply(row.id, `在的 ${error}`);
    expect((await house.delivered(row.id, reply.id, state)).delivery!.error).toMatch(words);
  });

  it('are not lost when the platform is away, slow or out of calls', async () => {
    const who = house.person('小吴');
    house.remote.next(LIST, { status: 502 }, { breakOff: true }, { error: 10023 });
    house.remote.comment(who, '还在吗', house.post);
    expect((await house.ticketOf(who)).messages).toHaveLength(1);
    await house.until(({ state, error }) => state === 'connected' && error === null);
  });

  it('go on from the cursor after the line was stopped, each taken once', async () => {
    const who = house.person('小郑');
    house.remote.comment(who, '一', house.post);
    await house.ticketOf(who);
    await house.desk.admin.patch(`/admin/inboxes/${house.inboxId}`, { enabled: false });
    await house.until(({ state }) => state === 'off');
    house.remote.comment(who, '二', house.post);
    house.desk.clock.advance(3600);
    house.remote.comment(who, '三', house.post);
    await house.desk.admin.patch(`/admin/inboxes/${house.inboxId}`, { enabled: true });
    const { messages } = await house.ticketOf(who, 3);
    expect(messages.map(({ text }) => text)).toEqual(['一', '二', '三']);
  });

  it('warn an admin before the token ends', async () => {
    house.remote.tokenEndsAt = house.desk.clock.now().getTime() + 3 * 24 * 3_600_000;
    house.desk.clock.advance(7 * 3600);
    await house.until(
      ({ state, error }) => state === 'connected' && error?.startsWith('weibo_token_ends_soon') === true,
    );
    const { tokenEndsAt } = (await house.desk.admin.get(`/admin/inboxes/${house.inboxId}/weibo`)).body;
    expect(Math.abs(Date.parse(tokenEndsAt) - house.remote.tokenEndsAt)).toBeLessThan(2000);
    expect((await house.agent.get(`/admin/inboxes/${house.inboxId}/weibo`)).status).toBe(403);
    house.remote.tokenEndsAt += 300 * 24 * 3_600_000;
    house.desk.clock.advance(7 * 3600);
    await house.until(({ state, error }) => state === 'connected' && error === null);
  });

  it('are known by one inbox only, and its secrets are never shown', async () => {
    const { appKey, uid, appSecret, token } = house.remote;
    const settings = { appKey, uid, appSecret, accessToken: token };
    const again = await house.desk.admin.post('/admin/inboxes', { name: '又一个', channel: 'weibo', settings });
    expect(again).toMatchObject({ status: 409, body: { code: 'already_exists' } });
    const shown = JSON.stringify((await house.desk.admin.get('/admin/inboxes')).body);
    expect([shown.includes(appSecret), shown.includes(token)]).toEqual([false, false]);
    const moved = await house.desk.admin.patch(`/admin/inboxes/${house.inboxId}`, {
      settings: { appKey, uid: '1234567890' },
    });
    expect(moved.status).toBe(400);
    const report = await eventually(
      () =>
        house.desk.admin.post('/admin/inboxes/test', {
          channel: 'weibo',
          settings: { appKey, uid },
          inboxId: house.inboxId,
        }),
      ({ status }) => status === 200,
    );
    expect(report.body).toMatchObject({
      ok: true,
      steps: [{ step: 'weibo.settings' }, { step: 'weibo.token' }, { step: 'weibo.comments' }],
    });
  });
});
