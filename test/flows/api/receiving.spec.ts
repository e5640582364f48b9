import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { newSecret } from '#channels/webhooks';
import { eventually } from '../../support/desk';
import { ApiDesk, newContact } from './api-desk';

describe('what a program posts', () => {
  let house: ApiDesk;

  beforeAll(async () => {
    house = await ApiDesk.open();
  });
  afterAll(() => house.close());

  it('becomes a ticket, and the program is told its number', async () => {
    const id = newContact();
    const posted = await house.program.say({
      contact: { id, name: '王芳', email: 'wang@shop.example', phone: '13800138000' },
      subject: '订单 7',
      text: '还没有发货',
      sentAt: '2026-11-23T01:59:30Z',
    });
    const { row, messages, contact } = await house.ticketOf(id);
    expect(posted).toEqual({ status: 200, body: { messageId: messages[0]!.id, ticketNumber: row.number, seq: 1 } });
    expect(row).toMatchObject({ channel: 'api', contactName: '王芳', subject: '订单 7', status: 'open' });
    expect(row.window).not.toBeNull();
    expect(contact).toMatchObject({ email: 'wang@shop.example', phone: '13800138000' });
    expect(messages[0]).toMatchObject({ text: '还没有发货', providerAt: '2026-11-23T01:59:30.000Z' });
    expect(await house.health()).toMatchObject({ state: 'connected', error: null });
  });

  it('goes on in the running ticket of the contact, and in one of its own per conversation', async () => {
    const contact = { id: newContact() };
    const numbers = [];
    for (const conversation of [undefined, undefined, 'order-7', 'order-8', 'order-7'])
      numbers.push((await house.program.say({ contact, conversation, text: '在吗' })).body.ticketNumber);
    expect(numbers[1]).toBe(numbers[0]);
    expect(numbers[4]).toBe(numbers[2]);
    expect(new Set(numbers).size).toBe(3);
  });

  it('is answered the same however often it is posted, under one request id or several', async () => {
    const contact = { id: newContact() };
    const message = { clientId: 'order-7-paid', contact, text: '已付款' };
    const first = await house.program.say(message, { id: 'req_once' });
    const again = await Promise.all([
      house.program.say(message, { id: 'req_once' }),
      house.program.say(message),
      house.program.say(message),
    ]);
    for (const answer of again) expect(answer).toEqual(first);
    expect(await house.said(contact.id)).toEqual(['已付款']);
  });

  it('lands once when the same message comes in ten requests at once', async () => {
    const contact = { id: newContact() };
    const message = { clientId: randomUUID(), contact, text: '急' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => house.program.say(message)));
    expect(new Set(answers.map(({ body }) => body.messageId)).size).toBe(1);
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(await house.said(contact.id)).toEqual(['急']);
  });

  it('does not become something else under an id that was used', async () => {
    const contact = { id: newContact() };
    await house.program.say({ contact, text: '一' }, { id: 'req_used' });
    const other = await house.program.say({ contact, text: '二' }, { id: 'req_used' });
    expect(other).toMatchObject({ status: 409, body: { code: 'client_id_reused' } });
    expect(await house.said(contact.id)).toEqual(['一']);
  });

  it.each([
    ['one by one', false],
    ['backwards and at once', true],
  ])('lands in the order the program counted, posted %s', async (_, together) => {
    const contact = { id: newContact() };
    const say = (sequence: number) => house.program.say({ contact, sequence, text: String(sequence) });
    if (together) await Promise.all([6, 5, 4, 3, 2, 1].map(say));
    else for (const sequence of [1, 2, 3, 4, 5, 6]) await say(sequence);
    expect(await house.said(contact.id)).toEqual(['1', '2', '3', '4', '5', '6']);
  });

  it('does not wait for ever for a message that never comes', async () => {
    const contact = { id: newContact() };
    await house.program.say({ contact, sequence: 1, text: '一' });
    expect((await house.program.say({ contact, sequence: 3, text: '三' })).status).toBe(200);
    await house.program.say({ contact, sequence: 2, text: '二' });
    expect(await house.said(contact.id)).toEqual(['一', '三', '二']);
  });
});

describe('what a program posts wrongly', () => {
  let house: ApiDesk;

  beforeAll(async () => {
    house = await ApiDesk.open();
  });
  afterAll(() => house.close());

  it.each<[string, object, string]>([
    ['another secret', { secret: newSecret() }, 'wrong_signature'],
    ['a clock six minutes behind', { ahead: -360 }, 'stale_timestamp'],
    ['a clock six minutes ahead', { ahead: 360 }, 'stale_timestamp'],
    ['no id', { headers: { 'webhook-id': '' } }, 'missing_headers'],
    ['no signature', { headers: { 'webhook-signature': '' } }, 'missing_headers'],
  ])('is refused with %s, stored nowhere, and counted', async (_, signing, reason) => {
    const contact = { id: newContact() };
    const before = (await house.refusals())[reason] ?? 0;
    const refused = await house.program.say({ contact, text: '让我进来' }, signing);
    expect(refused).toMatchObject({ status: 403, body: { code: 'callback_refused', detail: { reason } } });
    expect(await house.tickets(contact.id)).toEqual([]);
    expect((await house.refusals())[reason]).toBe(before + 1);
  });

  it('names each field that is wrong, keeps the input, and takes it put right under the same id', async () => {
    const contact = { id: newContact(), nmae: '王芳' };
    const wrong = await house.program.say({ contact, text: '字段错了', extra: 1 }, { id: 'req_wrong' });
    expect(wrong).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
    expect(wrong.body.fields).toEqual([
      { path: 'contact.nmae', rule: 'unrecognized_keys' },
      { path: 'extra', rule: 'unrecognized_keys' },
    ]);
    const { rows } = (await house.desk.admin.get('/admin/quarantine')).body;
    expect(rows).toEqual([
      expect.objectContaining({ reason: 'unreadable:not_a_message', externalId: 'req:req_wrong' }),
    ]);
    expect((await house.program.say({ contact, text: '字段错了', extra: 1 }, { id: 'req_wrong' })).status).toBe(400);
    const right = await house.program.say({ contact: { id: contact.id }, text: '对了' }, { id: 'req_wrong' });
    expect(right.status).toBe(200);
    expect(await house.said(contact.id)).toEqual(['对了']);
    expect(await house.refusals()).toMatchObject({ invalid_input: 2 });
  });

  it.each([
    ['no JSON', 'text=hello', [{ path: '', rule: 'not_json' }]],
    ['nothing', '', [{ path: '', rule: 'not_json' }]],
    ['a list', '[]', [{ path: '', rule: 'invalid_type' }]],
  ])('is told so for %s', async (_, body, fields) => {
    expect(await house.program.post('/messages', body)).toMatchObject({ status: 400, body: { fields } });
  });

  it('is not read to its end when it is too large', async () => {
    const large = await house.program.post('/messages', ' '.repeat(8 * 1024 * 1024 + 1));
    expect(large).toMatchObject({ status: 413, body: { code: 'payload_too_large' } });
    expect(await house.refusals()).toMatchObject({ payload_too_large: 1 });
  });

  it('meets nothing under another key, by another way, or while the inbox is off', async () => {
    const elsewhere = Object.assign(Object.create(Object.getPrototypeOf(house.program) as object), house.program, {
      base: `${house.desk.url}/api/hooks/api/nobody`,
    }) as typeof house.program;
    expect((await elsewhere.say({ text: '有人吗' })).status).toBe(404);
    expect((await fetch(`${house.program.base}/messages`)).status).toBe(400);
    await house.desk.admin.patch(`/admin/inboxes/${house.inboxId}`, { enabled: false });
    const off = await eventually(
      () => house.program.say({ text: '有人吗' }),
      ({ body }) => body.code === 'inbox_disabled',
    );
    expect(off.status).toBe(400);
    await house.desk.admin.patch(`/admin/inboxes/${house.inboxId}`, { enabled: true });
    await eventually(
      () => house.program.say({ text: '有人吗' }),
      ({ status }) => status === 200,
    );
  });

  it('takes the old and the new secret for a day, and then the new one alone', async () => {
    const old = house.program.secret;
    const { body } = await house.desk.admin.post(`/admin/inboxes/${house.inboxId}/api/rotate`);
    expect(body.secret).not.toBe(old);
    const contact = { id: newContact() };
    for (const secret of [old, body.secret as string])
      expect((await house.program.say({ contact, text: '换钥匙' }, { secret })).status).toBe(200);
    const acts = (await house.desk.admin.get('/admin/audit')).body.rows.map(({ act }: { act: string }) => act);
    expect(acts).toContain('inbox.secret_rotated');
    expect(JSON.stringify((await house.desk.admin.get('/admin/audit')).body)).not.toContain('whsec_');
    house.desk.clock.advance(24 * 3600 + 1);
    expect((await house.program.say({ contact, text: '换钥匙' }, { secret: old })).status).toBe(403);
    house.program.secret = body.secret as string;
    expect((await house.program.say({ contact, text: '换钥匙' })).status).toBe(200);
  });

  // Last: from here nobody is listened to for a while.
  it('is not even looked at when it comes too often, and the program is told when to try again', async () => {
    const guess = () => house.program.say({ text: '让我进来' }, { secret: newSecret() });
    const guesses = Array.from({ length: 70 }, guess);
    expect((await Promise.all(guesses)).map(({ status }) => status)).toContain(429);
    const refused = await house.program.say({ text: '我有钥匙' });
    expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
  });
});

describe('files of a program', () => {
  let house: ApiDesk;
  let picture: Buffer;

  beforeAll(async () => {
    house = await ApiDesk.open();
    picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#4f46e5' } })
      .png()
      .toBuffer();
  });
  afterAll(() => house.close());

  it('come inside the message or uploaded before, in the order they are named', async () => {
    const id = newContact();
    const uploaded = await house.program.upload(picture);
    expect(uploaded).toMatchObject({ status: 201, body: { size: picture.length } });
    const files = [
      { name: '照片.png', fileId: uploaded.body.fileId },
      { name: '说明.txt', content: Buffer.from('见照片').toString('base64') },
    ];
    expect((await house.program.say({ contact: { id }, files })).status).toBe(200);
    const { messages } = await house.ticketOf(id);
    expect(messages[0]!.attachments.map(({ name, mediaType, width }) => [name, mediaType, width])).toEqual([
      ['照片.png', 'image/png', 40],
      ['说明.txt', 'text/plain', null],
    ]);
    const file = await fetch(`${house.desk.url}/api/attachments/${messages[0]!.attachments[0]!.id}`, {
      headers: { cookie: house.agent.cookie },
    });
    expect(Buffer.from(await file.arrayBuffer())).toEqual(picture);
  });

  it('are kept only when what came is what was signed', async () => {
    const stored = async () =>
      (await house.desk.sql.query('select count(*)::int as n from api_upload')).rows[0].n as number;
    const before = await stored();
    expect((await house.program.upload(picture, { secret: newSecret() })).status).toBe(403);
    expect((await house.program.upload(Buffer.alloc(0))).status).toBe(400);
    const large = await house.program.upload(Buffer.alloc(25 * 1024 * 1024 + 1));
    expect(large.body.code).toBe('payload_too_large');
    expect(await stored()).toBe(before);
  });

  it('refuse a message that names one nobody uploaded', async () => {
    const contact = { id: newContact() };
    const files = [{ name: 'x.png', fileId: randomUUID() }];
    expect((await house.program.say({ contact, files })).body.code).toBe('attachment_unknown');
    expect(await house.tickets(contact.id)).toEqual([]);
  });
});
