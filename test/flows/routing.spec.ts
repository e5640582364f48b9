import { randomUUID } from 'node:crypto';
import type { DispatchStop, Fairness, Team, TicketRow } from '#contract';
import { SETUP_CHANGED } from '../../apps/server/src/platform/database/cached';
import { Wake } from '../../apps/server/src/platform/wake/wake';
import { type AgentClient, type Desk, eventually, openDesk } from '../support/desk';

const DAY = 86_400;
const MINUTE = 60;

describe('who is given tickets', () => {
  let desk: Desk;
  let [lead, ann, ben, eve, stranger]: AgentClient[] = [];
  let south: Team;

  beforeAll(async () => {
    desk = await openDesk();
    lead = await desk.agent({ name: '陈组长', role: 'team_lead', status: 'busy' });
    ann = await desk.agent({ name: '安宁', status: 'offline', capacity: 50 });
    ben = await desk.agent({ name: '贝贝', status: 'offline', capacity: 50 });
    const { calendarId } = (await desk.admin.get('/admin/teams')).body.rows[0] as Team;
    south = (await desk.admin.post('/admin/teams', { name: '南区', strategy: 'round_robin', calendarId })).body as Team;
    eve = await desk.agent({ name: '伊芙', status: 'offline', teamIds: [south.id] });
    stranger = await desk.agent({ name: '外组长', role: 'team_lead', status: 'busy', teamIds: [south.id] });
    for (const agent of [ann, ben, eve]) await agent!.socket();
    await team({ strategy: 'round_robin' });
  });
  afterAll(() => desk.close());
  beforeEach(async () => {
    for (const agent of [ann, ben, eve]) await is(agent!, 'offline');
  });

  const team = (patch: object, id = desk.teamId) => desk.admin.patch(`/admin/teams/${id}`, patch);
  const is = (agent: AgentClient, status: string) => agent.put('/session/status', { status });
  const row = async (id: string) => (await desk.admin.get(`/tickets/${id}/row`)).body.row as TicketRow;
  const heldBy = (id: string, agent: AgentClient) =>
    eventually(
      () => row(id),
      ({ holderId }) => holderId === agent.id,
    );
  const decisions = async (id: string) => (await desk.admin.get(`/tickets/${id}/decisions`)).body.rows;
  const asks = async (text = '在吗'): Promise<string> => {
    await (await desk.visitor()).say(text);
    return (await desk.sql.query('select id from ticket order by created_at desc limit 1')).rows[0].id as string;
  };
  /** Nobody stays signed in for three days, so the row is moved and not the clock. */
  const almostOver = (id: string) =>
    desk.sql.query(
      `update dispatch_stop set from_at = from_at - interval '71 hours 55 minutes', until_at = until_at - interval '71 hours 55 minutes'
       where id = $1`,
      [id],
    );
  const wake = () => desk.app.get(Wake).up(SETUP_CHANGED);
  const stop = (who: AgentClient, by = lead!, more = {}) =>
    by.post('/dispatch-stops', { clientId: randomUUID(), agentId: who.id, reason: '暗访服务不规范', ...more });

  describe('with dispatch suspended (B14)', () => {
    it('an agent gets nothing, may claim, and gets tickets again by itself after three days', async () => {
      await is(ann!, 'online');
      const { body } = await stop(ann!);
      expect(Date.parse(body.untilAt as string) - Date.parse(body.fromAt as string)).toBe(3 * DAY * 1000);
      const [waits, claimed] = [await asks(), await asks()];
      const [decision] = await eventually(
        () => decisions(waits),
        (rows) => rows.length > 0,
      );
      expect(decision.considered).toContainEqual({ agentId: ann!.id, verdict: 'skipped', reason: 'suspended' });
      expect((await ann!.post(`/tickets/${claimed}/claim`)).body.outcome).toBe('claimed');
      expect((await row(waits)).holderId).toBeNull();
      await almostOver(body.id as string);
      desk.clock.advance(10 * MINUTE);
      wake();
      await heldBy(waits, ann!);
      const { rows } = (await lead!.get(`/dispatch-stops?agentId=${ann!.id}`)).body as { rows: DispatchStop[] };
      expect(rows[0]).toMatchObject({ endedAt: rows[0]!.untilAt, endedByName: null });
      const told = await desk.sql.query(
        `select type, actor_kind from desk_event where subject_id = $1 order by version`,
        [body.id],
      );
      expect(told.rows).toEqual([
        { type: 'dispatch.stopped', actor_kind: 'agent' },
        { type: 'dispatch.resumed', actor_kind: 'desk' },
      ]);
    });

    it('it can be ended early, once', async () => {
      await is(ben!, 'online');
      const { id } = (await stop(ben!, lead!, { days: 5 })).body as DispatchStop;
      const waits = await asks();
      expect((await lead!.post(`/dispatch-stops/${id}/end`)).body.endedByName).toBe('陈组长');
      await heldBy(waits, ben!);
      expect((await lead!.post(`/dispatch-stops/${id}/end`)).body.code).toBe('dispatch_stop_over');
      const { rows } = await desk.sql.query(
        `select act from audit_log where act like 'dispatch.%' and subject = '贝贝'`,
      );
      expect(rows.map(({ act }) => act as string)).toEqual(['dispatch.stopped', 'dispatch.resumed']);
    });

    it('only their leads and admins may do it, twice at a time nobody, and colleagues do not see it', async () => {
      expect((await stop(ann!, ben!)).status).toBe(404);
      expect((await stop(ann!, ann!)).status).toBe(403);
      expect((await stop(ann!, stranger!)).status).toBe(404);
      const clientId = randomUUID();
      const first = await stop(ann!, lead!, { clientId });
      expect((await stop(ann!, lead!, { clientId })).body.id).toBe(first.body.id);
      expect((await stop(ann!)).body.code).toBe('dispatch_already_stopped');
      expect((await stop(ann!, lead!, { reason: ' ' })).body.code).toBe('invalid_input');
      const seen = async (who: AgentClient) => (await who.get('/dispatch-stops')).body.rows.length as number;
      expect([await seen(ann!), await seen(lead!), await seen(desk.admin)]).toEqual([1, 1, 1]);
      expect([await seen(ben!), await seen(stranger!)]).toEqual([0, 0]);
      await lead!.post(`/dispatch-stops/${first.body.id}/end`);
    });
  });

  describe('stand-ins', () => {
    const standIn = (agent: AgentClient, other: AgentClient, more = {}, by = agent) =>
      by.post('/stand-ins', { clientId: randomUUID(), agentId: agent.id, standInId: other.id, ...more });

    it('a loop is refused by name when it is saved', async () => {
      expect((await standIn(ann!, ben!)).status).toBe(201);
      const refused = await standIn(ben!, ann!);
      expect([refused.status, refused.body.code]).toEqual([409, 'stand_in_loop']);
      expect(refused.body.detail.agents).toBe('贝贝 → 安宁 → 贝贝');
      expect((await standIn(ben!, ann!, {}, eve)).status).toBe(404);
    });

    it('a returning contact of who is away goes to the stand-in', async () => {
      await team({ strategy: 'last_holder_first' });
      const other = await desk.agent({ name: '闲人', capacity: 90 });
      await is(other, 'busy');
      await is(ann!, 'online');
      const id = await asks();
      await heldBy(id, ann!);
      await is(ann!, 'offline');
      await is(ben!, 'online');
      await is(other, 'online');
      await desk.admin.post(`/tickets/${id}/release`);
      await heldBy(id, ben!);
      const [decision] = await decisions(id);
      expect(decision.because).toEqual({ ground: 'last_holder', standInFor: ann!.id });
      await is(other, 'offline');
      await team({ strategy: 'round_robin' });
      const [mine] = (await ann!.get('/stand-ins')).body.rows as { id: string }[];
      expect((await ann!.delete(`/stand-ins/${mine!.id}`)).status).toBe(200);
    });
  });

  it('a ticket that needs a skill goes to who has it, and after its minutes to the next team', async () => {
    await team({
      skillRules: [{ when: 'language', value: 'en', skill: 'English' }],
      overflow: { toTeamId: south.id, minutes: 10 },
    });
    const loop = await team({ overflow: { toTeamId: desk.teamId, minutes: 5 } }, south.id);
    expect([loop.status, loop.body.code]).toEqual([409, 'overflow_loop']);
    await is(ann!, 'online');
    const english = await asks();
    await heldBy(english, ann!);
    await desk.sql.query(
      `update contact set locale = 'en-GB' where id = (select contact_id from ticket where id = $1)`,
      [english],
    );
    await desk.admin.post(`/tickets/${english}/release`);
    const rows = await eventually(
      () => decisions(english),
      (found) => found[0].chosenId === null,
    );
    expect(rows[0].considered).toContainEqual({ agentId: ann!.id, verdict: 'skipped', reason: 'no_skill' });
    await heldBy(await asks('这个不需要英文'), ann!);
    await is(eve!, 'online');
    desk.clock.advance(10 * MINUTE + 1);
    await heldBy(english, eve!);
    const { rows: told } = await desk.sql.query(
      `select payload ->> 'reason' as reason from desk_event where ticket_id = $1 and type = 'ticket.transferred'`,
      [english],
    );
    expect(told).toEqual([{ reason: 'overflow' }]);
    await team({ skillRules: [], overflow: null });
  });

  it('where only holders answer, others are told to take it over', async () => {
    await team({ ownerOnly: true });
    await is(ann!, 'online');
    const id = await asks();
    await heldBy(id, ann!);
    const say = async (who: AgentClient) =>
      who.post(`/tickets/${id}/replies`, {
        clientId: randomUUID(),
        text: '您好',
        seenSeq: (await row(id)).lastSeq,
      });
    const refused = await say(ben!);
    expect([refused.status, refused.body.code, refused.body.detail]).toEqual([
      ...[409, 'only_holder_replies', { holderId: ann!.id }],
    ]);
    await ben!.post(`/tickets/${id}/transfer`, { toAgentId: ben!.id, reason: '接手' });
    expect((await say(ben!)).status).toBe(201);
    await team({ ownerOnly: false });
  });

  it('the report of fair dispatch shows expected and actual shares, and what stands behind them (B11)', async () => {
    const today = '2026-11-23';
    const query = `teamId=${desk.teamId}&from=2026-11-23&to=${today}`;
    const { body } = await lead!.get(`/fairness?${query}`);
    const report = body as Fairness;
    const one = report.rows.find(({ agentId }) => agentId === ann!.id)!;
    const { rows } = await desk.sql.query(
      `select count(*)::int as n from assignment_decision where chosen_id = $1 and because ->> 'ground' = 'strategy'`,
      [ann!.id],
    );
    expect(one).toMatchObject({ got: rows[0].n, claimed: 1, expected: rows[0].n, deviation: 0, beyondChance: false });
    expect(one.willingSeconds).toBeGreaterThan(0);
    // Online for the ten minutes in which the suspension ran out, and hardly longer.
    expect(one.willingSeconds).toBeLessThan(30 * MINUTE);
    expect(report.rows.find(({ agentId }) => agentId === ben!.id)).toMatchObject({ owed: 1 });
    for (const cell of ['could', 'got', 'owed', 'claimed'] as const) {
      const behind = await lead!.get(`/fairness/rows?${query}&agentId=${ann!.id}&cell=${cell}`);
      expect([cell, behind.body.rows.length]).toEqual([cell, one[cell]]);
    }
    expect((await ann!.get(`/fairness?${query}`)).status).toBe(403);
    expect((await stranger!.get(`/fairness?${query}`)).status).toBe(404);
    const csv = await fetch(`${desk.url}/api/fairness/export?${query}`, { headers: { cookie: lead!.cookie } });
    expect(await csv.text()).toContain('安宁');
    const trial = await lead!.post('/fairness/trial', { teamId: desk.teamId, strategy: 'least_busy', days: 7 });
    expect([trial.status, trial.body.untold]).toEqual([200, 0]);
    expect(trial.body.decisions).toBeGreaterThan(3);
  });
});
