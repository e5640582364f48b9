import { eventually, type Desk, openDesk } from '../../support/desk';
import { describeWith, type Dovecot, type Postfix, startDovecot, startPostfix } from '../../support/services';
import type { Message, TicketRow } from '#contract';
import { post } from '../mail/mail-desk';
import { ImapFlow } from 'imapflow';
import { ADDRESS, addMailbox, arrived, imapOf, smtpTo } from './mailbox-desk';

const DOOR = 'door@desk.example';

// One agent of the company and one customer, with a mail transfer agent between them as in life.
describeWith('postfix', 'mail through a real mail transfer agent', () => {
  let dovecot: Dovecot;
  let postfix: Postfix;
  let desk: Desk;

  beforeAll(async () => {
    dovecot = await startDovecot();
    desk = await openDesk();
    const lmtp = `lmtp:inet:127.0.0.1:${dovecot.lmtpPort}`;
    postfix = await startPostfix({
      'mail.example': lmtp,
      'halfhour.example': lmtp,
      'desk.example': `smtp:[127.0.0.1]:${desk.smtpPort}`,
    });
    await addMailbox(desk, { imap: imapOf(dovecot), smtp: smtpTo(postfix.port) });
    await addMailbox(desk, { smtp: smtpTo(postfix.port) }, DOOR);
  }, 60_000);
  afterAll(async () => {
    await desk.close();
    await postfix.stop();
    await dovecot.stop();
  });

  /** The customer's own mailbox. */
  async function customerMails(user: string): Promise<string[]> {
    const auth = { user, pass: dovecot.password };
    const client = new ImapFlow({ host: dovecot.host, port: dovecot.port, secure: false, auth, logger: false });
    await client.connect();
    try {
      const { exists } = await client.mailboxOpen('INBOX');
      if (exists === 0) return [];
      return (await client.fetchAll('1:*', { source: true })).map(({ source }) => source!.toString());
    } finally {
      client.close();
    }
  }
  async function ticket(subject: string): Promise<TicketRow> {
    await arrived(desk, subject);
    const { body } = await desk.admin.get('/tickets?view=all&limit=50');
    return (body.rows as TicketRow[]).find((row) => row.subject === subject)!;
  }

  it.each([
    ['a mailbox on the server', ADDRESS],
    ['the desk’s own door', DOOR],
  ])(
    'a customer writes to %s, an agent answers, the customer answers that',
    async (_, address) => {
      const customer = `wang-${address.split('@')[0]}@mail.example`;
      const subject = `保修 ${address}`;
      await post(postfix.port, { from: customer, to: address, subject, text: '还在保修期吗？' });
      const row = await ticket(subject);
      const agent = await desk.agent();
      const said = await agent.post(`/tickets/${row.id}/replies`, {
        clientId: `postfix-${address}`,
        text: '还在，我们来取件。',
        seenSeq: row.lastSeq,
        then: 'waiting',
      });
      const { message } = said.body as { message: Message };
      const got = await eventually(
        () => customerMails(customer),
        (mails) => mails.length >= 1,
        20_000,
      );
      const answer = got.find((raw) => !/^Auto-Submitted/im.test(raw))!;
      expect(answer).toContain('From: ');
      const id = /^Message-ID: (<[^>]+>)/im.exec(answer)![1]!;
      await post(postfix.port, {
        from: customer,
        to: address,
        subject: `Re: ${subject}`,
        inReplyTo: id,
        references: [id],
        text: '好的，谢谢',
      });
      const detail = await eventually(
        async () => (await desk.admin.get(`/tickets/${row.id}`)).body as { messages: Message[] },
        ({ messages }) => messages.some(({ text }) => text.includes('好的，谢谢')),
        20_000,
      );
      expect(detail.messages.find(({ id: one }) => one === message.id)!.delivery).toMatchObject({ state: 'sent' });
      const { body: log } = await agent.get(`/messages/${message.id}/attempts`);
      expect(log.rows).toEqual([
        { startedAt: expect.any(String), endedAt: expect.any(String), outcome: 'sent', error: null },
      ]);
    },
    60_000,
  );

  it('an unknown recipient is refused by the desk’s door and comes back to the sender', async () => {
    const sender = 'lost@mail.example';
    await post(postfix.port, { from: sender, to: 'nobody@desk.example', subject: '谁在', text: '?' });
    const [bounce] = await eventually(
      () => customerMails(sender),
      (mails) => mails.length > 0,
      20_000,
    );
    expect(bounce).toContain('Nobody here has this address');
  }, 40_000);

  it('a mail that the desk can not store is kept by the transfer agent and brought again', async () => {
    await desk.sql.query('alter table receipt rename to receipt_away');
    await post(postfix.port, { from: 'later@mail.example', to: DOOR, subject: '过一会儿', text: '等等' });
    await eventually(postfix.log, (log) => /451.*4\.3\.0|status=deferred/.test(log), 15_000);
    await desk.sql.query('alter table receipt_away rename to receipt');
    await arrived(desk, '过一会儿');
    expect((await desk.sql.query(`select 1 from ticket where subject = '过一会儿'`)).rows).toHaveLength(1);
  }, 60_000);
});
