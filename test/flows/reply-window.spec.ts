import type { TicketDetail, TicketRow } from '#contract';
import { type AgentClient, type Desk, eventually, openDesk } from '../support/desk';

describe('the reply window (law 7, DOMAIN W1, W13)', () => {
  let desk: Desk;
  let agent: AgentClient;

  beforeAll(async () => {
    desk = await openDesk();
    agent = await desk.agent({ name: '李敏' });
  });
  afterAll(() => desk.close());

  async function askedTicket(text = '退款什么时候到账？'): Promise<TicketRow> {
    const visitor = await desk.visitor();
    await visitor.say(text);
    return eventually(
      async () =>
        ((await agent.get('/tickets?view=mine')).body.rows as TicketRow[]).find(
          (row) => row.contactId && row.lastMessage?.preview === text && row.window,
        ),
      (row) => row !== undefined,
    ) as Promise<TicketRow>;
  }
  const detail = async (id: string): Promise<TicketDetail> => (await agent.get(`/tickets/${id}`)).body as TicketDetail;
  const types = async (id: string): Promise<string[]> => (await detail(id)).history.map(({ type }) => type);

  it('opens at the first contact message, and more messages do not restart it', async () => {
    const visitor = await desk.visitor();
    await visitor.say('在吗，第一句');
    desk.clock.advance(60);
    await visitor.say('在吗，第二句');
    const { rows } = (await agent.get('/tickets?view=all')).body as { rows: TicketRow[] };
    const row = rows.find(({ lastMessage }) => lastMessage?.preview === '在吗，第二句')!;
    expect(Date.parse(row.window!.dueAt) - Date.parse(row.window!.openedAt)).toBe(30 * 60_000);
    expect(Date.parse(row.lastMessage!.at) - Date.parse(row.window!.openedAt)).toBeGreaterThanOrEqual(60_000);
  });

  it('is kept by a reply at 29:59 and closes with the working seconds', async () => {
    const row = await askedTicket('29:59 的问题');
    desk.clock.advance(29 * 60 + 58);
    const answer = await agent.post(`/tickets/${row.id}/replies`, {
      clientId: 'kept-0001',
      text: '您好，今天到账',
      seenSeq: row.lastSeq,
    });
    expect(answer.status).toBe(201);
    const [window] = (await detail(row.id)).windows;
    expect(window).toMatchObject({ breachedAt: null, answeredById: agent.id, first: true });
    expect(window!.workingSeconds).toBeGreaterThanOrEqual(29 * 60 + 58);
    expect(window!.workingSeconds).toBeLessThan(30 * 60);
  });

  it('reminds at 20 minutes, tells the team lead at 25 and is breached at 30, each once', async () => {
    const row = await askedTicket('没人理的问题');
    for (const [seconds, type] of [
      [20 * 60, 'reply_window.reminded'],
      [5 * 60, 'reply_window.lead_told'],
      [5 * 60, 'reply_window.breached'],
    ] as const) {
      desk.clock.advance(seconds);
      await eventually(
        () => types(row.id),
        (seen) => seen.includes(type),
      );
    }
    expect((await types(row.id)).filter((type) => type.startsWith('reply_window.'))).toEqual([
      'reply_window.opened',
      'reply_window.reminded',
      'reply_window.lead_told',
      'reply_window.breached',
    ]);
    const [window] = (await detail(row.id)).windows;
    expect(window!.holderAtDeadlineId).toBe(agent.id);
    expect(window!.endedAt).toBeNull();
  });

  it('charges the breach to who held the ticket at the deadline even when the sweep comes late', async () => {
    const row = await askedTicket('转走前就超时了');
    const other = await desk.agent({ name: '张伟', status: 'busy' });
    // The transfer itself meets the passed deadline: nobody swept in between.
    Object.assign(desk.clock, {});
    desk.clock.advance(31 * 60);
    await agent.post(`/tickets/${row.id}/transfer`, { toAgentId: other.id, reason: '他更熟悉' });
    const [window] = (await detail(row.id)).windows;
    expect(window!.holderAtDeadlineId).toBe(agent.id);
  });

  it('asks for a reason when a ticket is transferred after minute 25', async () => {
    const row = await askedTicket('最后五分钟转走');
    const other = await desk.agent({ status: 'busy' });
    desk.clock.advance(26 * 60);
    const refused = await agent.post(`/tickets/${row.id}/transfer`, { toAgentId: other.id });
    expect(refused).toMatchObject({ status: 400, body: { code: 'reason_required' } });
    expect(
      (await agent.post(`/tickets/${row.id}/transfer`, { toAgentId: other.id, reason: '需要他处理' })).status,
    ).toBe(200);
  });

  it('is not touched by notes and greetings', async () => {
    const row = await askedTicket('只写了备注');
    await agent.post(`/tickets/${row.id}/notes`, { clientId: 'note-0001', text: '查一下财务' });
    expect((await detail(row.id)).row.window?.id).toBe(row.window!.id);
  });

  it('ends as excused by "no reply needed", which wants a reason', async () => {
    const row = await askedTicket('好的谢谢再见');
    expect((await agent.post(`/tickets/${row.id}/no-reply-needed`, { reason: '' })).body.code).toBe('invalid_input');
    await agent.post(`/tickets/${row.id}/no-reply-needed`, { reason: '客户只是道谢' });
    const [window] = (await detail(row.id)).windows;
    expect(window).toMatchObject({ excuse: '客户只是道谢', answeredAt: null });
    expect(window!.excusedAt).not.toBeNull();
  });

  it('refuses to resolve a waiting ticket without a reason', async () => {
    const row = await askedTicket('直接解决');
    expect((await agent.put(`/tickets/${row.id}/status`, { status: 'resolved' })).body.code).toBe('reason_required');
    expect(
      (await agent.put(`/tickets/${row.id}/status`, { status: 'resolved', reason: '重复咨询' })).body.row.status,
    ).toBe('resolved');
  });

  it('counts working time only: asked at 17:50, due the next morning at 9:20', async () => {
    const evening = await openDesk({}, new Date('2026-11-23T09:50:00.000Z'));
    try {
      const visitor = await evening.visitor();
      await visitor.say('快下班了');
      const { rows } = (await evening.admin.get('/tickets?view=all')).body as { rows: TicketRow[] };
      expect(rows[0]!.window!.dueAt.slice(0, 16)).toBe('2026-11-24T01:20');
      expect(rows[0]!.window!.segments).toHaveLength(2);
    } finally {
      await evening.close();
    }
  });
});
