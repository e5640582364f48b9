import { randomUUID } from 'node:crypto';
import type { Notice, TicketEscalations } from '#contract';
import { LadderPlanner } from '../../apps/server/src/desk/ladder/ladder-planner.service';
import { type AgentClient, type Desk, eventually, openDesk } from '../support/desk';

const MINUTE = 60;
const HOUR = 3600;
const clientId = () => `test-${randomUUID()}`;

describe('the ladder', () => {
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
  });
  afterAll(() => desk.close());

  const write = async (steps: object[] | null, more: object = {}) => {
    const { rows } = (await desk.admin.get('/admin/ladders')).body;
    const { version } = rows.find(({ teamId }: { teamId: string }) => teamId === desk.teamId);
    const body = { teamId: desk.teamId, version, steps, maxTransfers: 2, managerId: null, ...more };
    return desk.admin.put('/admin/ladders', body);
  };
  const step = (minutes: number, act: string, to: object | null, more: object = {}) => ({
    id: randomUUID(),
    when: { from: 'opened', seconds: minutes * MINUTE },
    act,
    to,
    notice: true,
    email: false,
    ...more,
  });
  const of = async (id: string) => (await desk.admin.get(`/tickets/${id}/escalations`)).body as TicketEscalations;
  const row = async (id: string) => (await desk.admin.get(`/tickets/${id}/row`)).body.row;
  const types = async (id: string) =>
    (await desk.sql.query(`select type, payload from desk_event where ticket_id = $1 order by version`, [id])).rows;
  const escalated = async (id: string) =>
    (await types(id)).filter(({ type }) => type === 'ticket.escalated').map(({ payload }) => payload);

  /** A contact waits, and the agent holds the ticket. */
  async function waiting(): Promise<string> {
    const visitor = await desk.visitor();
    await visitor.say('洗衣机漏水');
    const newest = async () =>
      (await desk.sql.query('select id, holder_id from ticket order by created_at desc limit 1')).rows[0];
    const { id } = await eventually(newest, ({ holder_id }) => holder_id === agent.id);
    return id as string;
  }
  /** The planner has written down what is to come, so that a turned clock finds it. */
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
  async function noticesOf(who: AgentClient): Promise<Notice[]> {
    const heard: Notice[] = [];
    const socket = await who.socket();
    socket.on('notice', (notice) => heard.push(notice));
    await socket.emitWithAck('hello', { position: null, watch: [] });
    return heard;
  }

  it('refuses what nobody could keep, field by field', async () => {
    const bad = await write([
      step(10, 'remind', { kind: 'leads' }),
      step(20, 'tell', { kind: 'leads' }, { notice: false }),
    ]);
    expect([bad.status, bad.body.code]).toEqual([400, 'invalid_input']);
    expect(bad.body.fields).toEqual([
      { path: 'steps.0', rule: 'receiver' },
      { path: 'steps.1', rule: 'no_way' },
    ]);
    expect((await agent.get('/admin/ladders')).status).toBe(403);
  });

  it('takes each step once, when it is due, also by two sweeps at once and after a planner that read everything again', async () => {
    await write([step(10, 'tell', { kind: 'leads' }), step(28, 'transfer', { kind: 'agent', id: other.id })]);
    const heard = await noticesOf(lead);
    const id = await waiting();
    expect((await planned(id, 2)).steps.map(({ firedAt }) => firedAt)).toEqual([null, null]);
    desk.clock.advance(9 * MINUTE);
    expect(await escalated(id)).toEqual([]);
    desk.clock.advance(1 * MINUTE + 1);
    const [told] = await fired(id, 1);
    expect(told).toMatchObject({ act: 'tell', outcome: 'told', told: [lead.id], later: [] });
    await eventually(
      () => heard.filter(({ kind }) => kind === 'escalated'),
      (found) => found.length === 1,
    );
    await desk.sql.query(`update ladder_reading set cursor_xid = '0', cursor_id = 0`);
    await Promise.all([desk.app.get(LadderPlanner).read(), desk.app.get(LadderPlanner).read()]);
    desk.clock.advance(18 * MINUTE);
    await fired(id, 2);
    expect(await row(id)).toMatchObject({ holderId: other.id });
    desk.clock.advance(3 * MINUTE);
    await eventually(
      () => types(id),
      (found) => found.some(({ type }) => type === 'reply_window.breached'),
    );
    expect(await escalated(id)).toHaveLength(2);
    // Moved before the deadline: the breach is the new holder's (DOMAIN W13).
    const { rows } = await desk.sql.query('select holder_at_deadline_id from reply_window where ticket_id = $1', [id]);
    expect(rows).toEqual([{ holder_at_deadline_id: other.id }]);
  });

  it('charges who held the ticket at the deadline, whatever the ladder does after it (DOMAIN W13)', async () => {
    await write([step(0, 'give_back', null, { when: { from: 'deadline', seconds: 60 } })]);
    const id = await waiting();
    await planned(id, 1);
    desk.clock.advance(40 * MINUTE);
    expect((await fired(id, 1))[0]).toMatchObject({ outcome: 'given_back' });
    const { rows } = await desk.sql.query('select holder_at_deadline_id from reply_window where ticket_id = $1', [id]);
    expect(rows).toEqual([{ holder_at_deadline_id: agent.id }]);
    // It does not come back by itself to who let it wait.
    expect((await types(id)).filter(({ type }) => type === 'ticket.assigned')).toHaveLength(1);
  });

  it('an answer takes off what is still to come', async () => {
    await write([step(10, 'tell', { kind: 'leads' })]);
    const id = await waiting();
    await planned(id, 1);
    await agent.post(`/tickets/${id}/replies`, { clientId: clientId(), text: '师傅今天到', seenSeq: 9 });
    await eventually(
      async () => (await desk.sql.query('select dropped from escalation where ticket_id = $1', [id])).rows,
      ([only]) => only?.dropped === 'ended',
    );
    desk.clock.advance(20 * MINUTE);
    expect(await escalated(id)).toEqual([]);
    expect(await of(id)).toMatchObject({ steps: [], reasonFrom: null });
  });

  it('moves a ticket no more often than its ladder says; then the leads are told', async () => {
    const to = (id: string) => ({ kind: 'agent', id });
    await write([step(5, 'transfer', to(other.id)), step(6, 'transfer', to(agent.id))], { maxTransfers: 1 });
    const id = await waiting();
    await planned(id, 2);
    desk.clock.advance(7 * MINUTE);
    const found = await fired(id, 2);
    expect(found.map(({ outcome }) => outcome)).toEqual(['moved', 'cap_reached']);
    expect(found[1].told).toEqual([lead.id]);
    expect(await row(id)).toMatchObject({ holderId: other.id });
  });

  it('an edited ladder holds for waits that run, and makes nothing up that lies behind', async () => {
    const first = step(20, 'tell', { kind: 'leads' });
    await write([first]);
    const id = await waiting();
    await planned(id, 1);
    desk.clock.advance(12 * MINUTE);
    await write([first, step(5, 'tell', { kind: 'admins' }), step(15, 'tell', { kind: 'holder' })]);
    await eventually(
      async () =>
        (await desk.sql.query('select dropped from escalation where ticket_id = $1 order by due_at', [id])).rows,
      (rows) => rows.length === 3,
    );
    desk.clock.advance(9 * MINUTE);
    const found = await fired(id, 2);
    expect(found.map(({ to }) => to.kind)).toEqual(['holder', 'leads']);
    await write([]);
  });

  it('asks for a reason in the minutes before the deadline that the setting names (DOMAIN W13)', async () => {
    const at = new Date(desk.clock.now().getTime() + 1000).toISOString();
    await desk.admin.post('/admin/settings', { key: 'transfer.reason_within', value: 600, effectiveAt: at });
    const id = await waiting();
    desk.clock.advance(19 * MINUTE);
    const move = (toAgentId: string, reason?: string) => agent.post(`/tickets/${id}/transfer`, { toAgentId, reason });
    expect((await move(other.id)).status).toBe(200);
    desk.clock.advance(1 * MINUTE);
    const refused = await move(agent.id);
    expect([refused.status, refused.body.code]).toEqual([400, 'reason_required']);
    expect((await move(agent.id, '他不在')).status).toBe(200);
    const { window } = await row(id);
    expect(Date.parse(window.dueAt) - Date.parse((await of(id)).reasonFrom!)).toBe(10 * MINUTE * 1000);
  });

  describe('tickets without a solution (DOMAIN B3)', () => {
    const report = (who: AgentClient, id: string, reason = '配件停产', client = clientId()) =>
      who.post(`/tickets/${id}/no-solution`, { clientId: client, reason });
    const rungs = async (id: string) => (await of(id)).noSolution!.rungs;

    it('go to the supervisor at once, who says that they know, and stand on the board until then', async () => {
      const id = await waiting();
      expect((await report(other, id)).body.code).toBe('not_holder');
      const same = clientId();
      expect((await report(agent, id, '配件停产', same)).status).toBe(200);
      expect((await report(agent, id, '配件停产', same)).status).toBe(200);
      expect((await report(agent, id)).body.code).toBe('no_solution_reported');
      const [supervisor] = await eventually(
        () => rungs(id),
        ([first]) => first!.firedAt !== null,
      );
      expect(supervisor!.notices).toMatchObject([{ agentId: lead.id, acknowledgedAt: null }]);
      const alarms = async () =>
        (await lead.get('/board')).body.alarms.filter((one: { ticketId: string }) => one.ticketId === id);
      await eventually(alarms, (found) => found.length === 1 && found[0].kind === 'no_solution');
      const notice = supervisor!.notices[0]!.id;
      expect((await agent.post(`/escalation-notices/${notice}/acknowledge`)).status).toBe(404);
      expect((await lead.post(`/escalation-notices/${notice}/acknowledge`)).status).toBe(200);
      expect((await lead.post(`/escalation-notices/${notice}/acknowledge`)).status).toBe(200);
      expect((await types(id)).filter(({ type }) => type === 'ticket.escalation_acknowledged')).toHaveLength(1);
      await eventually(alarms, (found) => found.length === 0);
      await desk.admin.put(`/tickets/${id}/status`, { status: 'resolved', reason: '换了新机' });
      await eventually(
        () => of(id),
        ({ noSolution }) => noSolution!.endedAt !== null,
      );
    });

    it('go on to the manager when the supervisor passes them on', async () => {
      const id = await waiting();
      await report(agent, id);
      const [supervisor] = await eventually(
        () => rungs(id),
        ([first]) => first!.firedAt !== null,
      );
      await lead.post(`/escalation-notices/${supervisor!.notices[0]!.id}/acknowledge`, { passOn: true });
      const [, manager] = await eventually(
        () => rungs(id),
        ([, second]) => second!.firedAt !== null,
      );
      expect(manager).toMatchObject({ rung: 'manager', notices: [{ agentId: desk.admin.id, postponed: false }] });
    });

    it('wake nobody at midnight: who is off shift hears of it in the morning, unless they wished otherwise', async () => {
      const id = await waiting();
      desk.clock.advance(8 * HOUR);
      await lead.put('/session/preferences', { toldAnyTime: true });
      await report(agent, id);
      const found = await eventually(
        () => rungs(id),
        ([first]) => first!.firedAt !== null,
      );
      expect(found[0]!.notices).toMatchObject([{ agentId: lead.id, postponed: false }]);
      await lead.put('/session/preferences', { toldAnyTime: false });
      const second = await waiting();
      await report(agent, second);
      const [late] = await eventually(
        () => rungs(second),
        ([first]) => first!.firedAt !== null,
      );
      expect(late!.notices).toMatchObject([{ agentId: lead.id, postponed: true, toldAt: null }]);
      expect(new Date(late!.notices[0]!.at).toISOString()).toMatch(/T01:00:00/);
      desk.clock.advance(13 * HOUR);
      // Everybody's session has run out meanwhile.
      await eventually(
        async () => (await escalated(second)).map(({ outcome }) => outcome),
        (outcomes) => outcomes.includes('shift_began'),
      );
    });
  });
});
