import { randomUUID } from 'node:crypto';
import type { BlockRuleView, TicketRow } from '#contract';
import { MailDesk } from './mail-desk';

const TRUSTED = 'trusting@halfhour.example';

describe('spam', () => {
  let house: MailDesk;

  beforeAll(async () => {
    house = await MailDesk.open();
    await house.addInbox(TRUSTED, { trustedHost: 'mx.halfhour.example' });
  });
  afterAll(() => house.close());

  const sender = (domain = 'ads.example') => `${randomUUID().slice(0, 8)}@${domain}`;
  const spamRows = async (): Promise<TicketRow[]> => (await house.agent.get('/tickets?view=spam&limit=200')).body.rows;
  const arrived = async (subject: string): Promise<TicketRow | undefined> => {
    await house.settled();
    return [...(await house.rows()), ...(await spamRows())].find((row) => row.subject === subject);
  };
  const mark = (id: string, block = 'address') => house.agent.post(`/tickets/${id}/spam`, { block });
  const rules = async (): Promise<BlockRuleView[]> => (await house.desk.admin.get('/admin/block-rules')).body.rows;

  it.each([
    ['flagged', { 'X-Spam-Flag': 'YES' }],
    ['dmarc_failed', { 'Authentication-Results': 'mx.halfhour.example; dmarc=fail' }],
    ['sender_forged', { 'Authentication-Results': 'mx.halfhour.example; spf=fail; dkim=none' }],
  ])('%s opens no window and greets nobody', async (reason, headers) => {
    const who = sender();
    await house.post({ from: who, to: TRUSTED, subject: reason, text: '中奖了', headers });
    const row = (await arrived(reason))!;
    expect(row).toMatchObject({ status: 'spam', window: null, holderId: null });
    const detail = await house.detail(row.id);
    expect(detail.messages.map(({ kind, mail }) => [kind, mail!.spam])).toEqual([['inbound', { reason }]]);
    expect((await house.desk.sql.query('select 1 from delivery where ticket_id = $1', [row.id])).rows).toEqual([]);
  });

  it('no stranger’s line about the sender is believed', async () => {
    await house.post({
      from: sender(),
      to: TRUSTED,
      subject: '别人的话',
      text: '你好',
      headers: { 'Authentication-Results': 'mx.evil.example; dmarc=fail' },
    });
    expect((await arrived('别人的话'))!.status).toBe('open');
  });

  it('marked by an agent leaves the queue, ends the clock and teaches the list', async () => {
    const who = sender();
    await house.post({ from: who, subject: '推广一', text: '买点什么' });
    const row = await house.ticketOf(who);
    expect((await mark(row.id)).body.row).toMatchObject({ status: 'spam', window: null });
    expect((await house.rows()).map(({ id }) => id)).not.toContain(row.id);
    expect((await spamRows()).map(({ id }) => id)).toContain(row.id);
    expect((await rules())[0]).toMatchObject({ kind: 'address', value: who, byName: '李敏' });
    await house.post({ from: who, subject: '推广二', text: '再买点' });
    const second = (await arrived('推广二'))!;
    expect((await house.detail(second.id)).messages[0]!.mail!.spam).toMatchObject({
      reason: 'blocked_address',
      value: who,
    });
    expect((await rules()).find(({ value }) => value === who)!.hits).toBe(1);
  });

  it('brought back counts from its arrival and unblocks the sender', async () => {
    const who = sender();
    await house.post({ from: who, subject: '误判', text: '我是老客户' });
    const row = await house.ticketOf(who);
    await mark(row.id);
    house.desk.clock.advance(10 * 60);
    const back = await house.agent.post(`/tickets/${row.id}/not-spam`, {});
    expect(back.body.row).toMatchObject({
      status: 'open',
      window: { openedAt: row.window!.openedAt, dueAt: row.window!.dueAt },
    });
    expect((await rules()).map(({ value }) => value)).not.toContain(who);
    await house.post({ from: who, subject: '再来信', text: '谢谢' });
    expect((await arrived('再来信'))!.status).toBe('open');
  });

  it('a whole domain may be blocked, but never one where everybody has a mailbox', async () => {
    const who = sender('spammers.example');
    await house.post({ from: who, subject: '域名', text: '推广' });
    expect((await mark((await house.ticketOf(who)).id, 'domain')).status).toBe(200);
    await house.post({ from: sender('eu.spammers.example'), subject: '同一家', text: '推广' });
    expect((await arrived('同一家'))!.status).toBe('spam');
    const free = sender('qq.com');
    await house.post({ from: free, subject: '公共邮箱', text: '推广' });
    const refused = await mark((await house.ticketOf(free)).id, 'domain');
    expect([refused.status, refused.body.fields[0]]).toEqual([400, { path: 'block', rule: 'free_mail' }]);
    expect((await house.ticketOf(free)).status).toBe('open');
  });

  it('joins what it answers: a running conversation is never taken for spam', async () => {
    const who = sender('friend.example');
    await house.post({ from: who, subject: '正事', text: '在吗' });
    const row = await house.ticketOf(who);
    const reply = await house.reply(row.id, '在');
    await house.post({
      from: who,
      subject: 'Re: 正事',
      text: '好',
      inReplyTo: `<${reply.id}@halfhour.example>`,
      headers: { 'X-Spam-Flag': 'YES' },
    });
    expect((await house.grown(row.id, 4)).row.status).toBe('open');
  });

  it('is neither answered nor moved by other verbs', async () => {
    const who = sender();
    await house.post({ from: who, subject: '锁住', text: '推广' });
    const row = await house.ticketOf(who);
    await mark(row.id, 'none');
    const reply = await house.agent.post(`/tickets/${row.id}/replies`, {
      clientId: randomUUID(),
      text: '好',
      seenSeq: 9,
    });
    expect(reply.body.code).toBe('ticket_is_spam');
    expect((await house.agent.put(`/tickets/${row.id}/status`, { status: 'open' })).body.code).toBe('ticket_is_spam');
    expect((await house.agent.put(`/tickets/${row.id}/status`, { status: 'spam' })).status).toBe(400);
  });

  it('rules are kept by admins, and none may hold for ourselves', async () => {
    const write = (kind: string, value: string) => house.desk.admin.post('/admin/block-rules', { kind, value });
    expect((await write('word', '代开发票')).status).toBe(201);
    expect((await write('word', '代开发票')).body.code).toBe('already_exists');
    expect((await write('address', 'Service+1@halfhour.example')).status).toBe(400);
    expect((await write('domain', 'halfhour.example')).status).toBe(400);
    expect((await write('domain', 'not a domain')).status).toBe(400);
    await house.post({ from: sender('w.example'), subject: '词', text: '专业代开发票' });
    expect((await arrived('词'))!.status).toBe('spam');
    expect((await house.agent.get('/admin/block-rules')).status).toBe(403);
  });

  it('is learned from ten of each kind on', async () => {
    for (let i = 0; i < 10; i++) {
      const [bad, good] = [sender('b.example'), sender('g.example')];
      await house.post({ from: bad, subject: `刷单兼职 ${i}`, text: '日结佣金，手机操作，联系微信' });
      await house.post({ from: good, subject: `洗衣机 ${i}`, text: '洗衣机漏水，请派人上门维修' });
      // What the other cases taught may be enough before the last of these.
      await mark((await arrived(`刷单兼职 ${i}`))!.id, 'none');
      await house.reply((await house.ticketOf(good)).id, '好的');
    }
    await house.post({ from: sender('c.example'), subject: '刷单兼职', text: '日结佣金，手机操作' });
    await house.post({ from: sender('d.example'), subject: '洗衣机又坏了', text: '漏水，请上门维修' });
    expect((await arrived('刷单兼职'))!.status).toBe('spam');
    expect((await arrived('洗衣机又坏了'))!.status).toBe('open');
  });
});
