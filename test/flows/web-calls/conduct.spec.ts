import type { Call } from '#contract';
import { eventually } from '../../support/desk';
import { CallDesk, clientId, peerId } from './web-call-desk';

let house: CallDesk;
beforeAll(async () => (house = await CallDesk.open()));
beforeEach(() => house.alone());
afterEach(() => house.hush());
afterAll(() => house.desk.close());

const ringing = (id: string) =>
  house.desk.sql
    .query('select ringing_agent_ids as ids from call where id = $1', [id])
    .then(({ rows }) => rows[0].ids as string[]);

describe('a visitor calls', () => {
  it('and the record says all that the record of any call says (DOMAIN H2, H9, H15, N1)', async () => {
    const agent = await house.callee({ name: '李敏' });
    const caller = await house.caller();
    await caller.listen();
    const { id } = await caller.calls();
    expect((await agent.mine())[0]).toMatchObject({
      id,
      source: 'web',
      agentId: null,
      ringingAgentIds: [agent.agent.id],
    });
    house.desk.clock.advance(6);
    const answered = await agent.answer(id);
    expect(answered.body).toMatchObject({
      outcome: 'answered',
      call: { agentId: agent.agent.id, ringingAgentIds: [] },
    });
    house.desk.clock.advance(10);
    await agent.does('beat', id);
    await caller.does('beat', id);
    await agent.does('step', id, { step: 'hold' });
    await eventually(
      () => caller.heard.at(-1),
      (call) => call?.state === 'held',
    );
    house.desk.clock.advance(7);
    await agent.does('step', id, { step: 'resume' });
    await house.desk.admin
      .put(`/web-calls/${id}/note`, { note: 'not mine' })
      .then(({ status }) => expect(status).toBe(404));
    expect((await agent.agent.put(`/web-calls/${id}/note`, { note: '想退款' })).body.note).toBe('想退款');
    house.desk.clock.advance(5);
    const ended = await caller.does('hang-up', id);
    expect(ended.body).toMatchObject({ state: 'ended', result: 'answered', hungUpBy: 'contact' });
    const record = await house.record(id);
    expect(record).toMatchObject({
      direction: 'inbound',
      source: 'web',
      result: 'answered',
      hungUpBy: 'contact',
      note: '想退款',
      agentId: agent.agent.id,
    });
    const seconds = (from: string | null, to: string | null) =>
      Math.floor((Date.parse(to!) - Date.parse(from!)) / 1000);
    expect(record.ringSeconds).toBeGreaterThanOrEqual(6);
    expect(record.ringSeconds).toBe(seconds(record.startedAt, record.answeredAt));
    expect(record.answerSeconds).toBe(record.ringSeconds);
    expect(record.holdSeconds).toBeGreaterThanOrEqual(7);
    expect(record.talkSeconds).toBe(seconds(record.answeredAt, record.endedAt) - record.holdSeconds);
    await eventually(
      () => caller.heard.map(({ state }) => state),
      (states) => states.join() === 'ringing,talking,held,talking,talking,ended',
    );
    expect(caller.heard[1]).toMatchObject({ agentName: '李敏' });
  });

  it('which stands in the conversation, opens the window, and is answered by speaking (law 7)', async () => {
    const agent = await house.callee();
    const caller = await house.caller();
    const { id } = await caller.calls();
    const { ticketId, messageId, answerTarget } = (await agent.mine())[0]!;
    expect(answerTarget).toEqual({ seconds: 9, policy: null });
    const before = (await agent.agent.get(`/tickets/${ticketId}`)).body;
    // The desk may have greeted by now: assignment gives the waiting ticket to the agent who is there (DOMAIN W11).
    expect(before.messages[0]).toMatchObject({
      id: messageId,
      kind: 'call',
      text: '语音通话',
      author: { kind: 'contact' },
    });
    expect(before.messages.slice(1).every((message: { kind: string }) => message.kind === 'greeting')).toBe(true);
    expect(before.row.window).not.toBeNull();
    await agent.answer(id);
    const after = (await agent.agent.get(`/tickets/${ticketId}/row`)).body.row;
    expect(after).toMatchObject({ window: null, holderId: agent.agent.id, status: 'waiting' });
  });

  it('once, however often it is asked', async () => {
    await house.callee();
    const caller = await house.caller();
    const id = clientId();
    const [one, two] = await Promise.all([caller.call(id), caller.call(id)]);
    expect(one!.body.call.id).toBe(two!.body.call.id);
    expect((await caller.call()).body.code).toBe('already_in_call');
  });

  it('only where the inbox takes calls, in working time, and when somebody is there', async () => {
    const caller = await house.caller();
    expect((await caller.call()).body.code).toBe('nobody_to_answer');
    await house.callee();
    await house.set({ enabled: false, ringSeconds: 40 });
    expect((await caller.call()).body.code).toBe('calls_off');
    await house.set({ enabled: true, ringSeconds: 40 });
    house.desk.clock.advance(12 * 3600);
    expect((await caller.call()).body.code).toBe('calls_closed');
    house.desk.clock.advance(-12 * 3600);
    expect((await caller.call()).status).toBe(200);
  });
});

describe('whom it rings', () => {
  it('the holder first, and colleagues once the holder lets it ring (DOMAIN H16)', async () => {
    const holder = await house.callee();
    const colleague = await house.callee();
    const caller = await house.caller();
    await caller.visitor.say('在吗');
    const ticketId = await eventually(
      async () => (await holder.agent.get('/tickets?view=all')).body.rows?.[0]?.id,
      Boolean,
    ).catch(() => null);
    const { rows } = await house.desk.sql.query('select id from ticket order by created_at desc limit 1');
    const id = ticketId && rows[0].id === ticketId ? ticketId : rows[0].id;
    await house.desk.admin.post(`/tickets/${id}/transfer`, {
      toAgentId: holder.agent.id,
      toTeamId: null,
      reason: '老客户',
    });
    const call = await caller.calls();
    expect(await ringing(call.id)).toEqual([holder.agent.id]);
    expect(await colleague.mine()).toEqual([]);
    house.desk.clock.advance(9.5);
    await eventually(
      () => ringing(call.id),
      (ids) => ids.length === 2,
    );
  });

  it('the others when one says no, and nobody is a missed call', async () => {
    const [one, two] = [await house.callee(), await house.callee()];
    const caller = await house.caller();
    const { id } = await caller.calls();
    await one.does('decline', id);
    expect(await ringing(id)).toEqual([two.agent.id]);
    await two.does('decline', id);
    expect(await house.record(id)).toMatchObject({ result: 'missed', agentId: null, hungUpBy: 'system' });
  });

  it('nobody who may not see the ticket, and nobody who is on a call', async () => {
    const holder = await house.callee({ status: 'away' });
    const own = await house.callee({ visibility: 'own' });
    const busy = await house.callee();
    const free = await house.callee();
    const other = await house.caller();
    await busy.answer((await other.calls()).id);
    const caller = await house.caller();
    await caller.visitor.say('在吗');
    const { rows } = await house.desk.sql.query('select id from ticket order by created_at desc limit 1');
    await house.desk.admin.post(`/tickets/${rows[0].id}/transfer`, {
      toAgentId: holder.agent.id,
      toTeamId: null,
      reason: '老客户',
    });
    const call = await caller.calls();
    expect(await ringing(call.id)).toEqual([free.agent.id]);
    expect((await own.answer(call.id)).body.code).toBe('not_found');
    expect(await own.mine()).toEqual([]);
  });

  it('who comes while it rings', async () => {
    await house.callee();
    const caller = await house.caller();
    const { id } = await caller.calls();
    const late = await house.callee();
    await caller.does('beat', id);
    expect(await ringing(id)).toContain(late.agent.id);
  });
});

describe('a call nobody answers', () => {
  it('ends at its time and is called back where the visitor left a way (DOMAIN M1)', async () => {
    const agent = await house.callee();
    const caller = await house.caller();
    await house.desk.sql.query(
      `update contact set phone = '13800138000' where id = (select contact_id from identity order by id desc limit 1)`,
    );
    const { id } = await caller.calls();
    for (let seconds = 0; seconds < 40; seconds += 10) {
      house.desk.clock.advance(10);
      await caller.does('beat', id);
    }
    const record = await eventually(
      () => house.record(id),
      (call) => call.endedAt !== null,
    );
    expect(record).toMatchObject({
      result: 'missed',
      ringSeconds: 40,
      answeredAt: null,
      talkSeconds: 0,
      agentId: null,
    });
    const { rows } = (await agent.agent.get(`/callbacks?state=planned&ticketId=${record.ticketId}`)).body;
    expect(rows).toEqual([expect.objectContaining({ reason: 'missed_call', agentId: null, remark: '13800138000' })]);
    expect((await agent.answer(id)).body.outcome).toBe('over');
    expect((await agent.agent.get(`/tickets/${record.ticketId}/row`)).body.row.window).not.toBeNull();
  });

  it('promises nothing to who left no way to be reached', async () => {
    const agent = await house.callee();
    const caller = await house.caller();
    const { id } = await caller.calls();
    await caller.does('hang-up', id);
    const record = await house.record(id);
    expect(record).toMatchObject({ result: 'missed', hungUpBy: 'contact' });
    expect((await agent.agent.get(`/callbacks?state=planned&ticketId=${record.ticketId}`)).body.rows).toEqual([]);
  });
});

describe('a page that vanishes', () => {
  it.each(['agent', 'contact'] as const)('of the %s ends the call at its last sign of life', async (side) => {
    const agent = await house.callee();
    const caller = await house.caller();
    const { id } = await caller.calls();
    await agent.answer(id);
    house.desk.clock.advance(15);
    await agent.does('beat', id);
    await caller.does('beat', id);
    house.desk.clock.advance(15);
    if (side === 'agent') await caller.does('beat', id);
    else await agent.does('beat', id);
    house.desk.clock.advance(8);
    const record = await eventually(
      () => house.record(id),
      (call) => call.endedAt !== null,
    );
    expect(record).toMatchObject({ result: 'answered', hungUpBy: 'system' });
    // Neither the fifteen seconds of the other side's patience nor the grace were talk.
    expect(record.talkSeconds).toBeGreaterThanOrEqual(15);
    expect(record.talkSeconds).toBeLessThan(30);
  });

  it('while it rings is a missed call', async () => {
    await house.callee();
    const caller = await house.caller();
    const { id } = await caller.calls();
    house.desk.clock.advance(21);
    const record = await eventually(
      () => house.record(id),
      (call) => call.endedAt !== null,
    );
    expect(record).toMatchObject({ result: 'missed', hungUpBy: 'system', ringSeconds: 0 });
  });
});

describe('an agent calls', () => {
  const ticketOf = async (): Promise<string> =>
    (await house.desk.sql.query('select id from ticket order by created_at desc limit 1')).rows[0].id as string;

  it('a visitor, who picks up', async () => {
    const agent = await house.callee();
    const caller = await house.caller();
    await caller.visitor.say('请打给我');
    await caller.listen();
    const ticketId = await ticketOf();
    const body = { clientId: clientId(), peer: agent.peer, ticketId };
    const { body: started } = await agent.agent.post('/web-calls', body);
    expect(started.call).toMatchObject({
      direction: 'outbound',
      agentId: agent.agent.id,
      source: 'web',
      ringingAgentIds: [],
    });
    expect((await agent.agent.post('/web-calls', body)).body.call.id).toBe(started.call.id);
    const heard = await eventually(() => caller.heard.at(-1), Boolean);
    expect(heard).toMatchObject({ direction: 'outbound', state: 'ringing' });
    expect((await caller.does('answer', heard!.id)).body.call.state).toBe('talking');
    expect((await caller.does('answer', heard!.id, peerId())).body.code).toBe('call_elsewhere');
    await agent.does('hang-up', heard!.id);
    expect(await house.record(heard!.id)).toMatchObject({
      result: 'answered',
      hungUpBy: 'agent',
      direction: 'outbound',
    });
  });

  it.each([
    [
      'says no',
      (id: string, caller: Awaited<ReturnType<CallDesk['caller']>>) => caller.does('decline', id),
      { result: 'busy', hungUpBy: 'contact' },
    ],
    ['is not there', async () => house.desk.clock.advance(19), { result: 'no_answer', hungUpBy: 'system' }],
  ])('a visitor, who %s', async (_, what, outcome) => {
    await house.set({ enabled: true, ringSeconds: 18 });
    const agent = await house.callee();
    const caller = await house.caller();
    await caller.visitor.say('请打给我');
    const ticketId = await ticketOf();
    const { body } = await agent.agent.post('/web-calls', { clientId: clientId(), peer: agent.peer, ticketId });
    await what(body.call.id, caller);
    const record = await eventually(
      () => house.record(body.call.id),
      (call: Call) => call.endedAt !== null,
    );
    expect(record).toMatchObject(outcome);
    await house.set({ enabled: true, ringSeconds: 40 });
  });

  it('and is not on two calls at once, on whatever line', async () => {
    const agent = await house.callee();
    const caller = await house.caller();
    await caller.visitor.say('请打给我');
    const ticketId = await ticketOf();
    const { body } = await agent.agent.post('/web-calls', { clientId: clientId(), peer: agent.peer, ticketId });
    const again = await agent.agent.post('/web-calls', { clientId: clientId(), peer: agent.peer, ticketId });
    expect(again.body.code).toBe('already_in_call');
    const timed = { clientId: clientId(), contactId: body.call.contactId, direction: 'outbound' };
    expect((await agent.agent.post('/calls', timed)).body.code).toBe('already_exists');
    expect((await agent.agent.post(`/calls/${body.call.id}/end`, { result: 'answered' })).body.code).toBe(
      'call_not_timed',
    );
  });
});
