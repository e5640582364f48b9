import type { FigureKey, Figures, TicketDetail, TicketList } from '#contract';
import { type AgentClient, type Desk, eventually, openDesk } from '../support/desk';

describe('problem items', () => {
  let desk: Desk;
  let agent: AgentClient;
  let acts = 0;

  beforeAll(async () => {
    desk = await openDesk();
    agent = await desk.agent({ capacity: 200 });
  });
  afterAll(() => desk.close());

  async function ok<T>(answer: Promise<{ status: number; body: T }>): Promise<T> {
    const { status, body } = await answer;
    if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body;
  }
  async function ticket(): Promise<string> {
    const words = `包裹没有到 ${(acts += 1)}`;
    await (await desk.visitor()).say(words);
    const mine = async () => ((await agent.get('/tickets?view=mine&limit=200')).body as TicketList).rows;
    const own = (rows: TicketList['rows']) => rows.find(({ lastMessage }) => lastMessage?.preview === words);
    return own(await eventually(mine, (rows) => own(rows) !== undefined))!.id;
  }
  async function served(id: string, serviceType: string): Promise<void> {
    const { service } = (await agent.get(`/tickets/${id}`)).body as TicketDetail;
    const facts = { serviceType };
    const body = { clientId: `problem-${(acts += 1)}`, version: service.version, facts };
    await ok(agent.put(`/tickets/${id}/service`, body));
  }
  const becomes = (id: string, status: string, reason: string | null) =>
    ok(agent.put(`/tickets/${id}/status`, { status, ...(reason && { reason }) }));
  async function counts(): Promise<(number | null)[]> {
    const day = desk.clock.now().toISOString().slice(0, 10);
    const year = day.slice(0, 4);
    const { rows } = (await ok(
      agent.get(`/figures?from=${year}-01-01&to=${year}-12-31&step=month&by=agent&agentId=${agent.id}`),
    )) as Figures;
    const sum = (key: FigureKey) => rows.reduce((all, { cells }) => all + (cells[key].value ?? 0), 0);
    return [sum('problems_out'), sum('problems_in')];
  }

  it('are counted out and in for who resolved them, by the last word on the ticket (W7)', async () => {
    const [out, into, repair] = [await ticket(), await ticket(), await ticket()];
    await served(out, 'problem_out');
    await served(into, 'problem_in');
    await served(repair, 'repair');
    expect(await counts()).toEqual([0, 0]);
    for (const id of [out, into, repair]) await becomes(id, 'resolved', '找到了');
    expect(await counts()).toEqual([1, 1]);
    await served(repair, 'problem_out');
    expect(await counts()).toEqual([2, 1]);
    await becomes(into, 'open', null);
    expect(await counts()).toEqual([2, 0]);
  });
});
