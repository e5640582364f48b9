import { eventually } from '../../support/desk';
import { CallDesk, type Callee, type Caller, clientId, peerId } from './web-call-desk';

let house: CallDesk;
beforeAll(async () => (house = await CallDesk.open()));
beforeEach(() => house.alone());
afterEach(() => house.hush());
afterAll(() => house.desk.close());

const offer = (callId: string, peer: string, sdp = 'v=0') => ({ callId, peer, word: { kind: 'offer', round: 1, sdp } });
const signalled = (socket: { emitWithAck(name: string, body: object): Promise<unknown> }, body: object) =>
  socket.emitWithAck('call_signal', body);

async function talking(): Promise<{ id: string; agent: Callee; caller: Caller }> {
  const agent = await house.callee();
  const caller = await house.caller();
  const { id } = await caller.calls();
  await agent.answer(id);
  return { id, agent, caller };
}

describe('races', () => {
  it('many answer at once: one has the call, the others are told so, and nobody rings on', async () => {
    const agents = await Promise.all(Array.from({ length: 5 }, () => house.callee()));
    const caller = await house.caller();
    const { id } = await caller.calls();
    const answers = await Promise.all(agents.map((agent) => agent.answer(id)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    const outcomes = answers.map(({ body }) => body.outcome as string).sort();
    expect(outcomes).toEqual(['answered', ...Array<string>(4).fill('answered_by_other')]);
    expect(answers.filter(({ body }) => body.outcome !== 'answered').every(({ body }) => body.ice.length === 0)).toBe(
      true,
    );
    const { rows } = await house.desk.sql.query(
      'select count(*)::int as n from call where answered_at is not null and id = $1',
      [id],
    );
    expect(rows[0].n).toBe(1);
    for (const agent of agents)
      expect((await agent.mine()).flatMap(({ ringingAgentIds }) => ringingAgentIds)).toEqual([]);
  });

  it('the caller hangs up while an agent answers: both are told the same end', async () => {
    for (let round = 0; round < 8; round += 1) {
      await house.alone();
      const agent = await house.callee();
      const caller = await house.caller();
      const { id } = await caller.calls();
      const [answer] = await Promise.all([agent.answer(id), caller.does('hang-up', id)]);
      const record = await house.record(id);
      expect(record.endedAt).not.toBeNull();
      expect(record.hungUpBy).toBe('contact');
      expect(record.result).toBe(record.answeredAt ? 'answered' : 'missed');
      expect(['answered', 'over']).toContain(answer!.body.outcome);
      expect(record.answeredAt === null).toBe(answer!.body.outcome === 'over');
    }
  });

  it('one agent answers two callers at once: one of them is spoken to, the other rings on', async () => {
    const agent = await house.callee();
    const [one, two] = [await house.caller(), await house.caller()];
    const ids = [(await one.calls()).id, (await two.calls()).id];
    const answers = await Promise.all(ids.map((id) => agent.answer(id)));
    expect(answers.map(({ body }) => body.outcome ?? body.code).sort()).toEqual(['already_in_call', 'answered']);
    const { rows } = await house.desk.sql.query('select id from call where ended_at is null and agent_id = $1', [
      agent.agent.id,
    ]);
    expect(rows).toHaveLength(1);
  });

  it('both hang up at once: the call ends once', async () => {
    const { id, agent, caller } = await talking();
    await Promise.all([agent.does('hang-up', id), caller.does('hang-up', id)]);
    const { rows } = await house.desk.sql.query(
      `select count(*)::int as n from desk_event where subject_id = $1 and type = 'call.ended'`,
      [id],
    );
    expect(rows[0].n).toBe(1);
  });
});

describe('whose call it is', () => {
  it('another visitor can neither signal into it nor end it, and learns nothing of it', async () => {
    const { id } = await talking();
    const stranger = await house.caller();
    const socket = await stranger.listen();
    expect(await signalled(socket, offer(id, stranger.peer))).toMatchObject({ ok: false, code: 'not_found' });
    for (const step of ['hang-up', 'beat', 'answer', 'decline'])
      expect((await stranger.does(step, id)).body.code).toBe('not_found');
    expect((await house.record(id)).endedAt).toBeNull();
  });

  it('neither does an agent who was never rung', async () => {
    const { id } = await talking();
    await house.alone();
    const other = await house.callee();
    const socket = await other.agent.socket();
    expect(await signalled(socket as never, offer(id, other.peer))).toMatchObject({ ok: false, code: 'not_found' });
    for (const step of ['hang-up', 'beat', 'answer', 'decline'])
      expect((await other.does(step, id)).body.code).toBe('not_found');
    expect((await other.does('step', id, { step: 'hold' })).body.code).toBe('not_found');
  });

  it('a colleague who was rung and lost may not speak in it either', async () => {
    const [winner, loser] = [await house.callee(), await house.callee()];
    const caller = await house.caller();
    const { id } = await caller.calls();
    await winner.answer(id);
    expect((await loser.answer(id)).body.outcome).toBe('answered_by_other');
    expect((await loser.does('hang-up', id)).body.code).toBe('forbidden');
    const socket = await loser.agent.socket();
    expect(await signalled(socket as never, offer(id, loser.peer))).toMatchObject({ code: 'not_found' });
  });

  it('another page of the same person looks on and touches nothing', async () => {
    const { id, agent, caller } = await talking();
    expect((await agent.does('hang-up', id, { peer: peerId() })).body.code).toBe('call_elsewhere');
    expect((await agent.does('answer', id, { peer: peerId() })).body.code).toBe('call_elsewhere');
    expect((await caller.does('hang-up', id, peerId())).body.code).toBe('call_elsewhere');
    const socket = await caller.listen();
    expect(await signalled(socket, offer(id, peerId()))).toMatchObject({ ok: false, code: 'call_elsewhere' });
  });

  it('what the two browsers say reaches the other side, and nobody else', async () => {
    const { id, agent, caller } = await talking();
    const outsider = await house.caller();
    const heard: Record<string, unknown[]> = { visitor: [], agent: [], outsider: [] };
    const [visitorSocket, outsiderSocket] = [await caller.listen(), await outsider.listen()];
    const agentSocket = await agent.agent.socket();
    visitorSocket.on('call_signal', (signal) => heard.visitor!.push(signal));
    outsiderSocket.on('call_signal', (signal) => heard.outsider!.push(signal));
    agentSocket.on('call_signal', (signal) => heard.agent!.push(signal));
    expect(await signalled(agentSocket as never, offer(id, agent.peer))).toEqual({ ok: true });
    expect(await signalled(visitorSocket, { callId: id, peer: caller.peer, word: { kind: 'again' } })).toEqual({
      ok: true,
    });
    await eventually(
      () => [heard.visitor!.length, heard.agent!.length],
      ([v, a]) => v === 1 && a === 1,
    );
    expect(heard.visitor).toEqual([offer(id, agent.peer)]);
    expect(heard.outsider).toEqual([]);
    await caller.does('hang-up', id);
    expect(await signalled(agentSocket as never, offer(id, agent.peer))).toMatchObject({ code: 'not_found' });
  });
});

describe('bad input', () => {
  // One for all: visitors who begin sessions faster than people do are slowed down.
  let known: Caller;
  beforeAll(async () => (known = await house.caller()));

  it.each([
    [
      'an offer of a megabyte would end the line, one of 33 kB is refused',
      { kind: 'offer', round: 1, sdp: 'x'.repeat(33_000) },
    ],
    ['an empty offer', { kind: 'offer', round: 1, sdp: '' }],
    ['a round that never was', { kind: 'answer', round: 0, sdp: 'v=0' }],
    [
      'a hundred candidates',
      { kind: 'candidates', round: 1, candidates: Array(100).fill({ candidate: 'a', sdpMid: '0', sdpMLineIndex: 0 }) },
    ],
    ['candidates that are none', { kind: 'candidates', round: 1, candidates: [{ candidate: 5 }, null] }],
    [
      'a candidate as long as a book',
      { kind: 'candidates', round: 1, candidates: [{ candidate: 'a'.repeat(600), sdpMid: '0', sdpMLineIndex: 0 }] },
    ],
    ['another kind', { kind: 'video', sdp: 'v=0' }],
    ['nothing', null],
  ])('%s', async (_, word) => {
    const caller = known;
    const socket = await caller.listen();
    expect(await signalled(socket, { callId: clientId(), peer: caller.peer, word })).toEqual({
      ok: false,
      code: 'invalid_input',
    });
    expect(socket.connected).toBe(true);
  });

  it('a flood of signals is slowed down', async () => {
    const { id, caller } = await talking();
    const socket = await caller.listen();
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => signalled(socket, { callId: id, peer: caller.peer, word: { kind: 'again' } })),
    );
    expect(
      answers.filter((answer) => (answer as { code?: string }).code === 'too_many_requests').length,
    ).toBeGreaterThan(50);
  });

  it.each([
    ['no page', { clientId: 'a'.repeat(20) }],
    ['a page that is none', { clientId: 'a'.repeat(20), peer: '../../etc' }],
    ['no client id', { peer: 'a'.repeat(20) }],
  ])('a call with %s', async (_, body) => {
    expect((await known.post('', body)).body.code).toBe('invalid_input');
  });

  it('calls of nobody and of nothing', async () => {
    const caller = known;
    expect((await caller.does('hang-up', clientId())).body.code).toBe('not_found');
    expect((await caller.does('hang-up', 'nothing')).status).toBe(400);
    expect(
      (await house.desk.admin.post('/web-calls', { clientId: clientId(), peer: peerId(), ticketId: clientId() })).body
        .code,
    ).toBe('not_found');
  });

  it('a visitor who calls and hangs up all day is asked to wait', async () => {
    await house.callee();
    const caller = await house.caller();
    const codes: string[] = [];
    for (let n = 0; n < 12; n += 1) {
      const { body } = await caller.call();
      codes.push(body.code ?? 'ok');
      if (body.call) await caller.does('hang-up', body.call.id);
    }
    expect(codes.filter((code) => code === 'ok')).toHaveLength(10);
    expect(codes.at(-1)).toBe('too_many_requests');
  });
});
