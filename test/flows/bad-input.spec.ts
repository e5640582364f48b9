// What a stranger, a wrong program or a curious colleague may send over HTTP and sockets, and what they get.
import { readdir } from 'node:fs/promises';
import { io, type Socket } from 'socket.io-client';
import request from 'supertest';
import type { Attachment, TicketDetail, TicketRow } from '#contract';
import { CONFIG, type Config } from '../../apps/server/src/platform/config/config';
import { type AgentClient, type Desk, eventually, openDesk, type VisitorClient } from '../support/desk';

const NOBODY = '00000000-0000-4000-8000-000000000000';
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('bad input', () => {
  let desk: Desk;
  let admin: AgentClient;
  let visitor: VisitorClient;
  let ticket: TicketRow;

  beforeAll(async () => {
    desk = await openDesk();
    admin = desk.admin;
    ({ visitor, ticket } = await chat('第一张单'));
    // Nobody is online: once that is said, the ticket rests.
    await eventually(
      () => detail(ticket.id),
      ({ history }) => history.some(({ type }) => type === 'ticket.unassignable'),
    );
  });
  afterAll(() => desk.close());

  async function chat(text: string): Promise<{ visitor: VisitorClient; ticket: TicketRow }> {
    const someone = await desk.visitor();
    await someone.say(text);
    const { rows } = (await admin.get('/tickets?view=all&limit=200')).body as { rows: TicketRow[] };
    return { visitor: someone, ticket: rows.find(({ lastMessage }) => lastMessage?.preview === text)! };
  }
  const detail = async (id: string): Promise<TicketDetail> => (await admin.get(`/tickets/${id}`)).body as TicketDetail;
  const upload = async (cookie: string, content: Buffer, name: string): Promise<Attachment> => {
    const answer = await request(desk.url).post('/api/uploads').set('cookie', cookie).attach('file', content, name);
    expect(answer.status).toBe(201);
    return answer.body as Attachment;
  };

  describe('wrong shapes', () => {
    const reply = (fields: object): object => ({ clientId: 'wrong-shape-1', text: '好', seenSeq: 1, ...fields });

    const requests: [string, 'post' | 'put' | 'get' | 'patch', string, object?][] = [
      ['a reply whose text is an object', 'post', '/tickets/:id/replies', reply({ text: { $gt: '' } })],
      ['a reply without a client id', 'post', '/tickets/:id/replies', reply({ clientId: undefined })],
      ['a reply that saw a fraction', 'post', '/tickets/:id/replies', reply({ seenSeq: 1.5 })],
      ['a reply that saw a negative seq', 'post', '/tickets/:id/replies', reply({ seenSeq: -1 })],
      ['a reply that leads to no status', 'post', '/tickets/:id/replies', reply({ then: 'closed; drop table ticket' })],
      ['an attachment that is no id', 'post', '/tickets/:id/replies', reply({ attachmentIds: ['../../etc/passwd'] })],
      ['an empty reply', 'post', '/tickets/:id/replies', reply({ text: '  ' })],
      ['a list as body', 'post', '/tickets/:id/notes', []],
      ['a transfer to nobody', 'post', '/tickets/:id/transfer', {}],
      ['a status that is none', 'put', '/tickets/:id/status', { status: 'vanished' }],
      ['tags that are text', 'put', '/tickets/:id/tags', { tags: 'a,b' }],
      ['a read mark beyond numbers', 'put', '/tickets/:id/read', { seq: 1e300 }],
      ['a ticket id that is none', 'get', "/tickets/1'; drop table ticket;--"],
      ['a ticket number beyond numbers', 'get', '/tickets/number/99999999999999999999'],
      ['a page before a seq beyond numbers', 'get', '/tickets/:id/messages?before=9007199254740991'],
      ['an unknown view', 'get', '/tickets?view=everything'],
      ['no view', 'get', '/tickets'],
      ['a page of a million', 'get', '/tickets?view=all&limit=1000000'],
      ['a cursor of nonsense', 'get', '/tickets?view=all&after=nonsense'],
      ['a cursor that holds something else', 'get', `/tickets?view=all&after=${cursor(['x', "1' or '1'='1"])}`],
      ['a filter that repeats', 'get', '/tickets?view=all&inboxId=a&inboxId=b'],
      ['a contact with another type', 'patch', '/contacts/:contact', { name: ['a'] }],
      ['a ticket for nobody', 'post', '/tickets', { clientId: 'for-nobody', inboxId: NOBODY, text: 'x' }],
    ];
    it.each(requests.map((each) => [each[0], each] as const))(
      '%s is refused as input',
      async (_, [, method, path, body]) => {
        const before = (await detail(ticket.id)).row.version;
        const there = path.replace(':id', ticket.id).replace(':contact', ticket.contactId);
        const answer = await admin[method](there, body ?? {});
        expect(answer.status).toBe(400);
        expect(answer.body).toMatchObject({ code: expect.stringMatching(/^(invalid_input|empty_message)$/) as string });
        expect(JSON.stringify(answer.body)).not.toMatch(/select|error:|node_modules|\/apps\//i);
        expect((await detail(ticket.id)).row.version).toBe(before);
      },
    );

    it.each([
      ['get', `/tickets/${NOBODY}`],
      ['post', `/tickets/${NOBODY}/claim`],
      ['get', '/tickets/number/1'],
      ['get', `/contacts/${NOBODY}`],
      ['get', `/attachments/${NOBODY}`],
      ['get', `/messages/${NOBODY}/html`],
      ['post', `/messages/${NOBODY}/retry`],
      ['post', `/admin/quarantine/${NOBODY}/retry`],
      ['get', '/no/such/route'],
    ] as const)('%s %s is not found', async (method, path) => {
      expect(await admin[method](path)).toMatchObject({ status: 404, body: { code: 'not_found' } });
    });

    it('JSON that is none, is too large or is called something else is refused before anybody reads it', async () => {
      const send = (type: string, body: string) =>
        request(desk.url)
          .post(`/api/tickets/${ticket.id}/notes`)
          .set('cookie', admin.cookie)
          .set('content-type', type)
          .send(body);
      expect((await send('application/json', '{"clientId": ')).status).toBe(400);
      expect((await send('application/json', '{"__proto__": {"admin": true}}')).status).toBe(400);
      expect((await send('text/xml', '<a/>')).status).toBe(415);
      const large = JSON.stringify({ clientId: 'large-note', text: 'x'.repeat(1_100_000) });
      expect(await send('application/json', large)).toMatchObject({ status: 413, body: { code: 'payload_too_large' } });
    });

    it('a chat message holds 10,000 characters and not one more, by HTTP and by socket', async () => {
      const socket = await visitor.connect();
      expect((await visitor.say('长'.repeat(10_000))).status).toBe(200);
      expect(await visitor.say('长'.repeat(10_001))).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
      const say = { clientId: 'far-too-long', text: '长'.repeat(10_001), attachmentIds: [] };
      expect(await socket.emitWithAck('say', say)).toEqual({ ok: false, code: 'invalid_input' });
      for (const [event, wrong] of [
        ['say', null],
        ['say', 'text'],
        ['hello', { afterSeq: -1 }],
        ['hello', { afterSeq: 9e15 }],
      ])
        expect(await socket.emitWithAck(event as string, wrong)).toMatchObject({ ok: false, code: 'invalid_input' });
      expect(await visitor.say('   ')).toMatchObject({ status: 400, body: { code: 'empty_message' } });
    });

    it('what a database can hold no text of is left out, and the message is kept', async () => {
      expect((await visitor.say('前\u0000后 \ud83d')).status).toBe(200);
      const { messages } = await detail(ticket.id);
      expect(messages.some(({ text }) => text.startsWith('前后 '))).toBe(true);
      expect((await admin.put(`/tickets/${ticket.id}/draft`, { kind: 'note', text: 'a\u0000b' })).status).toBe(200);
    });
  });

  describe("somebody else's tickets", () => {
    let stranger: AgentClient;
    let colleague: AgentClient;
    let held: TicketRow;
    /** Of the feed when the ticket had left the queue, where the colleague might see it. */
    let position: string;

    beforeAll(async () => {
      const { calendarId } = (await admin.get('/admin/teams')).body.rows[0] as { calendarId: string };
      const team = await admin.post('/admin/teams', { name: '别的组', strategy: 'manual', calendarId });
      expect(team.status).toBe(201);
      stranger = await desk.agent({ visibility: 'team', teamIds: [team.body.id as string], status: 'offline' });
      colleague = await desk.agent({ visibility: 'own', status: 'offline' });
      held = (await chat('别人的单')).ticket;
      const moved = await admin.post(`/tickets/${held.id}/transfer`, { toAgentId: admin.id });
      expect(moved.status).toBe(200);
      held = (moved.body as { row: TicketRow }).row;
      // A transaction of another database may hold positions back; what is before the transfer was everybody's to hear.
      const { xid } = (await desk.sql.query('select max(xid)::text as xid from desk_event')).rows[0] as { xid: string };
      position = await eventually(
        async () => (await admin.get('/tickets?view=all')).body.position as string,
        (seen) => BigInt(seen.split(':')[0]!) > BigInt(xid),
        30_000,
      );
    });

    const who = { 'of another team': () => stranger, 'who sees only own tickets': () => colleague };

    it.each(Object.keys(who) as (keyof typeof who)[])('are not there for an agent %s, on any route', async (name) => {
      const agent = who[name]();
      const [message] = (await detail(held.id)).messages;
      const routes: [keyof Pick<AgentClient, 'get' | 'post' | 'put'>, string, object?][] = [
        ['get', `/tickets/${held.id}`],
        ['get', `/tickets/${held.id}/row`],
        ['get', `/tickets/number/${held.number}`],
        ['get', `/tickets/${held.id}/messages?before=10`],
        ['get', `/tickets/${held.id}/decisions`],
        ['post', `/tickets/${held.id}/replies`, { clientId: 'not-mine-reply', text: '好', seenSeq: 99 }],
        ['post', `/tickets/${held.id}/notes`, { clientId: 'not-mine-note', text: '好' }],
        ['post', `/tickets/${held.id}/claim`],
        ['post', `/tickets/${held.id}/release`],
        ['post', `/tickets/${held.id}/transfer`, { toAgentId: agent.id, reason: '给我' }],
        ['post', `/tickets/${held.id}/no-reply-needed`, { reason: '不用' }],
        ['put', `/tickets/${held.id}/status`, { status: 'resolved', reason: '好了' }],
        ['put', `/tickets/${held.id}/priority`, { priority: 'urgent' }],
        ['put', `/tickets/${held.id}/tags`, { tags: ['x'] }],
        ['put', `/tickets/${held.id}/subject`, { subject: 'x' }],
        ['put', `/tickets/${held.id}/read`, { seq: 1 }],
        ['put', `/tickets/${held.id}/draft`, { kind: 'reply', text: 'x' }],
        ['get', `/messages/${message!.id}/html`],
        ['get', `/messages/${message!.id}/raw`],
        ['post', `/messages/${message!.id}/retry`],
      ];
      for (const [method, path, body] of routes)
        expect([path, await agent[method](path, body ?? {})]).toMatchObject([
          path,
          { status: 404, body: { code: 'not_found' } },
        ]);
      expect((await detail(held.id)).row.version).toBe(held.version);
    });

    it.each(Object.keys(who) as (keyof typeof who)[])(
      'are in no list, count or socket of an agent %s',
      async (name) => {
        const agent = who[name]();
        for (const view of ['all', 'team', 'unassigned', 'breaching', 'waiting', 'closed', 'mine']) {
          const { rows } = (await agent.get(`/tickets?view=${view}&limit=200`)).body as { rows: TicketRow[] };
          expect(rows.map(({ id }) => id)).not.toContain(held.id);
        }
        expect((await agent.get(`/tickets?view=all&contactId=${held.contactId}`)).body.rows).toEqual([]);
        const socket = (await agent.socket()) as Socket;
        const heard: unknown[] = [];
        socket.onAny((event, said) => heard.push([event, said]));
        const watch = [{ kind: 'ticket', id: held.id }];
        expect(await socket.emitWithAck('watch', { add: watch, remove: [] })).toMatchObject({
          ok: false,
          code: 'not_found',
        });
        expect(await socket.emitWithAck('hello', { position, watch })).toMatchObject({
          ok: false,
          code: 'not_found',
        });
        await socket.emitWithAck('hello', { position, watch: [{ kind: 'list' }, { kind: 'board' }] });
        socket.emit('signal', { ticketId: held.id, kind: 'typing' });
        await admin.post(`/tickets/${held.id}/notes`, { clientId: `heard-by-${agent.id.slice(-8)}`, text: '内部' });
        // A probe comes back through the feed after everything before it.
        const echo = new Promise((resolve) => socket.once('probe', resolve));
        socket.emit('probe', { nonce: 'after' });
        await echo;
        expect(JSON.stringify(heard)).not.toContain(held.id);
      },
    );

    it('files of them are not there either, and a file is taken into a message by its uploader alone', async () => {
      const file = await upload(admin.cookie, PNG, 'invoice.png');
      expect((await stranger.get(`/attachments/${file.id}`)).status).toBe(404);
      const own = (await chat('陌生人的单')).ticket;
      await admin.post(`/tickets/${own.id}/transfer`, { toAgentId: stranger.id });
      const theft = { clientId: 'steal-the-file', text: '好', seenSeq: 99, attachmentIds: [file.id] };
      expect(await stranger.post(`/tickets/${own.id}/replies`, theft)).toMatchObject({
        status: 400,
        body: { code: 'attachment_unknown' },
      });
      const said = { clientId: 'with-the-file', text: '好', seenSeq: 99, attachmentIds: [file.id] };
      expect((await admin.post(`/tickets/${held.id}/replies`, said)).status).toBe(201);
      for (const path of [`/attachments/${file.id}`, `/attachments/${file.id}/preview`])
        expect((await stranger.get(path)).status).toBe(404);
    });
  });

  describe('who asks', () => {
    it('nobody, a made-up session and an ended one get 401, and no route answers anything else', async () => {
      const agent = await desk.agent({ status: 'offline' });
      await agent.delete('/session');
      for (const cookie of ['', 'hh_session=made-up', agent.cookie])
        for (const path of [
          '/bootstrap',
          '/tickets?view=all',
          `/tickets/${ticket.id}`,
          '/board',
          '/admin/agents',
          '/contacts',
        ])
          expect((await request(desk.url).get(`/api${path}`).set('cookie', cookie)).status).toBe(401);
    });

    it('a session ends after 12 idle hours', async () => {
      const idle = await desk.agent({ status: 'offline' });
      desk.clock.advance(12 * 3600 + 1);
      expect(await idle.get('/bootstrap')).toMatchObject({ status: 401, body: { code: 'session_expired' } });
      const { rows } = await desk.sql.query(`update session set last_seen_at = $1 where agent_id = $2 returning 1`, [
        desk.clock.now(),
        admin.id,
      ]);
      expect(rows).toHaveLength(1);
    });

    it('a page of somebody else can neither write nor open a socket', async () => {
      for (const headers of [
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { 'sec-fetch-site': 'cross-site' },
      ]) {
        const answer = await request(desk.url)
          .post(`/api/tickets/${ticket.id}/notes`)
          .set({ cookie: admin.cookie, ...headers })
          .send({ clientId: 'from-elsewhere', text: 'x' });
        expect(answer).toMatchObject({ status: 403, body: { code: 'foreign_origin' } });
      }
      const cookie = { cookie: admin.cookie };
      const from = (origin: string) => ({ extraHeaders: { ...cookie, origin } });
      await expect(connects(`${desk.url}/console`, from('https://evil.example'))).rejects.toThrow('foreign_origin');
      (await connects(`${desk.url}/console`, from(desk.url))).disconnect();
    });

    it("an agent's session opens no chat and a visitor's token no console", async () => {
      const session = admin.cookie.split('=')[1]!;
      const say = { clientId: 'wrong-token-1', text: 'x' };
      const asVisitor = await request(desk.url)
        .post(`/api/widget/${visitor.key}/messages`)
        .set('x-visitor-token', session)
        .set('cookie', admin.cookie)
        .send(say);
      expect(asVisitor).toMatchObject({ status: 401, body: { code: 'visitor_unknown' } });
      const asAgent = await request(desk.url)
        .get('/api/bootstrap')
        .set('cookie', `hh_session=${visitor.session.token}`);
      expect(asAgent.status).toBe(401);
      await expect(
        connects(`${desk.url}/console`, { extraHeaders: { cookie: `hh_session=${visitor.session.token}` } }),
      ).rejects.toThrow('not_signed_in');
      await expect(connects(`${desk.url}/visitor`, { auth: { key: visitor.key, token: session } })).rejects.toThrow(
        'visitor_unknown',
      );
    });

    it("a visitor's token is good for its own widget alone", async () => {
      const made = await admin.post('/admin/inboxes', { name: '第二个网站', channel: 'web-chat', teamId: desk.teamId });
      const answer = await request(desk.url)
        .post(`/api/widget/${made.body.widgetKey as string}/messages`)
        .set('x-visitor-token', visitor.session.token)
        .send({ clientId: 'other-widget', text: 'x' });
      expect(answer).toMatchObject({ status: 401, body: { code: 'visitor_unknown' } });
    });

    it('an address claimed in a header is not believed while no proxy is trusted', async () => {
      const guess = (n: number): request.Test =>
        request(desk.url)
          .post('/api/session')
          .set({
            'x-forwarded-for': `203.0.113.${n}`,
            'x-real-ip': `203.0.113.${n}`,
            'cf-connecting-ip': `203.0.113.${n}`,
          })
          .send({ email: 'guessed@desk.test', password: 'wrong' });
      for (let n = 0; n < 10; n += 1) expect((await guess(n)).status).toBe(401);
      const refused = await guess(11);
      expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      const { rows } = await desk.sql.query(`select distinct ip from audit_log where act = 'session.refused'`);
      expect(rows.map(({ ip }) => ip as string).filter((ip) => ip.startsWith('203.'))).toEqual([]);
    });
  });

  describe('files', () => {
    const HTML = Buffer.from('<!doctype html><script>fetch("/api/bootstrap")</script>');
    const SVG = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>',
    );

    it.each([
      ['page.html', HTML],
      ['page.htm.png', HTML],
      ['picture.svg', SVG],
      ['picture.png', SVG],
      ['page.pht', HTML],
    ])('%s with script is never shown in place, whatever its name says', async (name, content) => {
      const { id } = await upload(admin.cookie, content, name);
      for (const path of [`/api/attachments/${id}`, `/api/attachments/${id}/preview`]) {
        const served = await request(desk.url).get(path).set('cookie', admin.cookie);
        expect(served.status).toBe(200);
        expect(served.headers['content-disposition']).toMatch(/^attachment;/);
        expect(served.headers['content-type']).toBe('application/octet-stream');
        expect(served.headers['x-content-type-options']).toBe('nosniff');
        expect(served.headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox/);
      }
    });

    it('a picture is shown as what it is, whatever it is called, and one that lies about being one is not', async () => {
      const picture = await upload(admin.cookie, PNG, 'report.exe');
      expect(picture.mediaType).toBe('image/png');
      const served = await request(desk.url).get(`/api/attachments/${picture.id}`).set('cookie', admin.cookie);
      expect(served.headers['content-type']).toBe('image/png');
      expect(served.headers['content-disposition']).toMatch(/^inline;/);
      // Its head is a picture's and the rest is not: no preview can be made of it, and nothing breaks.
      const liar = await upload(admin.cookie, Buffer.concat([PNG.subarray(0, 24), HTML]), 'half.png');
      const preview = await request(desk.url).get(`/api/attachments/${liar.id}/preview`).set('cookie', admin.cookie);
      expect(preview).toMatchObject({ status: 415, body: { code: 'unsupported_media_type' } });
    });

    it.each([
      ['../../../etc/passwd', 'passwd'],
      ['..\\..\\windows\\system32\\evil.dll', 'evil.dll'],
      ['/absolute/path.txt', 'path.txt'],
      ['invoice\u202efdp.exe', 'invoicefdp.exe'],
      ['.htaccess', 'htaccess'],
      ['名字 很长'.repeat(60) + '.pdf', /^名字 很长.*\.pdf$/],
    ])('a file called %j is kept under a plain name', async (given, kept) => {
      const { id, name } = await upload(admin.cookie, Buffer.from('x'), given);
      if (typeof kept === 'string') expect(name).toBe(kept);
      else expect(name).toMatch(kept);
      expect(name.length).toBeLessThanOrEqual(120);
      const served = await request(desk.url).get(`/api/attachments/${id}`).set('cookie', admin.cookie);
      expect(served.headers['content-disposition']).not.toMatch(/[\r\n]|\.\.\//);
    });

    it('a name can start no header of its own, and no name reaches the disk', async () => {
      const boundary = 'spec-boundary';
      const name = 'a%0d%0aSet-Cookie: owned=1%0d%0a.txt';
      const body = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/html\r\n\r\nx\r\n--${boundary}--\r\n`;
      const sent = await request(desk.url)
        .post('/api/uploads')
        .set('cookie', admin.cookie)
        .set('content-type', `multipart/form-data; boundary=${boundary}`)
        .send(body);
      expect(sent.status).toBe(201);
      const served = await request(desk.url)
        .get(`/api/attachments/${(sent.body as Attachment).id}`)
        .set('cookie', admin.cookie);
      expect(served.headers['set-cookie']).toBeUndefined();
      expect(served.headers['content-type']).toBe('application/octet-stream');
      const folder = `${desk.app.get<Config>(CONFIG).dataDir}/files`;
      const onDisk = (await readdir(folder, { recursive: true })).map((path) => path.split('/').pop()!);
      expect(onDisk.filter((file) => !/^([0-9a-f]{2}|[0-9a-f]{64}|incoming)$/.test(file))).toEqual([]);
    });

    it('an upload that is none, is empty or has no file is refused', async () => {
      const to = () => request(desk.url).post('/api/uploads').set('cookie', admin.cookie);
      expect((await to().send({ file: 'x' })).status).toBe(415);
      expect((await to().attach('file', Buffer.alloc(0), 'empty.txt')).status).toBe(400);
      expect((await to().field('other', 'x')).status).toBe(400);
      expect((await request(desk.url).post('/api/uploads').attach('file', PNG, 'a.png')).status).toBe(401);
    });

    it("a visitor reads files of the own chat and never another visitor's, nor what stands in a note", async () => {
      const { visitor: other, ticket: theirs } = await chat('另一位访客');
      const sent = await request(desk.url)
        .post(`/api/widget/${other.key}/uploads`)
        .set('x-visitor-token', other.session.token)
        .attach('file', PNG, 'mine.png');
      const file = sent.body as Attachment;
      const read = (reader: VisitorClient, id: string): request.Test =>
        request(desk.url).get(`/api/widget/${reader.key}/attachments/${id}`).query({ token: reader.session.token });
      expect((await read(other, file.id)).status).toBe(200);
      expect((await read(visitor, file.id)).status).toBe(404);
      expect((await visitor.say('偷来的', 'stolen-upload', [file.id])).body).toMatchObject({
        code: 'attachment_unknown',
      });
      expect((await other.say('我的图', 'own-upload', [file.id])).status).toBe(200);
      expect((await read(other, file.id)).status).toBe(200);
      expect((await read(visitor, file.id)).status).toBe(404);
      const secret = await upload(admin.cookie, PNG, 'internal.png');
      const note = { clientId: 'note-with-file', text: '内部', attachmentIds: [secret.id] };
      expect((await admin.post(`/tickets/${theirs.id}/notes`, note)).status).toBe(201);
      expect((await read(other, secret.id)).status).toBe(404);
      expect((await request(desk.url).get(`/api/widget/${other.key}/attachments/${file.id}`)).status).toBe(401);
    });

    it('the first message of a new visitor may already carry a file', async () => {
      const fresh = await desk.visitor();
      const sent = await request(desk.url)
        .post(`/api/widget/${fresh.key}/uploads`)
        .set('x-visitor-token', fresh.session.token)
        .attach('file', PNG, 'first.png');
      const said = await fresh.say('看图', 'first-with-file', [(sent.body as Attachment).id]);
      expect(said).toMatchObject({ status: 200, body: { message: { attachments: [{ name: 'first.png' }] } } });
    });
  });
});

function cursor(key: unknown): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

async function connects(url: string, options: object): Promise<Socket> {
  const socket = io(url, { transports: ['websocket'], forceNew: true, reconnection: false, ...options });
  try {
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));
    return socket;
  } catch (error) {
    socket.disconnect();
    throw error;
  }
}
