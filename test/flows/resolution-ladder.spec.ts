import { randomUUID } from 'node:crypto';
import type { TicketDetail, TicketEscalations, TicketRow } from '#contract';
import { LadderPlanner } from '../../apps/server/src/desk/ladder/ladder-planner.service';
import { type AgentClient, type Desk, eventually, openDesk } from '../support/desk';

const HOUR = 3600;
const clientId = () => `test-${randomUUID()}`;

describe('the ladder of the resolution deadline', () => {
  let desk: Desk;
  let agent: AgentClient;
  let other: AgentClient;
  let lead: AgentClient;

  beforeAll(async () => {
    desk = await openDesk();
    agent = await desk.agent({ name: '李敏', capacity: 100 });
    other = await desk.agent({ name: '周杰', status: 'busy' });
    lead = await desk.agent({ name: '赵组长', role: 'team_lead', status: 'busy' });
    const memberIds = [agent.id, other.id, lead.id];
    await desk.admin.patch(`/admin/teams/${desk.teamId}`, { memberIds, leadIds: [] });
    const sets = {
      ...{ first: null, next: null },
      resolution: { seconds: 8 * HOUR, hours: 'calendar', pausesOn: ['parts'] },
    };
    const conditions = Object.fromEntries(
      ['channels', 'teams', 'priorities', 'products', 'marketTiers', 'serviceTypes', 'returnOrigins'].map((key) => [
        key,
        [],
      ]),
    );
    const policy = { clientId: clientId(), name: '八小时', position: 1, active: true, conditions, targets: sets };
    expect((await desk.admin.post('/admin/policies', policy)).status).toBeLessThan(300);
  });
  afterAll(() => desk.close());

  const write = async (steps: object[]) => {
    const { rows } = (await desk.admin.get('/admin/ladders')).body;
    const { version } = rows.find(({ teamId }: { teamId: string }) => teamId === desk.teamId);
    return desk.admin.put('/admin/ladders', { teamId: desk.teamId, version, steps, maxTransfers: 2, managerId: null });
  };
  const step = (hours: number, act = 'tell', to: object | null = { kind: 'leads' }) => ({
    ...{ id: randomUUID(), when: { from: 'resolution', seconds: hours * HOUR } },
    ...{ act, to, notice: true, email: false },
  });
  const of = async (id: string) => (await desk.admin.get(`/tickets/${id}/escalations`)).body as TicketEscalations;
  const row = async (id: string) => (await desk.admin.get(`/tickets/${id}/row`)).body.row as TicketRow;
  const escalated = async (id: string) => {
    const { history } = (await desk.admin.get(`/tickets/${id}`)).body as TicketDetail;
    return history.filter(({ type }) => type === 'ticket.escalated').map(({ payload }) => payload);
  };
  const planned = (id: string, count: number) =>
    eventually(
      () => of(id),
      ({ steps }) => steps.filter((one) => one.id !== null).length === count,
    );
  const fired = (id: string, count: number) =>
    eventually(
      () => escalated(id),
      (found) => found.length >= count,
    );
  const facts = async (id: string, written: object) => {
    const { service } = (await desk.admin.get(`/tickets/${id}`)).body as TicketDetail;
    const body = { clientId: clientId(), version: service.version, facts: written };
    expect((await agent.put(`/tickets/${id}/service`, body)).status).toBe(200);
  };
  /** How many hours after the clock started each planned step is due. */
  const hours = async (id: string) => {
    const { startedAt } = (await row(id)).resolution!;
    return (await of(id)).steps.map(({ dueAt }) => (Date.parse(dueAt) - Date.parse(startedAt)) / 3_600_000);
  };

  /** Every team works only in the hour from there on. */
  async function workOnlyIn(opensAt: Date): Promise<void> {
    const { rows } = (await desk.admin.get('/admin/calendars')).body;
    const time = new Intl.DateTimeFormat('en-GB', { timeZone: rows[0].zone, hour: '2-digit', minute: '2-digit' });
    const [from, until] = [opensAt, new Date(opensAt.getTime() + 10 * 60_000)].map((at) => time.format(at));
    const weekly = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from, to: until! < from! ? '24:00' : until }));
    for (const { id, ...held } of rows)
      expect((await desk.admin.put(`/admin/calendars/${id}`, { ...held, weekly })).status).toBe(200);
  }

  /** Held by the agent, with its contact answered: only the resolution runs. */
  async function unsolved(): Promise<string> {
    await (await desk.visitor()).say('冰箱不制冷');
    const newest = async () =>
      (await desk.sql.query('select id, holder_id from ticket order by created_at desc limit 1')).rows[0];
    const { id } = await eventually(newest, ({ holder_id }) => holder_id === agent.id);
    const said = await agent.post(`/tickets/${id}/replies`, { clientId: clientId(), text: '师傅会联系您', seenSeq: 9 });
    expect(said.status).toBeLessThan(300);
    return id as string;
  }

  it('W13: is refused step by step when nobody could keep it', async () => {
    const answer = await write([step(-1, 'remind'), step(-200), step(1), step(1)]);
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid_input']);
    expect(answer.body.fields).toEqual([
      { path: 'steps.0', rule: 'receiver' },
      { path: 'steps.1', rule: 'too_long' },
      { path: 'steps.3', rule: 'twice' },
    ]);
    const unknown = await write([{ ...step(1), when: { from: 'closing', seconds: 60 } }]);
    expect([unknown.status, unknown.body.code]).toEqual([400, 'invalid_input']);
  });

  it('W13: is passed before and after the deadline, each step once; the breach is the holder’s of that moment', async () => {
    await write([step(-2, 'transfer', { kind: 'agent', id: other.id }), step(0), step(1, 'give_back', null)]);
    const id = await unsolved();
    await planned(id, 3);
    expect(await hours(id)).toEqual([6, 8, 9]);
    desk.clock.advance(5.9 * HOUR);
    expect(await escalated(id)).toEqual([]);
    desk.clock.advance(0.2 * HOUR);
    expect((await fired(id, 1))[0]).toMatchObject({ from: 'resolution', act: 'transfer', outcome: 'moved' });
    await desk.sql.query(`update ladder_reading set cursor_xid = '0', cursor_id = 0`);
    await Promise.all([desk.app.get(LadderPlanner).read(), desk.app.get(LadderPlanner).read()]);
    desk.clock.advance(3 * HOUR);
    expect((await fired(id, 3)).map(({ outcome }) => outcome)).toEqual(['moved', 'told', 'given_back']);
    const { rows } = await desk.sql.query('select holder_at_breach_id from ticket_clock where ticket_id = $1', [id]);
    expect(rows).toEqual([{ holder_at_breach_id: other.id }]);
    expect((await row(id)).holderId).toBeNull();
    desk.clock.advance(HOUR);
    expect(await escalated(id)).toHaveLength(3);
  });

  it('D9: moves with its deadline while parts are on their way, and comes again only for a later deadline', async () => {
    await write([step(-6), step(-1)]);
    const id = await unsolved();
    await planned(id, 2);
    desk.clock.advance(2.1 * HOUR);
    await fired(id, 1);
    await facts(id, { partsByDivision: true, partsRequestedAt: desk.clock.now().toISOString() });
    await planned(id, 0);
    desk.clock.advance(10 * HOUR);
    expect(await escalated(id)).toHaveLength(1);
    await facts(id, { partsStationAt: desk.clock.now().toISOString() });
    // Six hours before the later deadline lies before the parts, and was told of: only the last hour is to come.
    const { steps } = await planned(id, 1);
    expect(Date.parse((await row(id)).resolution!.dueAt!) - Date.parse(steps[0]!.dueAt)).toBe(HOUR * 1000);
    desk.clock.advance(4.9 * HOUR);
    expect(await fired(id, 2)).toHaveLength(2);
  });

  it('B3: has nothing for a ticket that is solved, and goes on when it is opened again', async () => {
    await write([step(-1)]);
    const id = await unsolved();
    await planned(id, 1);
    await agent.put(`/tickets/${id}/status`, { status: 'resolved', reason: '修好了' });
    await planned(id, 0);
    expect((await of(id)).steps).toEqual([]);
    desk.clock.advance(5 * HOUR);
    await agent.put(`/tickets/${id}/status`, { status: 'open' });
    await planned(id, 1);
    expect(await escalated(id)).toEqual([]);
    desk.clock.advance(2.1 * HOUR);
    await fired(id, 1);
  });

  it('W13: wakes nobody off shift, unless they wished so', async () => {
    await write([step(-1), step(-1, 'tell', { kind: 'agent', id: other.id })]);
    await other.put('/session/preferences', { toldAnyTime: true });
    const id = await unsolved();
    const { steps } = await planned(id, 2);
    const opensAt = new Date(Date.parse(steps[0]!.dueAt) + 3 * HOUR * 1000);
    await workOnlyIn(opensAt);
    desk.clock.advance(7.1 * HOUR);
    await fired(id, 2);
    const told = (await of(id)).steps.flatMap(({ notices }) => notices);
    expect(told.find(({ agentId }) => agentId === other.id)).toMatchObject({ postponed: false });
    const later = told.find(({ agentId }) => agentId === lead.id)!;
    expect(later).toMatchObject({ postponed: true, toldAt: null });
    expect(Math.abs(Date.parse(later.at) - opensAt.getTime())).toBeLessThan(60_000);
  });
});
