import { randomUUID } from 'node:crypto';
import { type Desk, eventually, openDesk } from '../../support/desk';
import { GREETING, MailDesk, post, rawMail, SERVICE } from './mail-desk';

/** A returned mail as a mail server writes it (RFC 3464). */
function bounceOf(messageId: string, recipient: string): Buffer {
  const part = (type: string, body: string): string => `--report\r\nContent-Type: ${type}\r\n\r\n${body}\r\n`;
  return rawMail(
    {
      From: 'Mail Delivery System <MAILER-DAEMON@mx.example>',
      To: SERVICE,
      Subject: 'Undelivered Mail Returned to Sender',
      'Message-ID': `<${randomUUID()}@mx.example>`,
      'Auto-Submitted': 'auto-replied',
      'Content-Type': 'multipart/report; report-type=delivery-status; boundary="report"',
    },
    [
      part('text/plain', 'The mail could not be delivered: no such person.'),
      part(
        'message/delivery-status',
        `Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; ${recipient}\r\nAction: failed\r\nStatus: 5.1.1`,
      ),
      part('text/rfc822-headers', `Message-ID: ${messageId}\r\nSubject: Re: x`),
      '--report--\r\n',
    ].join(''),
  );
}

describe('mail that a machine wrote (RFC 3834)', () => {
  let house: MailDesk;

  beforeAll(async () => {
    house = await MailDesk.open();
  });
  afterAll(() => house.close());

  it.each([
    ['an auto-reply', { 'Auto-Submitted': 'auto-replied', Subject: '自动回复：休假中' }, 'wang@auto.example'],
    [
      'a mailing list',
      { 'List-Id': '<news.list.example>', Precedence: 'bulk', Subject: '每周简报' },
      'news@list.example',
    ],
    ['a notice with the null return path', { Subject: 'Undelivered Mail' }, 'mailer-daemon@mx.example'],
  ])('%s is kept, never greeted, and opens no window', async (_, headers, from) => {
    const all = { From: from, To: SERVICE, 'Message-ID': `<${randomUUID()}@x.example>`, ...headers };
    await house.postRaw(rawMail(all, 'Ich bin im Urlaub.'), from.startsWith('mailer-daemon') ? '' : from);
    const row = await house.ticketOf(from);
    const detail = await house.detail(row.id);
    expect(detail.messages).toHaveLength(1);
    expect(detail.messages[0]!.automatic).not.toBeNull();
    expect(detail.row.window).toBeNull();
    expect(detail.windows).toEqual([]);
    const queued = await house.desk.sql.query('select 1 from delivery where ticket_id = $1', [row.id]);
    expect(queued.rows).toEqual([]);
  });

  it('joins a bounce to the ticket whose message came back, and leaves its status and clock alone', async () => {
    const who = 'gone@mail.example';
    await house.post({ from: who, subject: '地址变了', text: '请联系我' });
    const row = await house.ticketOf(who);
    const reply = await house.reply(row.id, '好的，请问新地址？');
    await house.delivered(row.id, reply.id, 'sent');
    await house.postRaw(bounceOf(`<${reply.id}@halfhour.example>`, who), '');
    const detail = await house.grown(row.id, 4);
    expect(detail.messages[3]).toMatchObject({ kind: 'inbound', automatic: 'bounce' });
    expect(detail.row).toMatchObject({ status: 'waiting', window: null });
    expect((await house.rows()).filter(({ subject }) => subject === 'Undelivered Mail Returned to Sender')).toEqual([]);
  });

  it('ends after one round between two desks that answer by themselves', async () => {
    const other = await openDesk();
    try {
      const [here, there] = ['info@here.example', 'info@there.example'];
      const ours = await inboxAnswering(house.desk, here, other.smtpPort);
      const theirs = await inboxAnswering(other, there, house.desk.smtpPort);
      await post(house.desk.smtpPort, { from: there, to: here, subject: '你好', text: '在吗' });
      const arrived = await eventually(
        async () => (await messagesIn(other, theirs)) as { kind: string; automatic: string | null }[],
        (rows) => rows.length > 0,
      );
      expect(arrived).toEqual([{ kind: 'inbound', automatic: 'auto_reply' }]);
      await eventually(
        async () => (await other.sql.query(`select 1 from receipt where state = 'received'`)).rows.length,
        (waiting) => waiting === 0,
      );
      expect((await other.sql.query('select 1 from delivery')).rows).toEqual([]);
      expect(await messagesIn(house.desk, ours)).toEqual([
        { kind: 'inbound', automatic: null },
        { kind: 'greeting', automatic: null },
      ]);
    } finally {
      await other.close();
    }
  });
});

/** An inbox whose answers go straight to the other desk's door. */
async function inboxAnswering(desk: Desk, address: string, port: number): Promise<string> {
  const smtp = { host: '127.0.0.1', port, secure: false, user: '', password: '' };
  const settings = { address, senderName: '', imap: null, smtp };
  const made = await desk.admin.post('/admin/inboxes', {
    name: address,
    channel: 'email',
    teamId: desk.teamId,
    settings,
  });
  const greeting = { audience: 'any', hours: 'any', from: null, to: null, position: 0, enabled: true, text: GREETING };
  expect((await desk.admin.post('/greetings', { ...greeting, inboxId: made.body.id })).status).toBe(201);
  return made.body.id as string;
}

const messagesIn = async (desk: Desk, inboxId: string): Promise<unknown[]> =>
  (await desk.sql.query('select kind, automatic from message where inbox_id = $1 order by seq', [inboxId])).rows;
