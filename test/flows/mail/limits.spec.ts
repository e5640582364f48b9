import { randomUUID } from 'node:crypto';
import type { AnswerStart, Message } from '#contract';
import { eventually } from '../../support/desk';
import { GREETING, MailDesk, rawMail, SERVICE } from './mail-desk';

const someone = () => `${randomUUID().slice(0, 8)}@mail.example`;

describe('what the desk says by itself (ANCHORS 2.A row 12, RFC 3834)', () => {
  let house: MailDesk;

  beforeAll(async () => {
    house = await MailDesk.open();
  });
  afterAll(() => house.close());

  const greetings = async (who: string): Promise<number> => {
    await house.settled();
    const { rows } = await house.desk.sql.query(
      `select count(*)::int as n from message m join ticket t on t.id = m.ticket_id join contact c on c.id = t.contact_id
       where m.kind = 'greeting' and c.email = $1`,
      [who],
    );
    return rows[0].n as number;
  };
  const write = async (who: string, subject: string) => {
    await house.post({ from: who, subject, text: '你好', messageId: `<${randomUUID()}@mail.example>` });
    await house.settled();
  };

  it('is said once to a subject, and again only to a new one', async () => {
    const who = someone();
    await write(who, '订单 1');
    await write(who, 'Re: 订单 1');
    expect(await greetings(who)).toBe(1);
    await write(who, '订单 2');
    expect(await greetings(who)).toBe(2);
    expect((await house.rows()).filter(({ contactName }) => contactName === who)).toHaveLength(3);
  });

  it('stops at ten in 180 minutes, and begins again after', async () => {
    const who = someone();
    for (let i = 0; i < 12; i++) await write(who, `事情 ${i}`);
    expect(await greetings(who)).toBe(10);
    house.desk.clock.advance(180 * 60);
    await write(who, '事情 13');
    expect(await greetings(who)).toBe(11);
  });

  it('is told as a machine’s word', async () => {
    const who = someone();
    await write(who, '标记');
    const [mail] = await eventually(
      () => house.sink.to(who),
      (mails) => mails.length > 0,
    );
    expect(mail!.text).toContain(GREETING);
    expect([mail!.header('auto-submitted'), mail!.header('x-auto-response-suppress')]).toEqual(['auto-replied', 'All']);
  });

  it.each(['no-reply@shop.example', 'notifications@shop.example', SERVICE])('is never said to %s', async (who) => {
    await write(who, `来自 ${who}`);
    expect(await greetings(who)).toBe(0);
    expect(house.sink.to(who)).toEqual([]);
  });

  it('a letter of ours that comes round is no mail', async () => {
    const who = someone();
    await write(who, '转一圈');
    const row = await house.ticketOf(who);
    const reply = await house.reply(row.id, '你好');
    await house.delivered(row.id, reply.id, 'sent');
    const [mail] = house.sink.to(who).filter(({ text }) => text?.includes('你好'));
    const count = (await house.rows()).length;
    await house.postRaw(Buffer.from(mail!.raw, 'latin1'), SERVICE);
    await house.settled();
    expect((await house.rows()).length).toBe(count);
    expect((await house.detail(row.id)).messages).toHaveLength(3);
  });
});

describe('what comes back (RFC 3464)', () => {
  let house: MailDesk;

  beforeAll(async () => {
    house = await MailDesk.open();
  });
  afterAll(() => house.close());

  const report = (messageId: string, recipient: string, status = '5.1.1', action = 'failed'): Buffer => {
    const part = (type: string, body: string): string => `--r\r\nContent-Type: ${type}\r\n\r\n${body}\r\n`;
    const headers = {
      From: 'MAILER-DAEMON@mx.example',
      To: SERVICE,
      Subject: 'Undelivered Mail',
      'Message-ID': `<${randomUUID()}@mx.example>`,
      'Content-Type': 'multipart/report; report-type=delivery-status; boundary="r"',
    };
    const fields = `Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; ${recipient}\r\nAction: ${action}\r\nStatus: ${status}\r\nDiagnostic-Code: smtp; 550 user unknown`;
    const returned = part('text/rfc822-headers', `Message-ID: ${messageId}`);
    return rawMail(
      headers,
      part('text/plain', 'sorry') + part('message/delivery-status', fields) + `${returned}--r--\r\n`,
    );
  };
  async function sent(subject: string, mail?: object) {
    const who = someone();
    await house.post({ from: who, subject, text: '在吗' });
    const row = await house.ticketOf(who);
    const body = { clientId: randomUUID(), text: '在的', seenSeq: 99, ...(mail && { mail: { to: [who], ...mail } }) };
    const reply = (await house.agent.post(`/tickets/${row.id}/replies`, body)).body.message as Message;
    await house.delivered(row.id, reply.id, 'sent');
    return { who, row, reply };
  }
  const troubles = async (id: string) =>
    ((await house.agent.get(`/tickets/${id}/answer-start`)).body as AnswerStart).troubles.map(({ address, kind }) => [
      address,
      kind,
    ]);

  it('marks the letter, warns before the next one, and opens no ticket', async () => {
    const { who, row, reply } = await sent('退信');
    const tickets = (await house.rows()).length;
    await house.postRaw(report(`<${reply.id}@halfhour.example>`, who), '');
    const back = await house.delivered(row.id, reply.id, 'bounced');
    expect(back.mail!.bounced).toEqual([{ address: who, status: '5.1.1', text: 'smtp; 550 user unknown' }]);
    expect(await troubles(row.id)).toEqual([[who, 'hard']]);
    expect((await house.rows()).length).toBe(tickets);
  });

  it('a mail of theirs proves that they are there again', async () => {
    const { who, row, reply } = await sent('又好了');
    await house.postRaw(report(`<${reply.id}@halfhour.example>`, who), '');
    await house.delivered(row.id, reply.id, 'bounced');
    await house.post({ from: who, subject: '新邮件', text: '我又能收信了' });
    await house.ticketOf(who, 2);
    expect(await troubles(row.id)).toEqual([]);
  });

  it.each([
    ['a delay', '4.4.1', 'delayed', 'sent'],
    ['a full mailbox', '5.2.2', 'failed', 'bounced'],
  ])('%s is a soft one', async (_, status, action, state) => {
    const { who, row, reply } = await sent(`软退信 ${action}`);
    await house.postRaw(report(`<${reply.id}@halfhour.example>`, who, status, action), '');
    const detail = await house.grown(row.id, 4);
    expect(detail.messages.find(({ id }) => id === reply.id)!.delivery!.state).toBe(state);
    expect(await troubles(row.id)).toEqual([[who, 'soft']]);
  });

  it('names which of several recipients it was', async () => {
    const other = someone();
    const { row, reply } = await sent('两个人', { cc: [other] });
    await house.postRaw(report(`<${reply.id}@halfhour.example>`, other), '');
    expect((await house.delivered(row.id, reply.id, 'bounced')).mail!.bounced.map(({ address }) => address)).toEqual([
      other,
    ]);
  });

  it('says nothing about a stranger, whatever it claims', async () => {
    const { row, reply } = await sent('冒充');
    await house.postRaw(report(`<${reply.id}@halfhour.example>`, 'victim@bank.example'), '');
    const detail = await house.grown(row.id, 4);
    expect(detail.messages.find(({ id }) => id === reply.id)!.delivery!.state).toBe('sent');
    expect(
      (await house.desk.sql.query(`select 1 from mail_trouble where address = 'victim@bank.example'`)).rows,
    ).toEqual([]);
  });

  it('joins its ticket even when that is closed', async () => {
    const { who, row, reply } = await sent('关了');
    await house.agent.put(`/tickets/${row.id}/status`, { status: 'closed', reason: '办完' });
    const tickets = (await house.rows()).length;
    await house.postRaw(report(`<${reply.id}@halfhour.example>`, who), '');
    await house.delivered(row.id, reply.id, 'bounced');
    expect((await house.rows()).length).toBe(tickets);
    expect((await house.detail(row.id)).row).toMatchObject({ status: 'closed', window: null });
  });
});
