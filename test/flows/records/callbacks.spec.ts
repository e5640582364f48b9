import { clientId, type Person, recordsDesk, type RecordsDesk } from './records-desk';

let desk: RecordsDesk;
let agent: Person;
let contactId: string;
beforeAll(async () => {
  desk = await recordsDesk();
});
beforeEach(async () => {
  desk.clock.set('2026-09-14T02:00:00.000Z');
  [agent, contactId] = [await desk.person(), await desk.contact()];
});
afterAll(() => desk.close());

const inHours = (hours: number) => new Date(Date.parse('2026-09-14T02:00:00.000Z') + hours * 3_600_000).toISOString();
const planned = (more = {}) => ({ clientId: clientId(), contactId, agentId: agent.id, dueAt: inHours(2), ...more });
const plan = (more = {}) => agent.does('/callbacks', planned(more));
const listed = async (state: string, who = agent) =>
  (await who.get(`/callbacks?state=${state}&contactId=${contactId}`)).rows.map(({ id }: { id: string }) => id);

describe('planning a callback', () => {
  it('happens once per client id (law 3)', async () => {
    const same = planned();
    const answers = await Promise.all([1, 2, 3].map(() => agent.ask('POST', '/callbacks', same)));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(await desk.history(answers[0]!.body.id)).toHaveLength(1);
    desk.clock.forward(3 * 3600);
    // The retry of a lost answer, after its time has come.
    expect((await agent.does('/callbacks', same)).id).toBe(answers[0]!.body.id);
  });

  it.each([
    [-61, 400],
    [-59, 201],
  ])('%d seconds from now answers %d', async (seconds, expected) => {
    const { status, body } = await agent.ask('POST', '/callbacks', planned({ dueAt: inHours(seconds / 3600) }));
    expect(status).toBe(expected);
    if (expected === 400) expect(body.code).toBe('callback_in_past');
  });

  it('is for agents of whom one may know', async () => {
    const stranger = await desk.person({ teamId: desk.south });
    expect((await agent.ask('POST', '/callbacks', planned({ agentId: stranger.id }))).body.code).toBe('not_found');
    const gone = await desk.person();
    await desk.database.rows('update agent set disabled_at = now() where id = $1', [gone.id]);
    expect((await agent.ask('POST', '/callbacks', planned({ agentId: gone.id }))).body.code).toBe('agent_disabled');
  });
});

describe('the lists', () => {
  it('hold a callback as planned, due and done in turn', async () => {
    const later = await plan({ dueAt: inHours(3) });
    const sooner = await plan({ dueAt: inHours(2) });
    expect(await listed('planned')).toEqual([sooner.id, later.id]);
    expect(await listed('due')).toEqual([]);
    desk.clock.forward(2 * 3600);
    expect(await listed('due')).toEqual([sooner.id]);
    expect(await listed('planned')).toEqual([later.id]);
    await agent.does(`/callbacks/${sooner.id}/complete`, { version: 1, result: 'neutral', feedback: '再看看' });
    await agent.does(`/callbacks/${later.id}/cancel`, { version: 1, reason: '客户已来电' });
    expect(await listed('due')).toEqual([]);
    expect(await listed('planned')).toEqual([]);
    expect(await listed('done')).toEqual([sooner.id]);
    expect((await listed('all')).sort()).toEqual([sooner.id, later.id].sort());
  });

  it('are read page by page without a gap, also where two are due at once', async () => {
    const ids: string[] = [];
    for (const hours of [1, 1, 1, 2, 3]) ids.push((await plan({ dueAt: inHours(hours) })).id);
    const seen: string[] = [];
    for (let after = ''; ;) {
      const page = await agent.get(`/callbacks?state=planned&contactId=${contactId}&limit=2${after}`);
      seen.push(...page.rows.map(({ id }: { id: string }) => id));
      if (!page.next) break;
      after = `&after=${page.next}`;
    }
    expect([...seen].sort()).toEqual([...ids].sort());
  });

  it('show own callbacks, and those planned for whoever is free to who may see the planner', async () => {
    const open = await plan({ agentId: null });
    const colleague = await desk.person();
    const shy = await desk.person({ visibility: 'own' });
    const stranger = await desk.person({ teamId: desk.south });
    expect(await listed('planned', colleague)).toEqual([open.id]);
    expect(await listed('planned', shy)).toEqual([]);
    expect(await listed('planned', stranger)).toEqual([]);
    const complete = { version: 1, result: 'satisfied', feedback: '好' };
    expect((await stranger.ask('POST', `/callbacks/${open.id}/complete`, complete)).body.code).toBe('not_found');
    const done = await colleague.does(`/callbacks/${open.id}/complete`, complete);
    expect(done.agentId).toBe(colleague.id);
    expect((await desk.history(open.id)).map((e) => e.agent_id)).toEqual([null, colleague.id]);
  });
});

describe('completing a callback', () => {
  it.each(['satisfied', 'neutral', 'not_satisfied'])(
    'as %s needs what the contact said (DOMAIN K2)',
    async (result) => {
      const { id } = await plan();
      for (const feedback of ['', ' … ', '。']) {
        const { status, body } = await agent.ask('POST', `/callbacks/${id}/complete`, { version: 1, result, feedback });
        expect([status, body.code]).toEqual([400, 'feedback_required']);
      }
      const done = await agent.does(`/callbacks/${id}/complete`, { version: 1, result, feedback: ' 还可以 ' });
      expect(done).toMatchObject({ result, feedback: '还可以', doneAt: inHours(0), attempts: 1, version: 2 });
    },
  );

  it('as unreachable counts a try and makes it due again in an hour', async () => {
    const { id } = await plan();
    desk.clock.forward(2 * 3600);
    const tried = await agent.does(`/callbacks/${id}/complete`, { version: 1, result: 'unreachable' });
    expect(tried).toMatchObject({ doneAt: null, result: null, attempts: 1, dueAt: inHours(3), version: 2 });
    expect(await listed('due')).toEqual([]);
    desk.clock.forward(3600);
    expect(await listed('due')).toEqual([id]);
    const done = await agent.does(`/callbacks/${id}/complete`, { version: 2, result: 'declined' });
    expect(done).toMatchObject({ result: 'declined', attempts: 2, version: 3 });
    expect((await desk.history(id)).map(({ type }) => type)).toEqual([
      'callback.planned',
      'callback.attempted',
      'callback.done',
    ]);
  });

  it('happens once', async () => {
    const { id } = await plan();
    const complete = { version: 1, result: 'satisfied', feedback: '很好' };
    const answers = await Promise.all([1, 2].map(() => agent.ask('POST', `/callbacks/${id}/complete`, complete)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)!.body.code).toBe('callback_already_done');
    for (const [verb, body] of [
      ['cancel', { version: 2, reason: '不用了' }],
      ['move', { version: 2, dueAt: inHours(4) }],
    ] as const)
      expect((await agent.ask('POST', `/callbacks/${id}/${verb}`, body)).body.code).toBe('callback_already_done');
  });

  it('as not satisfied reopens the ticket it was about (DOMAIN V4)', async () => {
    const ticketId = await desk.ticket({ contactId, status: 'resolved' });
    const [kept, bad] = [await plan({ ticketId }), await plan({ ticketId })];
    const statusNow = async () =>
      (await desk.database.row<{ status: string }>('select status from ticket where id = $1', [ticketId]))!.status;
    await agent.does(`/callbacks/${kept.id}/complete`, { version: 1, result: 'satisfied', feedback: '修好了' });
    expect(await statusNow()).toBe('resolved');
    await agent.does(`/callbacks/${bad.id}/complete`, { version: 1, result: 'not_satisfied', feedback: '还在漏水' });
    expect(await statusNow()).toBe('open');
    expect((await desk.history(ticketId)).map(({ type, payload }) => [type, payload.reason])).toEqual([
      ['ticket.reopened', 'callback_not_satisfied'],
    ]);
  });
});

describe('moving a callback', () => {
  it('gives it another time, another agent, or back to whoever is free', async () => {
    const { id } = await plan();
    const colleague = await desk.person();
    const move = (body: object) => agent.does(`/callbacks/${id}/move`, body);
    expect(await move({ version: 1, dueAt: inHours(5) })).toMatchObject({ dueAt: inHours(5), agentId: agent.id });
    expect(await move({ version: 2, dueAt: inHours(5), agentId: colleague.id })).toMatchObject({
      agentId: colleague.id,
    });
    expect(await move({ version: 3, dueAt: inHours(5), agentId: null })).toMatchObject({ agentId: null, version: 4 });
  });

  it('is refused into the past, and over somebody else’s change', async () => {
    const { id } = await plan();
    const move = (body: object) => agent.ask('POST', `/callbacks/${id}/move`, body);
    expect((await move({ version: 1, dueAt: inHours(-1) })).body.code).toBe('callback_in_past');
    await move({ version: 1, dueAt: inHours(5) });
    expect((await move({ version: 1, dueAt: inHours(6) })).body).toMatchObject({
      code: 'version_conflict',
      detail: { version: 2 },
    });
  });

  it('into nothing says why', async () => {
    const { id } = await plan();
    expect((await agent.ask('POST', `/callbacks/${id}/cancel`, { version: 1, reason: ' ' })).status).toBe(400);
    await agent.does(`/callbacks/${id}/cancel`, { version: 1, reason: '客户已来电' });
    expect((await desk.history(id))[1]).toMatchObject({
      type: 'callback.cancelled',
      payload: { reason: '客户已来电' },
    });
  });
});
