import type { Callback, DayEnd, DeskBoard, PartView, TicketList, TicketRow } from '#contract';
import { type AgentClient, type Desk, eventually, openDesk, type VisitorClient } from '../support/desk';

/** 「三個人就夠」 (DOMAIN H24): everything a desk has to do in a day, done by a lead and two agents. */
describe('a desk of three people', () => {
  let desk: Desk;
  let [lead, first, second]: AgentClient[] = [];
  let acts = 0;
  const clientId = (): string => `three-${String((acts += 1)).padStart(4, '0')}`;
  const visitors = new Map<string, VisitorClient>();

  beforeAll(async () => {
    desk = await openDesk();
    lead = await desk.agent({ role: 'team_lead', name: '班长', status: 'offline' });
    first = await desk.agent({ name: '小张', capacity: 2 });
    second = await desk.agent({ name: '小李', capacity: 2 });
    const memberIds = [lead, first, second].map(({ id }) => id);
    await desk.admin.patch(`/admin/teams/${desk.teamId}`, { memberIds, leadIds: [lead.id] });
  });
  afterAll(() => desk.close());

  const rows = async (): Promise<TicketRow[]> =>
    ((await lead!.get('/tickets?view=all&limit=50')).body as TicketList).rows;
  async function asks(words: string): Promise<void> {
    const visitor = await desk.visitor();
    await visitor.say(words);
    visitors.set(words, visitor);
  }
  const about = async (words: string): Promise<TicketRow> =>
    (await rows()).find(({ lastMessage }) => lastMessage?.preview === words)!;
  const holderOf = (row: TicketRow): AgentClient => [lead!, first!, second!].find(({ id }) => id === row.holderId)!;

  it('shares the morning’s queue, and what is too much for two waits in sight of the third', async () => {
    for (const words of ['空调不制冷', '洗衣机漏水', '冰箱异响', '电视黑屏', '热水器不出水']) await asks(words);
    const held = await eventually(rows, (seen) => seen.filter(({ holderId }) => holderId !== null).length === 4);
    const shares = [first!, second!].map(({ id }) => held.filter(({ holderId }) => holderId === id).length);
    expect(shares).toEqual([2, 2]);
    const [left] = ((await lead!.get('/tickets?view=unassigned')).body as TicketList).rows;
    expect((await lead!.post(`/tickets/${left!.id}/claim`)).body.outcome).toBe('claimed');
    for (const { id } of await rows()) {
      const { holderId, lastSeq } = (await lead!.get(`/tickets/${id}/row`)).body.row as TicketRow;
      const by = [lead!, first!, second!].find((one) => one.id === holderId)!;
      const words = {
        clientId: clientId(),
        text: '您好，我是 8002 号，马上为您处理。',
        seenSeq: lastSeq,
        then: 'open',
      };
      expect((await by.post(`/tickets/${id}/replies`, words)).status).toBe(201);
    }
    expect((await rows()).every(({ window }) => window === null)).toBe(true);
  });

  it('keeps slots, parts and callbacks of the day', async () => {
    const [visit, part] = (await rows()).filter(({ holderId }) => holderId === first!.id);
    const agreed = { who: 'self', name: '王女士', channel: 'phone', number: '13800138000' };
    const slot = { date: '2026-11-24', from: '10:00', to: '11:00' };
    const made = await first!.post(`/tickets/${visit!.id}/promises`, {
      clientId: clientId(),
      kind: 'visit',
      slot,
      agreed,
    });
    expect(made.status).toBe(201);
    const asked = (await first!.post(`/tickets/${part!.id}/parts`, { clientId: clientId(), name: '水阀' }))
      .body as PartView;
    const here = (await second!.post(`/parts/${asked.id}/arrive`, { clientId: clientId(), version: 1 }))
      .body as PartView;
    const fitted = await first!.post(`/parts/${asked.id}/fit`, { clientId: clientId(), version: here.version });
    expect(fitted.body.state).toBe('fitted');
    const dueAt = new Date(desk.clock.now().getTime() + 600_000).toISOString();
    const call = { clientId: clientId(), ticketId: part!.id, contactId: part!.contactId, agentId: second!.id, dueAt };
    const callback = (await lead!.post('/callbacks', call)).body as Callback;
    const said = { version: callback.version, result: 'satisfied', feedback: '修好了，很满意' };
    expect((await second!.post(`/callbacks/${callback.id}/complete`, said)).status).toBe(200);
    const board = (await second!.get('/desk-board')).body as DeskBoard;
    expect([board.visits.total, board.parts.total]).toEqual([1, 0]);
  });

  it('judges, hands over and covers for each other', async () => {
    const own = (await rows()).find(({ holderId }) => holderId === first!.id)!;
    expect((await first!.post(`/tickets/${own.id}/transfer`, { toAgentId: second!.id, reason: '换班' })).status).toBe(
      200,
    );
    const proposal = { clientId: clientId(), rule: 'cold_voice', agentId: first!.id, ticketId: own.id, note: '叹气' };
    const proposed = (await lead!.post('/violations', proposal)).body as { id: string; version: number };
    const judged = await desk.admin.post(`/violations/${proposed.id}/confirm`, { version: proposed.version });
    expect(judged.status).toBe(200);
    await first!.put('/session/status', { status: 'offline' });
    await asks('微波炉不转');
    const late = await eventually(
      () => about('微波炉不转'),
      (row) => row !== undefined,
    );
    expect((await second!.post(`/tickets/${late.id}/claim`)).body.outcome).toMatch(/claimed/);
  });

  it('ends the day: everything answered or named, each has said so, and the lead signs', async () => {
    const late = await about('微波炉不转');
    const words = { clientId: clientId(), text: '您好，我是 8003 号，明天上午给您回电。', seenSeq: late.lastSeq };
    expect((await holderOf(late).post(`/tickets/${late.id}/replies`, words)).status).toBe(201);
    for (const who of [lead!, first!, second!])
      expect((await who.post('/day-checks/confirm', { clientId: clientId(), note: '' })).body.confirmedAt).toBeTruthy();
    const today = (await lead!.get('/day-end')).body as DayEnd;
    const chat = today.inboxes.find(({ received }) => received > 0)!;
    expect([chat.received, chat.tickets, chat.difference, chat.outcomes.unanswered]).toEqual([6, 6, 0, 0]);
    const signed = (await lead!.post(`/day-end/${today.day}/sign`, { clientId: clientId() })).body as DayEnd;
    expect(signed.closes).toMatchObject([{ byId: lead!.id, received: 6 }]);
    expect(visitors.size).toBe(6);
  });
});
