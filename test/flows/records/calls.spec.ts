import { clientId, type Person, recordsDesk, type RecordsDesk } from './records-desk';

let desk: RecordsDesk;
let agent: Person;
let contactId: string;
beforeAll(async () => {
  desk = await recordsDesk();
  contactId = await desk.contact();
});
beforeEach(async () => {
  desk.clock.set('2026-09-14T02:00:00.000Z');
  agent = await desk.person();
});
afterAll(() => desk.close());

const outgoing = (more = {}) => ({
  clientId: clientId(),
  contactId,
  direction: 'outbound',
  number: '13800000000',
  ...more,
});
const typed = (more = {}) => ({
  ...outgoing(),
  startedAt: '2026-09-14T01:00:00.000Z',
  answeredAt: '2026-09-14T01:00:10.000Z',
  endedAt: '2026-09-14T01:02:10.000Z',
  result: 'answered',
  ...more,
});
const answeredFor = async (seconds: number, more = {}) => {
  const call = await agent.does('/calls', outgoing(more));
  await agent.does(`/calls/${call.id}/step`, { step: 'answered' });
  desk.clock.forward(seconds);
  return agent.does(`/calls/${call.id}/end`, { result: 'answered' });
};

describe('a timed call', () => {
  it('is stamped by the clock of the server, and hold is not talk (DOMAIN N1)', async () => {
    const started = await agent.does('/calls', outgoing());
    expect(started).toMatchObject({
      startedAt: '2026-09-14T02:00:00.000Z',
      answeredAt: null,
      source: 'timer',
      version: 1,
    });
    desk.clock.forward(9);
    await agent.does(`/calls/${started.id}/step`, { step: 'answered' });
    desk.clock.forward(60);
    await agent.does(`/calls/${started.id}/step`, { step: 'hold' });
    desk.clock.forward(30);
    await agent.does(`/calls/${started.id}/step`, { step: 'resume' });
    desk.clock.forward(15);
    await agent.does(`/calls/${started.id}/step`, { step: 'hold' });
    desk.clock.forward(5);
    const ended = await agent.does(`/calls/${started.id}/end`, { result: 'answered', note: '已答复' });
    expect(ended).toMatchObject({
      answeredAt: '2026-09-14T02:00:09.000Z',
      endedAt: '2026-09-14T02:01:59.000Z',
      holdSeconds: 35,
      talkSeconds: 75,
      contactName: '王女士',
      correctionSeconds: null,
      version: 6,
    });
  });

  it('is told with a version of its own for each change and none between', async () => {
    const ticketId = await desk.ticket({ contactId });
    const call = await answeredFor(60, { ticketId });
    const events = await desk.history(call.id);
    expect(events.map(({ type, version }) => [type, version])).toEqual([
      ['call.started', 1],
      ['call.stepped', 2],
      ['call.ended', 3],
    ]);
    expect(events[2]).toMatchObject({
      subject_kind: 'call',
      ticket_id: ticketId,
      contact_id: contactId,
      agent_id: agent.id,
      team_id: desk.north,
      actor_id: agent.id,
      payload: { view: call },
    });
    expect(call.ticketNumber).toBeGreaterThan(10_000);
  });

  it('is one call however often it is started (law 3)', async () => {
    const same = outgoing();
    const answers = await Promise.all([1, 2, 3, 4].map(() => agent.ask('POST', '/calls', same)));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(await desk.history(answers[0]!.body.id)).toHaveLength(1);
    await agent.does(`/calls/${answers[0]!.body.id}/end`, { result: 'busy' });
    expect((await agent.does('/calls', same)).id).toBe(answers[0]!.body.id);
  });

  it('refuses a client id that was another call’s', async () => {
    const first = outgoing();
    await agent.does('/calls', first);
    const { status, body } = await agent.ask('POST', '/calls', { ...first, contactId: await desk.contact('别人') });
    expect([status, body.code]).toEqual([409, 'client_id_reused']);
  });

  it('runs alone: an agent has one at a time', async () => {
    const running = await agent.does('/calls', outgoing());
    const { status, body } = await agent.ask('POST', '/calls', outgoing());
    expect([status, body.code, body.detail]).toEqual([409, 'already_exists', { field: 'call', callId: running.id }]);
    await agent.does(`/calls/${running.id}/end`, { result: 'no_answer' });
    await agent.does('/calls', outgoing());
  });

  it('ends once: the same end again changes nothing, another one is refused', async () => {
    const call = await answeredFor(60);
    expect(await agent.does(`/calls/${call.id}/end`, { result: 'answered' })).toEqual(call);
    const { status, body } = await agent.ask('POST', `/calls/${call.id}/end`, { result: 'missed' });
    expect([status, body.code]).toEqual([409, 'call_already_ended']);
    expect((await agent.ask('POST', `/calls/${call.id}/step`, { step: 'hold' })).body.code).toBe('call_already_ended');
    expect(await desk.history(call.id)).toHaveLength(3);
  });

  it.each([
    ['held before anybody answered', '/step', { step: 'hold' }],
    ['ended as answered though nobody picked up', '/end', { result: 'answered' }],
  ])('can’t be %s', async (_, path, body) => {
    const call = await agent.does('/calls', outgoing());
    expect((await agent.ask('POST', `/calls/${call.id}${path}`, body)).body.code).toBe('call_times_out_of_order');
  });
});

describe('a call typed in afterwards', () => {
  it('has the talk time of its times', async () => {
    const call = await agent.does('/calls/typed', typed({ holdSeconds: 20 }));
    expect(call).toMatchObject({ source: 'typed', talkSeconds: 100, holdSeconds: 20, version: 1 });
    const [event] = await desk.history(call.id);
    expect(event).toMatchObject({ type: 'call.ended', at: new Date(call.endedAt) });
    expect(event!.payload.typedAt).toBe('2026-09-14T02:00:00.000Z');
  });

  it.each([
    ['answered before it started', { answeredAt: '2026-09-14T00:59:59.000Z' }],
    ['ended before it was answered', { endedAt: '2026-09-14T01:00:05.000Z' }],
    ['on hold longer than it lasted', { holdSeconds: 121 }],
    ['answered without an answer', { answeredAt: null }],
    ['over before it has come', { endedAt: '2026-09-14T02:01:01.000Z' }],
  ])('can’t be %s', async (_, times) => {
    const { status, body } = await agent.ask('POST', '/calls/typed', typed(times));
    expect([status, body.code]).toEqual([400, 'call_times_out_of_order']);
  });

  it('may be typed in while another runs', async () => {
    await agent.does('/calls', outgoing());
    await agent.does('/calls/typed', typed());
  });
});

describe('a correction', () => {
  it('shows how far it lies from the timer, also after a second one', async () => {
    const call = await answeredFor(100);
    const once = await agent.does(`/calls/${call.id}/correct`, { version: 3, talkSeconds: 130, reason: '忘记停表' });
    expect(once).toMatchObject({ talkSeconds: 130, correctionSeconds: 30, version: 4 });
    const twice = await agent.does(`/calls/${call.id}/correct`, { version: 4, talkSeconds: 90, reason: '看错了' });
    expect(twice).toMatchObject({ talkSeconds: 90, correctionSeconds: -10, version: 5 });
    const events = await desk.history(call.id);
    expect(events.slice(3).map(({ type, payload }) => [type, payload.reason])).toEqual([
      ['call.corrected', '忘记停表'],
      ['call.corrected', '看错了'],
    ]);
  });

  it('is refused when somebody corrected it meanwhile, with the version it has now', async () => {
    const call = await answeredFor(100);
    const correction = { version: call.version, talkSeconds: 130, reason: '忘记停表' };
    const answers = await Promise.all([1, 2].map(() => agent.ask('POST', `/calls/${call.id}/correct`, correction)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const refused = answers.find(({ status }) => status === 409)!;
    expect(refused.body).toMatchObject({ code: 'version_conflict', detail: { version: 4 } });
  });

  it('has nothing to measure against on a typed call, and is refused while a call runs', async () => {
    const call = await agent.does('/calls/typed', typed());
    const corrected = await agent.does(`/calls/${call.id}/correct`, { version: 1, talkSeconds: 60, reason: '打错了' });
    expect(corrected).toMatchObject({ talkSeconds: 60, correctionSeconds: null });
    const running = await agent.does('/calls', outgoing());
    const early = { version: 1, talkSeconds: 60, reason: '打错了' };
    expect((await agent.ask('POST', `/calls/${running.id}/correct`, early)).body.code).toBe('invalid_input');
  });
});

describe('a call on a ticket whose contact waits', () => {
  const windowsOf = (ticketId: string) =>
    desk.database.rows(
      'select answered_by_id, answered_at, working_seconds, breached_at from reply_window where ticket_id = $1',
      [ticketId],
    );
  const waiting = async (from: string): Promise<string> => {
    const ticketId = await desk.ticket({ contactId });
    await desk.waits(ticketId, from);
    return ticketId;
  };

  it('closes the reply window at the moment somebody picks up (law 7)', async () => {
    const ticketId = await waiting('2026-09-14T01:50:00.000Z');
    const call = await agent.does('/calls', outgoing({ ticketId }));
    expect(await windowsOf(ticketId)).toMatchObject([{ answered_at: null }]);
    desk.clock.forward(9);
    await agent.does(`/calls/${call.id}/step`, { step: 'answered' });
    desk.clock.forward(3600);
    await agent.does(`/calls/${call.id}/end`, { result: 'answered' });
    expect(await windowsOf(ticketId)).toEqual([
      {
        answered_by_id: agent.id,
        answered_at: new Date('2026-09-14T02:00:09Z'),
        working_seconds: 609,
        breached_at: null,
      },
    ]);
    const answered = (await desk.history(ticketId)).filter(({ type }) => type === 'reply_window.answered');
    expect(answered).toMatchObject([{ agent_id: agent.id, payload: { first: true, met: true, workingSeconds: 609 } }]);
  });

  it('that nobody picks up leaves the contact waiting', async () => {
    const ticketId = await waiting('2026-09-14T01:50:00.000Z');
    const call = await agent.does('/calls', outgoing({ ticketId }));
    await agent.does(`/calls/${call.id}/end`, { result: 'no_answer' });
    expect(await windowsOf(ticketId)).toMatchObject([{ answered_at: null }]);
  });

  it.each([
    ['after the contact wrote closes the window', '2026-09-14T00:59:00.000Z', true],
    ['before the contact wrote does not', '2026-09-14T01:30:00.000Z', false],
  ])('and is typed in: one made %s', async (_, from, closes) => {
    const ticketId = await waiting(from);
    await agent.does('/calls/typed', typed({ ticketId }));
    const [window] = await windowsOf(ticketId);
    expect(window!.answered_at !== null).toBe(closes);
  });

  it('can still be ended when the ticket went to another team meanwhile', async () => {
    const ticketId = await waiting('2026-09-14T01:50:00.000Z');
    const call = await agent.does('/calls', outgoing({ ticketId }));
    await desk.database.rows('update ticket set team_id = $2 where id = $1', [ticketId, desk.south]);
    await agent.does(`/calls/${call.id}/step`, { step: 'answered' });
    expect((await agent.does(`/calls/${call.id}/end`, { result: 'answered' })).version).toBe(3);
  });
});

describe('whose calls', () => {
  it('agents change their own, team leads those of their team, and another team knows nothing of them', async () => {
    const call = await answeredFor(60);
    const correction = { version: 3, talkSeconds: 61, reason: '核对录音' };
    const path = `/calls/${call.id}/correct`;
    const colleague = await desk.person();
    const stranger = await desk.person({ teamId: desk.south });
    const strangeLead = await desk.person({ teamId: desk.south, role: 'team_lead' });
    expect((await colleague.ask('POST', path, correction)).body.code).toBe('forbidden');
    expect((await stranger.ask('POST', path, correction)).body.code).toBe('not_found');
    expect((await strangeLead.ask('POST', path, correction)).body.code).toBe('not_found');
    const lead = await desk.person({ role: 'team_lead' });
    expect((await lead.does(path, correction)).version).toBe(4);
    const admin = await desk.person({ role: 'admin', visibility: 'all', teamId: null });
    expect((await admin.does(path, { ...correction, version: 4 })).agentId).toBe(agent.id);
  });

  it('lists show own ones, the team’s or all, page by page without a gap', async () => {
    const own = await desk.person({ visibility: 'own' });
    const ids: string[] = [];
    for (const minute of [1, 2, 2, 3, 4]) {
      const times = { startedAt: `2026-09-14T00:0${minute}:00.000Z`, answeredAt: null, result: 'no_answer' };
      const call = await own.does('/calls/typed', typed({ ...times, endedAt: `2026-09-14T00:0${minute}:30.000Z` }));
      ids.push(call.id);
    }
    await agent.does('/calls/typed', typed());
    expect((await own.get('/calls?limit=200')).rows.map(({ id }: { id: string }) => id).sort()).toEqual(
      [...ids].sort(),
    );
    const seen: string[] = [];
    for (let after = ''; ;) {
      const { rows, next } = await agent.get(`/calls?agentId=${own.id}&limit=2${after}`);
      seen.push(...rows.map(({ id }: { id: string }) => id));
      if (!next) break;
      after = `&after=${next}`;
    }
    expect(seen.sort()).toEqual([...ids].sort());
    const stranger = await desk.person({ teamId: desk.south });
    expect((await stranger.get(`/calls?agentId=${own.id}`)).rows).toEqual([]);
    expect((await agent.get(`/calls?contactId=${await desk.contact()}`)).rows).toEqual([]);
  });

  it('a call names only tickets that its agent may see, and contacts that exist', async () => {
    const hidden = await desk.ticket({ contactId, teamId: desk.south });
    expect((await agent.ask('POST', '/calls', outgoing({ ticketId: hidden }))).body.code).toBe('not_found');
    const nobody = outgoing({ contactId: '01a20117-6ae7-76d6-9ece-3256e66f101d' });
    expect((await agent.ask('POST', '/calls', nobody)).body.code).toBe('not_found');
  });
});
