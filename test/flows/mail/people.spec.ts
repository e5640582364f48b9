import { randomUUID } from 'node:crypto';
import type { AnswerStart, TicketDetail, TicketRow } from '#contract';
import { eventually } from '../../support/desk';
import { MailDesk, rawMail, SERVICE } from './mail-desk';

const SALES = 'sales@halfhour.example';
const ALIAS = 'offers@halfhour.example';
const someone = (name = 'p') => `${name}-${randomUUID().slice(0, 8)}@mail.example`;

describe('the people on a mail', () => {
  let house: MailDesk;

  beforeAll(async () => {
    house = await MailDesk.open();
    await house.addInbox(SALES, { aliases: [ALIAS] });
  });
  afterAll(() => house.close());

  const start = async (id: string): Promise<AnswerStart> =>
    (await house.agent.get(`/tickets/${id}/answer-start`)).body as AnswerStart;
  const answer = (id: string, mail?: object, text = '好的') =>
    house.agent.post(`/tickets/${id}/replies`, { clientId: randomUUID(), text, seenSeq: 99, ...(mail && { mail }) });

  it('are kept, proposed and answered, and our own addresses never are', async () => {
    const [who, colleague, boss] = [someone(), someone('c'), someone('b')];
    await house.post({
      from: who,
      to: [SERVICE, 'service+vip@halfhour.example', colleague],
      cc: [boss, SALES],
      subject: '两个人的事',
      text: '请回复我们大家',
    });
    const row = await house.ticketOf(who);
    const proposed = await start(row.id);
    expect(proposed.one).toEqual({ to: [who], cc: [], bcc: [] });
    expect(proposed.all).toEqual({ to: [who], cc: [colleague, boss], bcc: [] });
    expect((await answer(row.id)).status).toBe(201);
    const [mail] = await eventually(
      () => house.sink.to(colleague),
      (found) => found.length > 0,
    );
    expect([...mail!.rcptTo].sort()).toEqual([who, colleague, boss].sort());
    expect(mail!.header('to')).toContain(who);
    expect(mail!.header('cc')).toContain(boss);
    expect(mail!.raw).not.toContain('service+vip');
  });

  it('stay in one ticket when another of them answers, each under their own name', async () => {
    const [who, colleague] = [someone(), someone('c')];
    await house.post({ from: who, to: [SERVICE, colleague], subject: '一起', text: '在吗' });
    const row = await house.ticketOf(who);
    const reply = await house.reply(row.id, '在的');
    const [mail] = await eventually(
      () => house.sink.to(colleague),
      (found) => found.length > 0,
    );
    await house.post({
      from: `赵工 <${colleague}>`,
      subject: 'Re: 一起',
      text: '我来补充',
      inReplyTo: mail!.messageId,
    });
    const detail = await house.grown(row.id, 4);
    expect(detail.messages.at(-1)).toMatchObject({ kind: 'inbound', author: { name: '赵工' }, text: '我来补充' });
    expect(detail.messages.at(-1)!.author.id).not.toBe(detail.row.contactId);
    expect(detail.messages.find(({ id }) => id === reply.id)!.mail!.cc).toEqual([colleague]);
    expect((await house.rows()).filter(({ subject }) => subject?.includes('一起'))).toHaveLength(1);
    expect((await start(row.id)).one.to).toEqual([colleague]);
  });

  it('in blind copy are told nothing of each other', async () => {
    const [who, hidden] = [someone(), someone('h')];
    await house.post({ from: who, subject: '密送', text: '问题' });
    const row = await house.ticketOf(who);
    expect((await answer(row.id, { to: [who], cc: [], bcc: [hidden] })).status).toBe(201);
    const [mail] = await eventually(
      () => house.sink.to(hidden),
      (found) => found.length > 0,
    );
    expect(mail!.raw).not.toContain(hidden);
    expect(mail!.rcptTo).toEqual([who, hidden]);
  });

  it.each([
    ['recipient_own', { to: [SERVICE] }],
    ['recipient_own', { to: ['a@x.example'], cc: ['Offers+1@halfhour.example'] }],
    ['recipient_required', { to: [] }],
    ['recipient_invalid', { to: ['a@x.example\r\nBcc: evil@x.example'] }],
  ])('refuses with %s: %j', async (code, mail) => {
    const who = someone();
    await house.post({ from: who, subject: code, text: '问题' });
    const row = await house.ticketOf(who);
    const refused = await answer(row.id, mail);
    expect([refused.status, refused.body.code]).toEqual([400, code]);
    expect((await house.detail(row.id)).messages.filter(({ kind }) => kind === 'reply')).toEqual([]);
  });

  it('who is new on an answer gets nothing of what was written before', async () => {
    const [who, stranger] = [someone(), someone('s')];
    await house.post({ from: who, subject: '隐私', text: '我的身份证号是 310104199001011234' });
    const row = await house.ticketOf(who);
    await answer(row.id, { to: [who], cc: [stranger] }, '收到');
    const [copied] = await eventually(
      () => house.sink.to(stranger),
      (found) => found.length > 0,
    );
    expect(copied!.raw).not.toContain('310104199001011234');
    expect(copied!.text).not.toContain('身份证');
  });

  it.each([
    ['inside its own domain', 'orders@mail.example', true],
    ['never to a stranger by itself', 'wang@elsewhere.example', false],
  ])('a Reply-To is followed %s', async (_, wish, followed) => {
    const who = someone();
    await house.post({ from: who, replyTo: wish, subject: '回复到别处', text: '请回复到那里' });
    const row = await house.ticketOf(who);
    const proposed = await start(row.id);
    expect(proposed.replyTo).toEqual({ address: wish, followed });
    expect(proposed.all.to).toEqual([followed ? wish : who]);
  });

  describe('with several addresses of ours', () => {
    it('make one ticket in the inbox that stands first, and one greeting', async () => {
      const who = someone();
      const messageId = `<${randomUUID()}@mail.example>`;
      const raw = rawMail(
        { From: who, To: `${SALES}, ${SERVICE}`, Subject: '=?utf-8?B?5LiA5aSE?=', 'Message-ID': messageId },
        '发给你们两边',
      );
      await house.postRaw(raw, who, SERVICE);
      await house.postRaw(raw, who, SALES);
      await house.settled();
      const row = await house.ticketOf(who);
      const detail = await house.detail(row.id);
      const inboxes = await house.inboxNames();
      expect(inboxes.get(row.inboxId)).toContain(SALES);
      expect(detail.messages[0]!.mail!.otherInboxIds.map((id) => inboxes.get(id))).toEqual([`邮箱 ${SERVICE}`]);
      await eventually(
        () => house.sink.to(who),
        (mails) => mails.length > 0,
      );
      expect(house.sink.to(who)).toHaveLength(1);
    });

    it('are answered under the address that was written to', async () => {
      const who = someone();
      await house.post({ from: who, to: 'offers+autumn@halfhour.example', subject: '优惠', text: '还有吗' });
      const row = await house.ticketOf(who);
      await answer(row.id, undefined, '还有的');
      const mails = await eventually(
        () => house.sink.to(who),
        (found) => found.some(({ text }) => text?.includes('还有的')),
      );
      const letter = mails.find(({ text }) => text?.includes('还有的'))!;
      expect(letter.from?.address).toBe(ALIAS);
      expect(letter.header('reply-to')).toMatch(/^offers\+[\w-]+@halfhour\.example$/);
    });
  });

  describe('when a colleague passes a mail on', () => {
    const forward = (from: string, to = SERVICE) => ({
      from,
      to,
      subject: 'Fwd: 洗衣机漏水',
      text: '请处理\n\n---------- Forwarded message ---------\nFrom: 周女士 <zhou@customer.example>\nDate: Mon, 23 Nov 2026\nSubject: 洗衣机漏水\nTo: boss@halfhour.example\n\n漏得厉害\n',
    });
    const colleague = 'agent1@desk.test';
    const ticketBy = async (subject: string, name: string): Promise<TicketDetail> =>
      eventually(
        async () =>
          (await house.details()).filter(({ row }) => row.subject === subject && row.contactName === name).at(-1)!,
        (found) => found !== undefined,
      );

    it('opens the ticket of who wrote it, and one click makes it the colleague’s', async () => {
      await house.post(forward(`李敏 <${colleague}>`));
      const detail = await ticketBy('Fwd: 洗衣机漏水', '周女士');
      expect(detail.messages[0]!.mail).toMatchObject({
        from: 'zhou@customer.example',
        forwardedBy: { email: colleague },
      });
      expect(await start(detail.row.id)).toMatchObject({ all: { to: ['zhou@customer.example'], cc: [colleague] } });
      const undone = await house.agent.post(`/tickets/${detail.row.id}/for-forwarder`);
      expect([undone.status, undone.body.row.contactName]).toEqual([200, '李敏']);
      const after = await house.detail(detail.row.id);
      expect(after).toMatchObject({
        contact: { email: colleague },
        messages: [{ author: { name: '李敏' }, mail: { forwardedBy: null } }, {}],
      });
      expect((await house.agent.post(`/tickets/${detail.row.id}/for-forwarder`)).status).toBe(404);
    });

    it('a stranger can pass nothing on', async () => {
      const stranger = someone('x');
      await house.post(forward(`陌生人 <${stranger}>`));
      const row = await house.ticketOf(stranger);
      expect((await house.detail(row.id)).messages[0]!.mail!.forwardedBy).toBeNull();
    });

    it('neither can a sender whom our own mail server denies', async () => {
      await house.addInbox('trust@halfhour.example', { trustedHost: 'mx.halfhour.example' });
      const mail = forward(`李敏 <${colleague}>`, 'trust@halfhour.example');
      await house.post({
        ...mail,
        subject: 'Fwd: 冒充',
        headers: { 'Authentication-Results': 'mx.halfhour.example; spf=softfail; dkim=none; dmarc=fail' },
      });
      await house.settled();
      const { rows } = (await house.agent.get('/tickets?view=spam')).body as { rows: TicketRow[] };
      const detail = await house.detail(rows.find(({ subject }) => subject === 'Fwd: 冒充')!.id);
      expect(detail.messages[0]!.mail!.forwardedBy).toBeNull();
    });
  });
});
