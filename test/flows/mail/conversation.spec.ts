import { randomUUID } from 'node:crypto';
import { eventually } from '../../support/desk';
import { GREETING, MailDesk, SERVICE } from './mail-desk';

describe('a conversation by mail', () => {
  let house: MailDesk;

  beforeAll(async () => {
    house = await MailDesk.open();
  });
  afterAll(() => house.close());

  /** A contact of its own per test: one mail, one ticket. */
  async function asked(subject = '发票开错了') {
    const who = `${randomUUID().slice(0, 8)}@mail.example`;
    const messageId = `<${randomUUID()}@mail.example>`;
    await house.post({ from: `王芳 <${who}>`, subject, text: '你们好，发票抬头错了。', messageId });
    return { who, messageId, row: await house.ticketOf(who) };
  }

  it('becomes a ticket with its subject, its sender, a running window and a greeting on its way', async () => {
    const { who, row } = await asked();
    const detail = await house.detail(row.id);
    expect(row).toMatchObject({ subject: '发票开错了', contactName: '王芳', channel: 'email', status: 'open' });
    expect(row.window).not.toBeNull();
    expect(detail.messages.map(({ kind, text }) => [kind, text.trim()])).toEqual([
      ['inbound', '你们好，发票抬头错了。'],
      ['greeting', GREETING],
    ]);
    const [mail] = await eventually(
      () => house.sink.to(who),
      (mails) => mails.length === 1,
    );
    expect(mail!.header('auto-submitted')).toBe('auto-replied');
    await house.delivered(row.id, detail.messages[1]!.id, 'sent');
  });

  it('answers in the thread: stable Message-ID, In-Reply-To, References and a way back with a token', async () => {
    const { who, messageId, row } = await asked();
    const reply = await house.reply(row.id, '已为您重开。');
    await house.delivered(row.id, reply.id, 'sent');
    const mail = house.sink.to(who).find(({ text }) => text?.includes('已为您重开'))!;
    expect(mail.header('message-id')).toBe(`<${reply.id}@halfhour.example>`);
    expect(mail.header('references')!.split(/\s+/)[0]).toBe(messageId);
    expect(mail.header('references')!.split(/\s+/)).toContain(mail.header('in-reply-to'));
    expect(mail.header('reply-to')).toContain(`service+t${row.number}-`);
    expect(mail.header('auto-submitted')).toBeNull();
    expect(mail.subject).toBe('Re: 发票开错了');
  });

  it('takes an answer by its References into the ticket and reopens it when it was resolved', async () => {
    const { who, row } = await asked();
    const reply = await house.reply(row.id, '已解决，请查收。', 'resolved');
    expect((await house.detail(row.id)).row.status).toBe('resolved');
    await house.post({
      from: who,
      subject: '完全不同的标题',
      text: '还是不对',
      references: `<${reply.id}@halfhour.example>`,
    });
    const detail = await house.grown(row.id, 4);
    expect(detail.row.status).toBe('open');
    expect(detail.row.window).not.toBeNull();
    expect(detail.messages[3]).toMatchObject({ kind: 'inbound' });
    expect(await house.ticketOf(who)).toMatchObject({ id: row.id });
  });

  it('takes an answer by its token address alone, without any header of the thread', async () => {
    const { who, row } = await asked();
    await house.reply(row.id, '请问是哪一张？', 'resolved');
    const [, mail] = await eventually(
      () => house.sink.to(who),
      (mails) => mails.length === 2,
    );
    await house.post({ from: who, to: mail!.replyTo![0]!.address, subject: '第二张', text: '第二张发票' });
    const detail = await house.grown(row.id, 4);
    expect(detail.row.status).toBe('open');
    expect(detail.messages[3]!.text.trim()).toBe('第二张发票');
  });

  it('never joins by a subject, and a forged token opens a ticket of its own', async () => {
    const { who, row } = await asked('同一个标题');
    await house.post({ from: who, subject: 'Re: 同一个标题', text: '另一件事' });
    await house.post({
      from: who,
      to: `service+t${row.number}-0123456789ab@halfhour.example`,
      subject: 'Re: 同一个标题',
      text: '伪造的令牌',
    });
    await house.ticketOf(who, 3);
    expect((await house.detail(row.id)).messages).toHaveLength(2);
  });

  it('continues a closed ticket with a new one that names it', async () => {
    const { who, messageId, row } = await asked();
    await house.reply(row.id, '好的');
    await house.agent.put(`/tickets/${row.id}/status`, { status: 'closed' });
    await house.post({ from: who, subject: 'Re: 发票', text: '又来了', inReplyTo: messageId });
    const rows = await eventually(
      async () => (await house.rows()).filter(({ contactId }) => contactId === row.contactId),
      (found) => found.length === 2,
    );
    const next = await house.detail(rows.find(({ id }) => id !== row.id)!.id);
    expect(next.history.find(({ type }) => type === 'ticket.opened')!.payload).toMatchObject({
      continuesTicketId: row.id,
    });
  });

  it('keeps an exact resend once, and the same Message-ID over other words as a message of its own', async () => {
    const { who, messageId, row } = await asked();
    const mail = { from: `王芳 <${who}>`, subject: '发票开错了', messageId, date: new Date(0) };
    const again = { ...mail, text: '催一下', inReplyTo: messageId };
    await house.post({ ...again, messageId: `<two.${messageId.slice(1)}` });
    await house.grown(row.id, 3);
    await house.post({ ...again, messageId: `<two.${messageId.slice(1)}` });
    await house.post({ ...again, text: '换了内容' });
    const detail = await house.grown(row.id, 4);
    await house.settled();
    expect((await house.detail(row.id)).messages.map(({ kind, text }) => [kind, text.trim()])).toEqual(
      detail.messages.map(({ kind, text }) => [kind, text.trim()]),
    );
    expect(detail.messages.map(({ text }) => text.trim())).toEqual([
      '你们好，发票抬头错了。',
      GREETING,
      '催一下',
      '换了内容',
    ]);
    expect(await house.ticketOf(who)).toMatchObject({ id: row.id });
  });

  it('keeps one mail to two of our addresses as one ticket with one greeting', async () => {
    await house.addInbox('sales@halfhour.example');
    const who = 'both@mail.example';
    await house.post({ from: who, to: [SERVICE, 'sales@halfhour.example'], subject: '两个邮箱', text: '群发' });
    const row = await house.ticketOf(who);
    await house.settled();
    await house.delivered(row.id, (await house.detail(row.id)).messages[1]!.id, 'sent');
    expect(await house.ticketOf(who)).toMatchObject({ id: row.id });
    expect((await house.detail(row.id)).messages).toHaveLength(2);
    expect(house.sink.to(who)).toHaveLength(1);
    const receipts = await house.desk.sql.query(`select ticket_id from receipt where ticket_id = $1`, [row.id]);
    expect(receipts.rows).toHaveLength(2);
  });
});
