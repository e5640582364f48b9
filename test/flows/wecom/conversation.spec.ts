import { eventually } from '../../support/desk';
import { newContact, WecomDesk } from './wecom-desk';

describe('a conversation with WeChat customer service', () => {
  let house: WecomDesk;

  beforeAll(async () => {
    house = await WecomDesk.open({ welcome: '您好，请问有什么可以帮您？' });
  });
  afterAll(() => house.close());

  it('proves its address to the platform', async () => {
    expect(await house.platform.verify()).toEqual({ status: 200, text: '4829103857261' });
    expect((await house.platform.verify({ query: { msg_signature: 'f'.repeat(40) } })).status).toBe(403);
    expect((await house.platform.verify({ corpId: 'ww0000000000000000' })).status).toBe(403);
  });

  it("goes from the contact's message to the agent's reply and back", async () => {
    const who = newContact();
    house.remote.people.set(who, { nickname: '王芳', wroteAt: 0, answers: 0, session: 0 });
    expect(await house.platform.text(who, '我的订单还没有发货')).toBe(200);
    const { row, messages } = await house.ticketOf(who);
    expect(row).toMatchObject({ contactName: '王芳', channel: 'wecom', status: 'open' });
    expect(row.window).not.toBeNull();
    expect(messages[0]).toMatchObject({ kind: 'inbound', text: '我的订单还没有发货' });
    expect(house.remote.people.get(who)!.session).toBe(1);
    const reply = await house.reply(row.id, '今天下午就发出。');
    await house.delivered(row.id, reply.id, 'sent');
    expect(house.remote.textsTo(who)).toEqual(['今天下午就发出。']);
    await house.platform.text(who, '好的');
    expect((await house.ticketOf(who, 3)).row).toMatchObject({ id: row.id, status: 'open' });
    expect(await house.health()).toMatchObject({ state: 'connected', error: null });
  });

  it('takes the same entry once, however often it comes', async () => {
    const who = newContact();
    house.platform.write(who, 'text', { content: '在吗' }, { msgid: 'same-1' });
    house.platform.write(who, 'text', { content: '在吗' }, { msgid: 'same-1' });
    await Promise.all([house.platform.call(), house.platform.call(), house.platform.call()]);
    await house.ticketOf(who);
    house.platform.write(who, 'text', { content: '在吗' }, { msgid: 'same-1' });
    await house.platform.text(who, '还在吗');
    const { messages } = await house.ticketOf(who, 2);
    expect(messages.map(({ text }) => text)).toEqual(['在吗', '还在吗']);
  });

  it('keeps what comes in the wrong order once each, with its own time', async () => {
    const who = newContact();
    const at = house.platform.seconds;
    house.platform.write(who, 'text', { content: '后说的' }, { send_time: at });
    house.platform.write(who, 'text', { content: '先说的' }, { send_time: at - 3 });
    await house.platform.call();
    const { messages } = await house.ticketOf(who, 2);
    expect(messages.map(({ text, providerAt }) => [text, Date.parse(providerAt!) / 1000])).toEqual([
      ['后说的', at],
      ['先说的', at - 3],
    ]);
  });

  it('reads page after page until there is no more', async () => {
    const people = Array.from({ length: 7 }, newContact);
    house.remote.pageSize = 3;
    for (const who of people) house.platform.write(who, 'text', { content: `我是${who}` });
    await house.platform.call();
    for (const who of people) expect((await house.ticketOf(who)).messages[0]!.text).toBe(`我是${who}`);
    house.remote.pageSize = 1000;
  });

  it('opens one ticket for several first messages', async () => {
    const who = newContact();
    for (const content of ['一', '二', '三']) house.platform.write(who, 'text', { content });
    await house.platform.call();
    expect((await house.ticketOf(who, 3)).messages.map(({ text }) => text)).toEqual(['一', '二', '三']);
  });

  it('finds what no call told of, in five minutes', async () => {
    const who = newContact();
    await house.platform.text(newContact(), '有人叫');
    await eventually(
      () => house.desk.sql.query('select 1 from wecom_stream where asked_at is not null and token is null'),
      ({ rows }) => rows.length === 1,
    );
    house.platform.write(who, 'text', { content: '没人叫' });
    house.desk.clock.advance(5 * 60 + 1);
    expect((await house.ticketOf(who)).messages[0]!.text).toBe('没人叫');
  });

  it('names the person by the last letters of the id when the platform tells no name', async () => {
    const who = newContact();
    house.remote.next('/cgi-bin/kf/customer/batchget', { status: 502 });
    await house.platform.text(who, '你好');
    expect((await house.ticketOf(who)).row.contactName).toBe(`微信用户 ${who.slice(-4)}`);
  });
});

describe('what happens beside words', () => {
  let house: WecomDesk;

  beforeAll(async () => {
    house = await WecomDesk.open({ welcome: '您好，请问有什么可以帮您？' });
  });
  afterAll(() => house.close());

  it('welcomes who opens the conversation, once, and opens no ticket', async () => {
    const who = newContact();
    const code = house.remote.welcomeCode();
    const entry = house.platform.happen('enter_session', who, { welcome_code: code, scene: 'shop' });
    await house.platform.call();
    expect(await house.receipt(entry.msgid)).toEqual({ state: 'done', reason: 'event:enter_session' });
    expect(house.remote.welcomes.map(({ text }) => text.content)).toEqual(['您好，请问有什么可以帮您？']);
    expect(await house.tickets(who)).toEqual([]);
  });

  it('shows a message as failed that the platform could not bring after all, and sends it again when asked', async () => {
    const who = newContact();
    await house.platform.text(who, '请问');
    const { row } = await house.ticketOf(who);
    const reply = await house.reply(row.id, '您好');
    await house.delivered(row.id, reply.id, 'sent');
    house.platform.happen('msg_send_fail', who, { fail_msgid: house.remote.said.at(-1)!.msgid, fail_type: 10 });
    await house.platform.call();
    expect((await house.delivered(row.id, reply.id, 'failed')).delivery!.error).toBe('wecom_contact_refuses');
    expect((await house.agent.post(`/messages/${reply.id}/retry`)).status).toBe(200);
    await house.delivered(row.id, reply.id, 'sent');
  });

  it('notes on the running ticket that somebody in WeCom took or answered it, and that a message was taken back', async () => {
    const who = newContact();
    await house.platform.text(who, '请问');
    const before = await house.ticketOf(who);
    house.platform.happen('session_status_change', who, { change_type: 1, new_servicer_userid: 'LiSi' });
    house.platform.append({
      external_userid: who,
      origin: 5,
      servicer_userid: 'LiSi',
      msgtype: 'text',
      text: { content: '我来处理' },
    });
    house.platform.happen('user_recall_msg', who, { recall_msgid: 'x' });
    await house.platform.call();
    const after = await house.ticketOf(who, 4);
    expect(after.messages.slice(1).map(({ text, automatic }) => [text, automatic])).toEqual([
      ['[会话由企业微信里的接待人员接入] LiSi', 'event'],
      ['[企业微信 LiSi] 我来处理', 'event'],
      ['[客户撤回了一条消息]', 'event'],
    ]);
    expect(after.row.window).toEqual(before.row.window);
  });

  it('opens no ticket for what happens to nobody the desk talks with', async () => {
    const who = newContact();
    const events = [
      house.platform.happen('session_status_change', who, { change_type: 3 }),
      house.platform.append({ origin: 4, msgtype: 'event', event: { event_type: 'servicer_status_change' } }),
    ];
    await house.platform.call();
    for (const { msgid } of events) expect((await house.receipt(msgid)).state).toBe('done');
    expect(await house.tickets(who)).toEqual([]);
  });

  it('leaves out what was said before the desk answered for the account', async () => {
    const who = newContact();
    const old = house.platform.write(who, 'text', { content: '昨天' }, { send_time: house.platform.seconds - 86_400 });
    await house.platform.call();
    expect(await house.receipt(old.msgid)).toEqual({ state: 'done', reason: 'before_connected' });
    expect(await house.tickets(who)).toEqual([]);
  });

  it('keeps what it can not read in quarantine, and lets in what stands beside it', async () => {
    const who = newContact();
    const odd = house.platform.append({ origin: 3, msgtype: 'text', text: { content: '谁说的' } });
    await house.platform.text(who, '我说的');
    await house.ticketOf(who);
    expect(await house.receipt(odd.msgid)).toEqual({ state: 'quarantined', reason: 'unreadable:bad_entry' });
  });
});

describe('calls the desk does not follow', () => {
  let house: WecomDesk;

  beforeAll(async () => {
    house = await WecomDesk.open();
    // Whoever fetches the account begins by itself, a moment after the desk answers.
    await eventually(asked, ({ length }) => length === 1);
  });
  afterAll(() => house.close());
  const asked = async () => (await house.desk.sql.query('select asked_at, token from wecom_stream')).rows;

  it.each([
    ['a wrong signature', { query: { msg_signature: 'a'.repeat(40) } }],
    ['no signature', { query: { msg_signature: '' } }],
    ['an old time', { query: { timestamp: '1409659589' } }],
    ['another nonce', { query: { nonce: '1' } }],
  ])('with %s', async (_, tampering) => {
    const before = await asked();
    expect(await house.platform.call(tampering)).toBe(403);
    expect(await asked()).toEqual(before);
  });

  it('under an address nobody has, or while the inbox is off', async () => {
    const body = house.platform.envelope('x');
    const answer = await fetch(`${house.desk.url}/api/hooks/wecom/nobody`, {
      method: 'POST',
      headers: { 'content-type': 'text/xml' },
      body,
    });
    expect(answer.status).toBe(404);
    await house.desk.admin.patch(`/admin/inboxes/${house.inboxId}`, { enabled: false });
    await eventually(
      () => house.platform.call(),
      (status) => status === 400,
    );
    await house.desk.admin.patch(`/admin/inboxes/${house.inboxId}`, { enabled: true });
    await eventually(
      () => house.platform.call(),
      (status) => status === 200,
    );
  });

  it('for another account of the company, unless the desk has an inbox for it', async () => {
    const [, second] = house.remote.accounts;
    const who = newContact();
    house.remote.append(second!.open_kfid, {
      msgid: 'other-1',
      external_userid: who,
      origin: 3,
      send_time: house.platform.seconds,
      msgtype: 'text',
      text: { content: '售后' },
    });
    expect(await house.platform.call({ openKfId: second!.open_kfid })).toBe(200);
    expect(await house.tickets(who)).toEqual([]);
    const settings = { corpId: house.remote.corpId, secret: house.remote.secret, openKfId: second!.open_kfid };
    const made = await house.desk.admin.post('/admin/inboxes', { name: '售后', channel: 'wecom', settings });
    expect(made.status).toBe(201);
    await eventually(
      () => house.platform.call({ openKfId: second!.open_kfid }),
      (status) => status === 200,
    );
    expect((await house.ticketOf(who)).row.inboxId).toBe(made.body.id);
    const twice = await house.desk.admin.post('/admin/inboxes', { name: '又一个', channel: 'wecom', settings });
    expect(twice.body).toMatchObject({ code: 'already_exists', detail: { field: 'settings.openKfId' } });
  });

  it('that can not be opened say so on the inbox, and what there is comes in all the same', async () => {
    const who = newContact();
    house.platform.write(who, 'text', { content: '密钥不对的时候说的' });
    expect(await house.platform.call({ corpId: 'ww0000000000000000' })).toBe(200);
    expect((await house.ticketOf(who)).messages[0]!.text).toBe('密钥不对的时候说的');
  });
});
