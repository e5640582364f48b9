import type { Coverage } from '#contract';
import { WarrantyCallbacks } from '../../../apps/server/src/desk/callbacks/warranty-callbacks.service';
import { eventually } from '../../support/desk';
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

describe('what the desk plans by itself', () => {
  const outcome = (ticketId: string, what: string, who = agent) =>
    who.ask('POST', `/tickets/${ticketId}/outcome`, { outcome: what });

  it.each([
    ['V1', 'advice', 'advice', 2],
    ['V2', 'untested', 'untested', 2],
    ['V3', 'unsure', 'unsure_repair', 3],
  ])('%s: a service that ended as %s is called back once, as %s in %d hours', async (_, said, reason, hours) => {
    const ticketId = await desk.ticket({ contactId, status: 'resolved' });
    const [first, again] = await Promise.all([outcome(ticketId, said), outcome(ticketId, said)]);
    expect([first.status, again.status, again.body.id]).toEqual([200, 200, first.body.id]);
    expect(first.body).toMatchObject({ reason, dueAt: inHours(hours), ticketId, plannedAt: inHours(0) });
    await agent.does(`/callbacks/${first.body.id}/complete`, { version: 1, result: 'satisfied', feedback: '好了' });
    expect((await outcome(ticketId, said)).body.id).toBe(first.body.id);
    expect(await desk.history(first.body.id)).toHaveLength(2);
  });

  it('only of a solved ticket, and of one that may be seen', async () => {
    const open = await desk.ticket({ contactId });
    expect((await outcome(open, 'unsure')).body.code).toBe('outcome_not_resolved');
    const stranger = await desk.person({ teamId: desk.south });
    const solved = await desk.ticket({ contactId, status: 'resolved' });
    expect((await outcome(solved, 'unsure', stranger)).body.code).toBe('not_found');
  });

  it('H4: of a call that ended so, in the transaction of its ending', async () => {
    const ticketId = await desk.ticket({ contactId });
    const start = { clientId: clientId(), contactId, ticketId, direction: 'outbound' };
    const { id } = await agent.does('/calls', start);
    await agent.does(`/calls/${id}/step`, { step: 'answered' });
    const ending = { result: 'answered', note: '', outcome: 'untested' };
    for (const _ of [1, 2]) await agent.does(`/calls/${id}/end`, ending);
    const { rows } = await agent.get(`/callbacks?state=planned&ticketId=${ticketId}`);
    expect(rows).toMatchObject([{ reason: 'untested', dueAt: inHours(2), agentId: agent.id }]);
  });

  it('V5: of every ticket closed in warranty, once, and counted as called back when it was', async () => {
    const warranty = desk.app.get(WarrantyCallbacks);
    const [inIt, outOfIt] = [
      await desk.ticket({ contactId, status: 'closed' }),
      await desk.ticket({ contactId, status: 'closed' }),
    ];
    for (const [ticketId, state] of [
      [inIt, 'in'],
      [outOfIt, 'out'],
    ]) {
      await desk.database.rows(
        `insert into ticket_service (ticket_id, model, serial, warranty, fault, wish, area, place_of_installation, organisation,
           parts_by_division, updated_by, updated_at, version) values ($1, '', '', $2, '', '', '', '', '', false, $3, now(), 1)`,
        [ticketId, state, agent.id],
      );
      await desk.database.rows('update ticket set status_since = $2 where id = $1', [ticketId, inHours(0)]);
      for (const version of [1, 2])
        await desk.database.rows(
          `insert into desk_event (subject_kind, subject_id, version, ticket_id, type, payload, actor_kind, actor_name, at)
           values ('ticket', $1, $2, $1, 'ticket.closed', '{}', 'desk', 'desk', $3)`,
          [ticketId, version, inHours(0)],
        );
    }
    // What runs in other databases of the same Postgres can hold the reader back for a moment (law 5).
    await eventually(
      () => warranty.read(),
      ({ more, held }) => !more && !held,
    );
    const { rows } = await agent.get(`/callbacks?state=all&contactId=${contactId}`);
    expect(rows).toMatchObject([{ reason: 'warranty', ticketId: inIt, dueAt: inHours(24) }]);
    const span = '/callbacks/coverage?from=2026-09-14&to=2026-09-14';
    expect((await agent.get<Coverage>(span)).warranty).toEqual({ closed: 1, calledBack: 0 });
    await agent.does(`/callbacks/${rows[0]!.id}/complete`, { version: 1, result: 'neutral', feedback: '还行' });
    expect((await agent.get<Coverage>(span)).warranty).toEqual({ closed: 1, calledBack: 1 });
  });
});

describe('trying a callback', () => {
  it('writes each number apart (DOMAIN section 9)', async () => {
    const { id } = await plan();
    const tried = [
      { number: '13800138000', outcome: 'no_answer' },
      { number: '02112345678', outcome: 'wrong_number' },
    ];
    const after = await agent.does(`/callbacks/${id}/complete`, { version: 1, result: 'unreachable', tried });
    expect(after).toMatchObject({ attempts: 1, tried: tried.map((one) => ({ ...one, at: inHours(0) })) });
    const again = { version: 2, result: 'unreachable', tried: [{ number: '13800138000', outcome: 'busy' }] };
    expect((await agent.does(`/callbacks/${id}/complete`, again)).tried).toHaveLength(3);
    const wrong = { version: 3, result: 'unreachable', tried: [{ number: '1', outcome: 'busy' }] };
    expect((await agent.ask('POST', `/callbacks/${id}/complete`, wrong)).status).toBe(400);
  });

  it('put off for a while is out of sight, and late all the same', async () => {
    const { id } = await plan();
    desk.clock.forward(2.5 * 3600);
    const off = await agent.does(`/callbacks/${id}/snooze`, { version: 1, minutes: 60 });
    expect(off).toMatchObject({ snoozedUntil: inHours(3.5), dueAt: inHours(2), version: 2 });
    expect([await listed('due'), await listed('planned')]).toEqual([[], [id]]);
    const { rows } = await agent.get(`/callbacks?state=all&contactId=${contactId}&figure=overdue`);
    expect(rows).toMatchObject([{ id }]);
    desk.clock.forward(3600);
    expect(await listed('due')).toEqual([id]);
  });
});

describe('the coverage of callbacks', () => {
  it('V6, V19: is counted by reason and agent with its sample, opens its rows, and goes out as a sheet', async () => {
    desk.clock.set('2026-09-21T02:00:00.000Z');
    const day = (hours: number) => new Date(Date.parse('2026-09-21T02:00:00.000Z') + hours * 3_600_000).toISOString();
    const results = ['satisfied', 'satisfied', 'satisfied', 'not_satisfied', 'unreachable', 'declined', null];
    for (const result of results) {
      const { id } = await plan({ dueAt: day(1), reason: 'advice' });
      if (result) await agent.does(`/callbacks/${id}/complete`, { version: 1, result, feedback: '=说过了' });
    }
    desk.clock.forward(3 * 3600);
    const span = 'from=2026-09-21&to=2026-09-21';
    const { rows, satisfaction } = await agent.get<Coverage>(`/callbacks/coverage?${span}`);
    const row = rows.find(({ agentId }) => agentId === agent.id)!;
    expect(row).toMatchObject({
      reason: 'advice',
      planned: 7,
      done: 5,
      withFeedback: 4,
      overdue: 2,
      satisfied: 3,
      answered: 4,
    });
    expect(satisfaction).toEqual({ satisfied: 3, answered: 4, goalPercent: 98 });
    for (const [figure, count] of Object.entries({
      done: 5,
      with_feedback: 4,
      overdue: 2,
      satisfied: 3,
      answered: 4,
    })) {
      const behind = `/callbacks?state=all&agentId=${agent.id}&reason=advice&dueFrom=2026-09-21&dueTo=2026-09-21&figure=${figure}`;
      expect([figure, (await agent.get(behind)).rows.length]).toEqual([figure, count]);
    }
    const sheet = (await agent.raw('GET', `/callbacks/export?${span}&locale=zh-CN`)).body;
    expect(sheet.split('\r\n')).toHaveLength(10);
    expect(sheet).toContain("'=说过了");
  });
});
