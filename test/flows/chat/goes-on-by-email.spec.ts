import { SMTPServer } from 'smtp-server';
import request from 'supertest';
import type { TicketRow } from '#contract';
import { type AgentClient, type Desk, eventually, openDesk } from '../../support/desk';

describe('a chat goes on by email when the visitor is gone', () => {
  let desk: Desk;
  let agent: AgentClient;
  let sink: SMTPServer;
  const mails: { to: string[]; raw: string }[] = [];

  beforeAll(async () => {
    sink = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      authOptional: true,
      onData(stream, session, done) {
        let raw = '';
        stream.on('data', (chunk: Buffer) => (raw += chunk.toString('utf8')));
        stream.on('end', () => {
          mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw });
          done();
        });
      },
    });
    await new Promise<void>((resolve) => sink.listen(0, '127.0.0.1', resolve));
    const { port } = sink.server.address() as { port: number };
    desk = await openDesk();
    const mailbox = await desk.admin.post('/admin/inboxes', {
      name: '售后邮箱',
      channel: 'email',
      teamId: desk.teamId,
      settings: {
        address: 'service@haowu.example',
        smtp: { host: '127.0.0.1', port, secure: false, user: '', password: '' },
      },
    });
    expect(mailbox.status).toBe(201);
    const chat = (await desk.admin.get('/admin/inboxes')).body.rows.find(
      ({ channel }: { channel: string }) => channel === 'web-chat',
    );
    const patched = await desk.admin.patch(`/admin/inboxes/${chat.id}`, {
      settings: { ...chat.settings, emailInboxId: mailbox.body.id },
    });
    expect(patched.status).toBe(200);
    agent = await desk.agent();
  });
  afterAll(async () => {
    await desk.close();
    await new Promise<void>((resolve) => sink.close(resolve));
  });

  async function askAndAnswer(words: string, email: string) {
    const visitor = await desk.visitor();
    const asked = await visitor.say(words);
    expect(asked.status).toBe(200);
    await request(desk.url)
      .put(`/api/widget/${visitor.key}/details`)
      .set('x-visitor-token', visitor.session.token)
      .send({ email });
    const mine = async () =>
      ((await agent.get('/tickets?view=mine')).body.rows as TicketRow[]).find(
        (row) => row.lastMessage?.preview === words,
      );
    const row = (await eventually(mine, (found) => found !== undefined))!;
    await agent.post(`/tickets/${row.id}/replies`, {
      clientId: `mail-${row.number}`,
      text: `答复：${words}`,
      seenSeq: row.lastSeq,
    });
    return { visitor, row };
  }

  it('sends the reply after two minutes unread, with a way back into the same ticket', async () => {
    const { row } = await askAndAnswer('退款到哪里了', 'wang@customer.example');
    expect(mails).toHaveLength(0);
    desk.clock.advance(121);
    const [mail] = await eventually(
      () => mails,
      (seen) => seen.length === 1,
    );
    expect(mail!.to).toEqual(['wang@customer.example']);
    expect(mail!.raw).toMatch(new RegExp(`Reply-To: .*service\\+t${row.number}-[0-9a-f]{12}@haowu\\.example`, 'i'));
  });

  it('stays silent when the visitor has the reply in the widget', async () => {
    const before = mails.length;
    const { visitor } = await askAndAnswer('发票能开吗', 'li@customer.example');
    const socket = await visitor.connect();
    const { events } = (await socket.emitWithAck('hello', { afterSeq: 0 })) as {
      events: { type: string; message?: { seq: number } }[];
    };
    socket.emit('seen', { deliveredSeq: Math.max(...events.map(({ message }) => message?.seq ?? 0)) });
    await eventually(
      async () =>
        (await desk.sql.query(`select delivered_seq from ticket where last_message->>'preview' like '%发票能开吗%'`))
          .rows[0]?.delivered_seq as number,
      (seq) => seq >= 3,
    );
    desk.clock.advance(121);
    await eventually(
      async () =>
        (await desk.sql.query(`select state from delivery where kind = 'chat_email' order by created_at desc limit 1`))
          .rows[0]?.state as string,
      (state) => state === 'not_needed',
    );
    expect(mails).toHaveLength(before);
  });
});
