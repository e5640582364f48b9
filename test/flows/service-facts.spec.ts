import type { TicketDetail, TicketList } from '#contract';
import { type AgentClient, type Desk, eventually, openDesk } from '../support/desk';

describe('what a ticket serves', () => {
  let desk: Desk;
  let agent: AgentClient;
  let ticketId: string;
  let acts = 0;

  beforeAll(async () => {
    desk = await openDesk();
    agent = await desk.agent({ capacity: 50 });
  });
  afterAll(() => desk.close());
  beforeEach(async () => {
    const words = `洗衣机漏水 ${(acts += 1)}`;
    await (await desk.visitor()).say(words);
    const mine = async () => ((await agent.get('/tickets?view=mine')).body as TicketList).rows;
    const own = (rows: TicketList['rows']) => rows.find(({ lastMessage }) => lastMessage?.preview === words);
    ticketId = own(await eventually(mine, (rows) => own(rows) !== undefined))!.id;
  });

  const clientId = (): string => `service-${(acts += 1)}`;
  const write = (version: number, facts: object, id = clientId(), by = agent) =>
    by.put(`/tickets/${ticketId}/service`, { clientId: id, version, facts });
  const detail = async () => (await agent.get(`/tickets/${ticketId}`)).body as TicketDetail;

  it('M6, V8: wanted time, request and situation are kept beside the ticket, with an event of its history', async () => {
    const { row, service } = await detail();
    expect(service).toMatchObject({ version: 0, askedForAt: null, fault: '', updatedById: null });
    const facts = { askedForAt: '2026-11-24T02:00:00.000Z', wish: '周二上午来', fault: '脱水时漏水' };
    expect((await write(0, facts)).body.service).toMatchObject({ ...facts, version: 1, updatedById: agent.id });
    const after = await detail();
    expect(after.row.version).toBe(row.version + 1);
    expect(after.history.at(-1)).toMatchObject({
      type: 'ticket.service_facts',
      payload: { changed: ['fault', 'wish', 'askedForAt'], service: after.service },
    });
    expect((await write(1, { model: 'HW-80' })).body.service).toMatchObject({ ...facts, model: 'HW-80', version: 2 });
  });

  it('the same client id is one act; facts said again make no event (law 3)', async () => {
    const once = clientId();
    const tries = await Promise.all([1, 2, 3].map(() => write(0, { model: 'HW-80' }, once)));
    expect(tries.map(({ status, body }) => [status, body.service?.version])).toEqual(tries.map(() => [200, 1]));
    expect((await write(1, { model: 'HW-80' })).body.service.version).toBe(1);
    expect((await detail()).history.filter(({ type }) => type === 'ticket.service_facts')).toHaveLength(1);
  });

  it('who knew an older version writes over nobody', async () => {
    await write(0, { model: 'HW-80' });
    const { status, body } = await write(0, { model: 'HW-90' });
    expect([status, body.code, body.detail]).toEqual([409, 'version_conflict', { version: 1 }]);
    expect((await detail()).service.model).toBe('HW-80');
  });

  it.each([
    ['a product nobody serves', { product: 'car' }, 'invalid_input'],
    ['a tier of no market', { marketTier: 5 }, 'invalid_input'],
    ['a purchase to come', { boughtOn: '2027-01-01' }, 'service_fact_wrong'],
    [
      'D9: parts at the station before anybody asked',
      { partsStationAt: '2026-11-20T02:00:00.000Z' },
      'service_fact_wrong',
    ],
  ])('%s is refused by name', async (_, facts, code) => {
    const { status, body } = await write(0, facts);
    expect([status, body.code]).toEqual([400, code]);
    expect((await detail()).service.version).toBe(0);
  });

  it('goes through the one gate (law 10)', async () => {
    const stranger = await desk.agent({ visibility: 'own', teamIds: [], status: 'offline' });
    expect((await write(0, { model: 'HW-80' }, clientId(), stranger)).status).toBe(404);
  });
});
