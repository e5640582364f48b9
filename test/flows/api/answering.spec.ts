import { createHash } from 'node:crypto';
import request from 'supertest';
import { eventually } from '../../support/desk';
import { ApiDesk, newContact } from './api-desk';

describe('what an agent answers', () => {
  let house: ApiDesk;

  beforeAll(async () => {
    house = await ApiDesk.open();
  });
  afterAll(() => house.close());
  afterEach(() => house.receiver.from(null));

  /** A running ticket of somebody new. */
  const opened = async (conversation?: string) => {
    const id = newContact();
    await house.program.say({ contact: { id, name: '王芳' }, conversation, text: '在吗' });
    return { contact: id, ticket: (await house.ticketOf(id)).row };
  };
  const takenOf = (messageId: string) => house.receiver.taken.filter(({ data }) => data.id === messageId);

  it('is posted to the program, signed, with all it needs to show it', async () => {
    const { contact, ticket } = await opened('order-7');
    const reply = await house.reply(ticket.id, '今天下午发出。');
    await house.delivered(ticket.id, reply.id, 'sent');
    expect(takenOf(reply.id)).toEqual([
      {
        id: `msg_${reply.id}`,
        type: 'message.created',
        timestamp: reply.createdAt,
        data: {
          id: reply.id,
          ticketNumber: ticket.number,
          seq: reply.seq,
          conversation: 'order-7',
          contact: { id: contact, name: '王芳' },
          from: { kind: 'agent', name: '李敏' },
          text: '今天下午发出。',
          files: [],
          createdAt: reply.createdAt,
        },
      },
    ]);
  });

  it('carries files as links that work for an hour and for nobody who changes them', async () => {
    const { ticket } = await opened();
    const content = Buffer.from('发票内容');
    const upload = await request(house.desk.url)
      .post('/api/uploads')
      .set('cookie', house.agent.cookie)
      .attach('file', content, '发票.txt');
    const reply = await house.reply(ticket.id, '', [upload.body.id]);
    await house.delivered(ticket.id, reply.id, 'sent');
    const [file] = takenOf(reply.id)[0]!.data.files;
    expect(file).toMatchObject({ name: '发票.txt', mediaType: 'text/plain', size: content.length });
    const link = new URL(file.url as string);
    expect(link.origin).toBe('https://desk.example');
    const get = (path: string) => fetch(house.desk.url + path);
    const answer = await get(link.pathname + link.search);
    expect([answer.status, Buffer.from(await answer.arrayBuffer())]).toEqual([200, content]);
    expect((await get(link.pathname + link.search.replace(/expires=\d/, 'expires=9'))).status).toBe(403);
    expect((await get(link.pathname)).status).toBe(400);
    house.desk.clock.advance(3601);
    expect((await get(link.pathname + link.search)).status).toBe(403);
  });

  it.each([
    ['has an error of its own', { status: 500, body: 'oops' }, /^api_not_now: 500 oops/],
    ['has too much to do', { status: 429 }, /^api_not_now: 429/],
    ['breaks off after it took it', { breakOff: true as const }, /^api_broken_off/],
  ])('is tried again when the program %s, under the same id, and then sent', async (_, manner, error) => {
    const { ticket } = await opened();
    house.receiver.next(manner);
    const reply = await house.reply(ticket.id, '马上处理。');
    const waiting = await eventually(
      async () => (await house.detail(ticket.id)).messages.find(({ id }) => id === reply.id)!,
      ({ delivery }) => delivery?.error !== null && delivery?.state === 'queued',
    );
    expect(waiting.delivery).toMatchObject({ attempts: 1, error: expect.stringMatching(error) as string });
    expect(await house.health()).toMatchObject({ state: 'failed' });
    house.desk.clock.advance(16);
    expect((await house.delivered(ticket.id, reply.id, 'sent')).delivery).toMatchObject({ attempts: 2, error: null });
    expect(house.receiver.asked.filter((id) => id === `msg_${reply.id}`)).toHaveLength(2);
    expect(takenOf(reply.id)).toHaveLength(1);
    expect(await house.health()).toMatchObject({ state: 'connected' });
  });

  it.each([
    ['refuses it', { status: 422, body: 'no such order' }, /^api_refused: 422 no such order/],
    ['sends it elsewhere', { status: 307, headers: { location: 'http://127.0.0.1:1/' } }, /^api_redirects: 307/],
  ])(
    'fails where the agent sees it when the program %s, and goes out when the agent tries again',
    async (_, manner, error) => {
      const { ticket } = await opened();
      house.receiver.next(manner);
      const reply = await house.reply(ticket.id, '好的。');
      expect((await house.delivered(ticket.id, reply.id, 'failed')).delivery!.error).toMatch(error);
      expect((await house.agent.post(`/messages/${reply.id}/retry`)).status).toBe(200);
      await house.delivered(ticket.id, reply.id, 'sent');
      expect(takenOf(reply.id)).toHaveLength(1);
    },
  );

  it('is sent again after a crash between sending and writing it down: the program knows it by its id', async () => {
    const { ticket } = await opened();
    const reply = await house.reply(ticket.id, '稍等。');
    await house.delivered(ticket.id, reply.id, 'sent');
    await house.desk.sql.query(
      `update delivery set state = 'sending', started_at = now() - interval '1 year', done_at = null where message_id = $1`,
      [reply.id],
    );
    house.desk.clock.advance(1);
    const again = await eventually(
      () => house.receiver.asked.filter((id) => id === `msg_${reply.id}`),
      ({ length }) => length === 2,
    );
    expect(again).toHaveLength(2);
    await house.delivered(ticket.id, reply.id, 'sent');
    expect(takenOf(reply.id)).toHaveLength(1);
  });

  it('stops for good when the program says it is gone, until an admin changes the inbox', async () => {
    const { ticket } = await opened();
    house.receiver.next({ status: 410 });
    const first = await house.reply(ticket.id, '一');
    expect((await house.delivered(ticket.id, first.id, 'failed')).delivery!.error).toMatch(/^api_gone/);
    expect(await house.health()).toMatchObject({
      state: 'failed',
      error: expect.stringMatching(/^api_gone/) as string,
    });
    const alarms = (await house.desk.admin.get('/board')).body.alarms as { kind: string; inboxId: string }[];
    expect(alarms).toContainEqual(expect.objectContaining({ kind: 'inbox_failed', inboxId: house.inboxId }));
    const asked = house.receiver.asked.length;
    const second = await house.reply(ticket.id, '二');
    await house.delivered(ticket.id, second.id, 'failed');
    expect(house.receiver.asked).toHaveLength(asked);
    await house.desk.admin.patch(`/admin/inboxes/${house.inboxId}`, { settings: { url: house.receiver.url } });
    for (const { id } of [first, second]) {
      await house.agent.post(`/messages/${id}/retry`);
      await house.delivered(ticket.id, id, 'sent');
    }
  });

  it('is marked as read when the program says so, for messages of its own contact alone', async () => {
    const { contact, ticket } = await opened();
    const reply = await house.reply(ticket.id, '收到请回复。');
    const read = (who: string) =>
      house.program.post('/events', { type: 'read', contact: { id: who }, messageId: reply.id });
    expect((await read(newContact())).status).toBe(404);
    expect((await house.detail(ticket.id)).row.readSeq).toBe(0);
    expect((await read(contact)).status).toBe(200);
    expect((await house.detail(ticket.id)).row.readSeq).toBe(reply.seq);
  });
});

describe('a program that is not there, or where it must not be', () => {
  let house: ApiDesk;

  beforeAll(async () => {
    house = await ApiDesk.open();
  });
  afterAll(() => house.close());

  const patch = (url: string) => house.desk.admin.patch(`/admin/inboxes/${house.inboxId}`, { settings: { url } });

  it.each([
    ['http://example.com/hook', 'https_needed'],
    ['https://127.0.0.1/hook', 'private_address'],
    ['https://169.254.169.254/latest', 'private_address'],
    ['https://[::ffff:7f00:1]/', 'private_address'],
    ['https://localhost/', 'private_address'],
    ['nonsense', 'bad_address'],
  ])('can not be set: %s', async (url, rule) => {
    expect(await patch(url)).toMatchObject({
      status: 400,
      body: { code: 'invalid_input', fields: [{ path: 'settings.url', rule }] },
    });
  });

  it('is tried before anybody waits for it', async () => {
    const test = async (url: string) =>
      (
        await house.desk.admin.post('/admin/inboxes/test', {
          channel: 'api',
          settings: { url },
          inboxId: house.inboxId,
        })
      ).body;
    expect(await test(house.receiver.url)).toMatchObject({ ok: true });
    expect(house.receiver.ofType('webhook.test')).toHaveLength(1);
    house.receiver.next({ status: 500, body: 'down' });
    expect(await test(house.receiver.url)).toMatchObject({
      ok: false,
      steps: [
        { step: 'api.reached', ok: true },
        { step: 'api.accepted', ok: false, detail: 'api_status: 500 down' },
      ],
    });
  });
});

describe('a program that asks by itself', () => {
  let house: ApiDesk;

  beforeAll(async () => {
    house = await ApiDesk.open({ polls: true });
  });
  afterAll(() => house.close());

  it('gets what was said in its conversation after a place, notes left out', async () => {
    const id = newContact();
    const page = async (after = '') =>
      (await house.program.get(`/messages?contact=${id}&conversation=order-7${after && `&after=${after}`}`)).body as {
        messages: { text: string; from: { kind: string } }[];
        next: string | null;
      };
    expect(await page()).toEqual({ messages: [], next: null });
    await house.program.say({ contact: { id }, conversation: 'order-7', text: '在吗' });
    const { row } = await house.ticketOf(id);
    await house.agent.post(`/tickets/${row.id}/notes`, { clientId: 'note-0001', text: '内部备注' });
    const reply = await house.reply(row.id, '在的');
    await house.delivered(row.id, reply.id, 'sent');
    const first = await page();
    expect(first.messages.map(({ text, from }) => [text, from.kind])).toEqual([
      ['在吗', 'contact'],
      ['在的', 'agent'],
    ]);
    expect(await page(first.next!)).toEqual({ messages: [], next: first.next });
    await house.reply(row.id, '还有什么可以帮您？');
    expect((await page(first.next!)).messages.map(({ text }) => text)).toEqual(['还有什么可以帮您？']);
  });

  it('sees nothing without the right signature over its very question', async () => {
    const path = '/messages?contact=u-1';
    expect((await house.program.get(path, { ahead: 1000 })).status).toBe(403);
    const signed = await house.program.get(path);
    expect(signed.status).toBe(200);
    const timestamp = String(Math.floor(house.desk.clock.now().getTime() / 1000));
    const stolen = await fetch(`${house.program.base}/messages?contact=u-2`, {
      headers: {
        'webhook-id': 'req_1',
        'webhook-timestamp': timestamp,
        'webhook-signature': `v1,${createHash('sha256').update('guess').digest('base64')}`,
      },
    });
    expect(stolen.status).toBe(403);
    expect((await house.program.get('/messages?contact=u-1&after=x')).status).toBe(400);
  });
});
