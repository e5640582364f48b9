import type { Recomputation, ServicePolicyView, TicketClock, TicketDetail, TicketList, TicketRow } from '#contract';
import { type AgentClient, type Desk, eventually, openDesk } from '../support/desk';

const HOUR = 3600;
const NONE = {
  channels: [],
  teams: [],
  priorities: [],
  products: [],
  marketTiers: [],
  serviceTypes: [],
  returnOrigins: [],
};
const resolution = (hours: number, pausesOn: string[] = []) => ({
  first: null,
  next: null,
  resolution: { seconds: hours * HOUR, hours: 'calendar', pausesOn },
});
const response = (minutes: number) => {
  const target = { seconds: minutes * 60, hours: 'calendar', remindSeconds: minutes * 40, leadSeconds: minutes * 50 };
  return { first: target, next: null, resolution: null };
};

describe('policies', () => {
  let desk: Desk;
  let agent: AgentClient;
  let other: AgentClient;
  let acts = 0;

  beforeAll(async () => {
    desk = await openDesk();
    agent = await desk.agent({ capacity: 200 });
    other = await desk.agent({ status: 'busy' });
  });
  afterAll(() => desk.close());
  afterEach(async () => {
    for (const { id, version, rule: _, byName: __, since: ___, ...policy } of await policies())
      if (policy.active) await ok(desk.admin.put(`/admin/policies/${id}`, { ...policy, version, active: false }));
    await recomputed();
  });

  const clientId = (): string => `policy-${(acts += 1)}`;
  const policies = async () => (await desk.admin.get('/admin/policies')).body.rows as ServicePolicyView[];
  const make = (over: object) => {
    const policy = {
      name: `策略 ${(acts += 1)}`,
      position: acts,
      active: true,
      conditions: NONE,
      targets: resolution(24),
    };
    return desk.admin.post('/admin/policies', { clientId: clientId(), ...policy, ...over });
  };
  async function ok<T>(answer: Promise<{ status: number; body: T }>): Promise<T> {
    const { status, body } = await answer;
    if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body;
  }
  const recomputed = () =>
    eventually(
      async () => (await desk.admin.get('/admin/recomputation')).body.recomputation as Recomputation | null,
      (job) => job === null || job.finishedAt !== null || job.stoppedAt !== null,
    );
  const row = async (id: string) => (await agent.get(`/tickets/${id}/row`)).body.row as TicketRow;
  const detail = async (id: string) => (await agent.get(`/tickets/${id}`)).body as TicketDetail;
  const clock = async (id: string) => (await agent.get(`/tickets/${id}/clock`)).body as TicketClock;
  const types = async (id: string) => (await detail(id)).history.map(({ type }) => type);
  const hoursFrom = (from: string, to: string | null) => to && (Date.parse(to) - Date.parse(from)) / 3_600_000;
  async function ticket(): Promise<string> {
    const words = `洗衣机坏了 ${(acts += 1)}`;
    await (await desk.visitor()).say(words);
    const own = (rows: TicketRow[]) => rows.find(({ lastMessage }) => lastMessage?.preview === words);
    const mine = async () => ((await agent.get('/tickets?view=mine&limit=200')).body as TicketList).rows;
    return own(await eventually(mine, (rows) => own(rows) !== undefined))!.id;
  }
  const write = async (id: string, facts: object) => {
    const { service } = await detail(id);
    return ok(agent.put(`/tickets/${id}/service`, { clientId: clientId(), version: service.version, facts }));
  };

  it('D2, D5, D6, D9: the closing rules in one act; a ticket comes under them as its service is learnt', async () => {
    const id = await ticket();
    const { rows } = (await desk.admin.post('/admin/policies/closing-rules')).body as { rows: ServicePolicyView[] };
    expect(rows.filter(({ active, rule }) => active && rule).map(({ rule }) => rule)).toEqual([
      ...['D7', 'D7', 'D8', 'D6', 'D6', 'D6', 'D2', 'D3', 'D4'],
    ]);
    const [first] = rows.filter(({ rule }) => rule === 'D7');
    expect(first!.nameEn).toBe('D7 Shop returns, tiers 1–2');
    const { conditions, targets, position, version: was } = first!;
    const renamed = { version: was, name: '商场退回', position, active: true, conditions, targets };
    await desk.admin.put(`/admin/policies/${first!.id}`, renamed);
    const again = (await desk.admin.post('/admin/policies/closing-rules')).body.rows as ServicePolicyView[];
    expect(again).toHaveLength(rows.length);
    expect(again.find(({ id }) => id === first!.id)).toMatchObject({ name: '商场退回', nameEn: null, rule: 'D7' });
    await write(id, { product: 'washing_machine' });
    expect((await row(id)).resolution).toBeNull();
    const askedForAt = desk.clock.now().toISOString();
    await write(id, { marketTier: 2, askedForAt });
    expect(hoursFrom(askedForAt, (await row(id)).resolution!.dueAt)).toBe(48);
    const { version } = await row(id);
    await ok(agent.put(`/tickets/${id}/status`, { status: 'on_hold' }));
    // The closing rules know no hold: the clock has nothing to tell.
    expect((await row(id)).version).toBe(version + 1);
    await write(id, { serviceType: 'pickup_repair' });
    expect(hoursFrom(askedForAt, (await row(id)).resolution!.dueAt)).toBe(72);
    await write(id, { partsByDivision: true, partsRequestedAt: askedForAt });
    expect((await row(id)).resolution!.dueAt).toBeNull();
    desk.clock.advance(HOUR);
    const partsStationAt = new Date(Date.parse(askedForAt) + HOUR * 1000).toISOString();
    await write(id, { partsStationAt });
    expect(hoursFrom(askedForAt, (await row(id)).resolution!.dueAt)).toBe(73);
    const page = await clock(id);
    expect(page.deadlines[0]).toMatchObject({
      ...{ kind: 'resolution', outcome: 'running', hours: 'calendar', targetSeconds: 72 * HOUR },
      ...{ policy: { name: expect.stringContaining('D6'), version: 1 } },
      pauses: [{ from: askedForAt, to: partsStationAt, reason: 'parts' }],
    });
    expect(await types(id)).toEqual(
      expect.arrayContaining(['resolution.started', 'resolution.moved', 'resolution.paused', 'resolution.resumed']),
    );
  });

  it('a breach is charged to who held the ticket at the deadline, though the sweep comes late', async () => {
    await ok(make({ targets: resolution(1) }));
    const id = await ticket();
    desk.clock.advance(0.8 * HOUR);
    const reminded = await eventually(
      async () => (await detail(id)).history.filter(({ type }) => type === 'resolution.reminded'),
      (found) => found.length > 0,
    );
    expect(reminded).toMatchObject([{ payload: { holderId: agent.id } }]);
    desk.clock.advance(0.2 * HOUR);
    await ok(agent.post(`/tickets/${id}/transfer`, { toAgentId: other.id, reason: '她更熟' }));
    const { deadlines } = await clock(id);
    expect(deadlines[0]).toMatchObject({ outcome: 'late', chargedId: agent.id });
    const { history } = await detail(id);
    const order = history.map(({ type }) => type).filter((t) => /breached|transferred/.test(t));
    expect(order.indexOf('resolution.breached')).toBeLessThan(order.indexOf('ticket.transferred'));
  });

  it('statuses hold the clock where the policy says so, and its ticket ends it', async () => {
    await ok(make({ targets: resolution(24, ['on_hold']) }));
    const id = await ticket();
    const started = (await row(id)).resolution!;
    await ok(agent.put(`/tickets/${id}/status`, { status: 'on_hold' }));
    expect((await row(id)).resolution!.dueAt).toBeNull();
    desk.clock.advance(HOUR / 2);
    await ok(agent.put(`/tickets/${id}/status`, { status: 'open' }));
    expect(hoursFrom(started.dueAt!, (await row(id)).resolution!.dueAt)).toBeCloseTo(0.5, 1);
    await ok(agent.put(`/tickets/${id}/status`, { status: 'resolved', reason: '修好了' }));
    expect((await clock(id)).deadlines[0]).toMatchObject({ kind: 'resolution', outcome: 'met' });
    expect((await row(id)).resolution).toMatchObject({ breachedAt: null, endedAt: expect.any(String) });
  });

  it('W1: a wait takes its target from the policy that matches, and 30 minutes from none', async () => {
    const plain = (await row(await ticket())).window!;
    expect([Date.parse(plain.dueAt) - Date.parse(plain.openedAt), plain.policy]).toEqual([30 * 60_000, null]);
    const { rows } = await ok(make({ conditions: { ...NONE, channels: ['web-chat'] }, targets: response(12) }));
    await recomputed();
    const quick = (await row(await ticket())).window!;
    expect(Date.parse(quick.dueAt) - Date.parse(quick.openedAt)).toBe(12 * 60_000);
    expect(quick.policy).toMatchObject({ id: (rows as ServicePolicyView[]).find((p) => p.active)!.id, version: 1 });
  });

  it('a policy that comes, changes and goes sets open clocks again and says what it moved', async () => {
    const id = await ticket();
    const before = (await row(id)).window!;
    const [made] = (
      await ok(make({ targets: { ...response(50), ...{ resolution: resolution(24).resolution } } }))
    ).rows.filter(({ active }: ServicePolicyView) => active) as ServicePolicyView[];
    const job = await recomputed();
    expect(job).toMatchObject({ because: 'policy', done: job!.total });
    const after = await row(id);
    expect(Date.parse(after.window!.dueAt) - Date.parse(before.openedAt)).toBe(50 * 60_000);
    const { history } = await detail(id);
    expect(history.find(({ type }) => type === 'reply_window.moved')!.payload).toMatchObject({
      ...{ was: before.dueAt, dueAt: after.window!.dueAt, because: 'policy' },
    });
    const { rule: _, byName: __, since: ___, id: policyId, ...rest } = made!;
    await ok(desk.admin.put(`/admin/policies/${policyId}`, { ...rest, active: false }));
    await recomputed();
    const back = await row(id);
    expect([back.window!.dueAt, back.resolution]).toEqual([before.dueAt, null]);
    expect((await clock(id)).deadlines.map(({ kind, outcome }) => [kind, outcome])).toEqual([
      ['resolution', 'withdrawn'],
      ['first', 'running'],
    ]);
  });

  it('a calendar that changes sets open waits again, and no deadline moves into the past', async () => {
    const id = await ticket();
    const { rows } = (await desk.admin.get('/admin/calendars')).body;
    const { id: calendarId, version: _, ...calendar } = rows[0];
    const before = (await row(id)).window!;
    const weekly = [{ weekday: 3, from: '09:00', to: '18:00' }];
    await ok(desk.admin.put(`/admin/calendars/${calendarId}`, { ...calendar, weekly }));
    expect(await recomputed()).toMatchObject({ because: 'calendar' });
    const moved = (await row(id)).window!;
    expect(Date.parse(moved.dueAt)).toBeGreaterThan(Date.parse(before.dueAt));
    desk.clock.advance(HOUR / 2);
    await ok(desk.admin.put(`/admin/calendars/${calendarId}`, calendar));
    await recomputed();
    expect((await row(id)).window).toMatchObject({ dueAt: moved.dueAt, breachedAt: null });
  });

  it('what is refused names its field; a retry is one policy; who knew an older version writes over nobody', async () => {
    const late = { ...response(10), first: { ...response(10).first, remindSeconds: 900 } };
    expect((await make({ targets: late })).body).toMatchObject({
      code: 'policy_reminder_late',
      detail: { field: 'targets.first.remindSeconds' },
    });
    const once = {
      clientId: clientId(),
      name: '全部',
      position: 500,
      active: true,
      conditions: NONE,
      targets: resolution(9),
    };
    const tries = await Promise.all([1, 2].map(() => desk.admin.post('/admin/policies', once)));
    expect(tries.map(({ status }) => status)).toEqual([201, 201]);
    const same = (await policies()).filter(({ name }) => name === '全部');
    expect(same).toHaveLength(1);
    const covered = await make({ position: 501, conditions: { ...NONE, priorities: ['urgent'] } });
    expect([covered.status, covered.body.code, covered.body.detail.by]).toEqual([409, 'policy_never_matches', '全部']);
    const stale = { ...once, clientId: undefined, version: 7 };
    expect((await desk.admin.put(`/admin/policies/${same[0]!.id}`, stale)).body.code).toBe('version_conflict');
    expect((await make({ position: 500 })).body.code).toBe('policy_tie');
    const { body } = await desk.admin.post('/admin/policies/preview', {
      conditions: { ...NONE, channels: ['web-chat'] },
    });
    expect(body.matching).toBe(body.open);
    expect((await agent.get('/admin/policies')).status).toBe(403);
  });
});
