import type { Callback, PromiseDay, PromiseView, ServerToConsole, TicketDetail, TicketList } from '#contract';
import { type AgentClient, type Answer, type Desk, eventually, openDesk } from '../support/desk';

type Notice = Parameters<ServerToConsole['notice']>[0];

let desk: Desk;
let agent: AgentClient;
let lead: AgentClient;
let other: AgentClient;
let at = 0;
const clientId = (): string => `promise-${String((at += 1)).padStart(4, '0')}`;

// Slots lie on one day, and the clock is turned by half of it: the desk opens on a Monday at 08:00 in Shanghai.
const START = new Date('2026-11-23T00:00:00.000Z');
beforeAll(async () => {
  desk = await openDesk({}, START);
  lead = await desk.agent({ role: 'team_lead', status: 'offline' });
  agent = await desk.agent({ capacity: 200, visibility: 'own' });
  other = await desk.agent({ status: 'busy', visibility: 'own' });
});
afterAll(() => desk.close());

/** A ticket that `agent` holds. */
async function ticket(): Promise<string> {
  const words = `什么时候来 ${clientId()}`;
  await (await desk.visitor()).say(words);
  const mine = async () => ((await agent.get('/tickets?view=mine&limit=200')).body as TicketList).rows;
  const rows = await eventually(mine, (seen) => seen.some(({ lastMessage }) => lastMessage?.preview === words));
  return rows.find(({ lastMessage }) => lastMessage?.preview === words)!.id;
}

const local = (date: Date, shift = 0): string => new Date(date.getTime() + (8 * 60 + shift) * 60_000).toISOString();
/** A slot that begins in so many minutes, on the clock of Shanghai. */
function slotIn(minutes: number, length = 60) {
  const [from, to] = [local(desk.clock.now(), minutes), local(desk.clock.now(), minutes + length)];
  return { date: from.slice(0, 10), from: from.slice(11, 16), to: to.slice(11, 16) };
}
const agreed = { who: 'self', name: '王女士', channel: 'phone', number: '13800138000' };
const visit = (more = {}) => ({ clientId: clientId(), kind: 'visit', slot: slotIn(120), agreed, ...more });
const make = (id: string, more = {}, who = agent): Promise<Answer> => who.post(`/tickets/${id}/promises`, visit(more));
async function made(id: string, more = {}): Promise<PromiseView> {
  const { status, body } = await make(id, more);
  expect([status, body]).toEqual([201, expect.anything()]);
  return body as PromiseView;
}
const act = (promise: PromiseView, verb: string, more = {}, who = agent): Promise<Answer> =>
  who.post(`/promises/${promise.id}/${verb}`, { clientId: clientId(), version: promise.version, ...more });
const ofTicket = async (id: string, who = lead): Promise<PromiseView[]> =>
  ((await who.get(`/promises?ticketId=${id}`)).body as { rows: PromiseView[] }).rows;
const until = (id: string, test: (promise: PromiseView) => boolean): Promise<PromiseView> =>
  eventually(
    async () => (await ofTicket(id))[0]!,
    (promise) => test(promise),
  );
const minutesTo = (promise: PromiseView): number => (Date.parse(promise.from) - desk.clock.now().getTime()) / 60_000;

describe('a promise', () => {
  it('is an exact slot, made once per client id (DOMAIN M2, law 3)', async () => {
    const id = await ticket();
    const body = visit();
    const answers = await Promise.all([1, 2, 3].map(() => agent.post(`/tickets/${id}/promises`, body)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    expect(await ofTicket(id)).toHaveLength(1);
    const vague = await make(id, { slot: { date: body.slot.date, from: '上午', to: '' } });
    expect([vague.status, vague.body]).toMatchObject([400, { code: 'slot_hour_missing', detail: { field: 'from' } }]);
    expect((await agent.post(`/tickets/${await ticket()}/promises`, body)).body.code).toBe('client_id_reused');
  });

  it('is reminded of an hour and a quarter of an hour before, once each, and breached at its start (DOMAIN M1)', async () => {
    const id = await ticket();
    const socket = await agent.socket();
    const told: string[] = [];
    socket.on('notice', ({ kind, ...notice }: Notice) => {
      if ('ticketId' in notice && notice.ticketId === id) told.push(kind);
    });
    const promise = await made(id, { slot: slotIn(90) });
    desk.clock.advance(Math.ceil((minutesTo(promise) - 60) * 60) + 1);
    await until(id, ({ version }) => version === 2);
    desk.clock.advance(45 * 60);
    await until(id, ({ version }) => version === 3);
    desk.clock.advance(15 * 60);
    const breached = await until(id, ({ breachedAt }) => breachedAt !== null);
    expect([breached.breachedAt, breached.chargedId]).toEqual([breached.from, agent.id]);
    await eventually(
      async () => told.filter((kind) => kind.startsWith('promise')),
      (kinds) => kinds.length === 3,
    );
    expect(told.filter((kind) => kind.startsWith('promise'))).toEqual([
      'promise_reminder',
      'promise_reminder',
      'promise_breach',
    ]);
  });

  it('that was kept by its start is not breached; kept later it stays breached (DOMAIN H3)', async () => {
    const [id, lateId] = [await ticket(), await ticket()];
    const [promise, late] = [await made(id), await made(lateId)];
    desk.clock.advance((minutesTo(promise) - 5) * 60);
    const before = await until(id, ({ version }) => version > 1);
    const now = desk.clock.now().toISOString();
    const kept = await act(before, 'keep', { at: now });
    expect(kept.body).toMatchObject({ keptAt: now, breachedAt: null });
    desk.clock.advance(10 * 60);
    const breached = await until(lateId, ({ breachedAt }) => breachedAt !== null);
    expect((await ofTicket(id))[0]!.breachedAt).toBeNull();
    const inTime = { at: late.from };
    expect((await act(breached, 'keep', inTime)).body.code).toBe('promise_needs_lead');
    const done = await act(breached, 'keep', { at: desk.clock.now().toISOString() });
    expect(done.body).toMatchObject({ breachedAt: late.from, chargedId: agent.id, keptAt: expect.any(String) });
  });

  it('changes with consent only; the slot that was left stays with its breach (DOMAIN M3, V10)', async () => {
    const id = await ticket();
    const promise = await made(id);
    desk.clock.advance((minutesTo(promise) + 1) * 60);
    const breached = await until(id, ({ breachedAt }) => breachedAt !== null);
    const change = { slot: slotIn(180), agreed: { ...agreed, who: 'family', name: '王先生' } };
    expect((await act(breached, 'change', change)).body.code).toBe('consent_missing');
    const changed = (await act(breached, 'change', { ...change, consented: true })).body as PromiseView;
    expect(changed).toMatchObject({ breachedAt: null, agreement: { who: 'family', name: '王先生' } });
    expect(changed.former).toMatchObject([{ from: promise.from, breachedAt: promise.from, chargedId: agent.id }]);
  });

  it('breached while no sweep came is charged to who held the ticket at its start (DOMAIN W13)', async () => {
    const [id, changedId, freeId] = [await ticket(), await ticket(), await ticket()];
    const promises = [await made(id), await made(changedId)];
    const free = await made(freeId);
    // A worker that died in the middle of its work holds these two tickets; all others go on without it.
    await desk.sql.query('begin');
    await desk.sql.query('select 1 from ticket where id = any($1) for update', [[id, changedId]]);
    desk.clock.advance((minutesTo(free) + 1) * 60);
    await until(freeId, ({ breachedAt }) => breachedAt !== null);
    expect((await ofTicket(id))[0]!.breachedAt).toBeNull();
    // No sweep finds them for a while, and meanwhile they go to a colleague.
    await desk.sql.query('update promise set next_step_at = null where id = any($1)', [promises.map((p) => p.id)]);
    await desk.sql.query('commit');
    for (const each of [id, changedId])
      expect((await agent.post(`/tickets/${each}/transfer`, { toAgentId: other.id, reason: '换班' })).status).toBe(200);
    const change = { slot: slotIn(60), agreed, consented: true };
    const changed = (await act(promises[1]!, 'change', change, other)).body as PromiseView;
    expect(changed.former).toMatchObject([{ breachedAt: promises[1]!.from, chargedId: agent.id }]);
    await desk.sql.query('update promise set next_step_at = from_at where id = $1', [promises[0]!.id]);
    desk.clock.advance(1);
    expect((await until(id, ({ breachedAt }) => breachedAt !== null)).chargedId).toBe(agent.id);
  });

  it('whose contact is not there becomes a callback; a cancelled one has its reason', async () => {
    const [id, second] = [await ticket(), await ticket()];
    const [promise, cancelled] = [await made(id), await made(second)];
    expect((await act(promise, 'absent', { note: '敲门没人' })).body.code).toBe('promise_not_begun');
    desk.clock.advance((minutesTo(promise) - 10) * 60);
    const due = await until(id, ({ version }) => version > 1);
    const absent = (await act(due, 'absent', { note: '敲门没人' })).body as PromiseView;
    const { rows } = (await agent.get(`/callbacks?state=planned&ticketId=${id}`)).body as { rows: Callback[] };
    expect(rows).toMatchObject([{ id: absent.callbackId, reason: 'promise', remark: '敲门没人', agentId: agent.id }]);
    const current = await until(second, ({ version }) => version > 1);
    expect(cancelled.version).toBe(1);
    expect((await act(current, 'cancel', { reason: ' ' })).body.code).toBe('reason_required');
    expect((await act(current, 'cancel', { reason: '客户不需要了' })).body).toMatchObject({ endNote: '客户不需要了' });
    expect((await act(current, 'cancel', { reason: '又来一次' })).body.code).toBe('version_conflict');
  });
});

describe('appointments', () => {
  it('of one resource that are asked for at once are taken once, and an hour lies between them (DOMAIN S0)', async () => {
    const ids = [await ticket(), await ticket(), await ticket(), await ticket()];
    const slot = { date: '2026-11-25', from: '14:00', to: '15:00' };
    const names = ['师傅 李', '师傅　李', '师傅  李 ', '师傅 李'];
    const answers = await Promise.all(ids.map((id, i) => make(id, { slot, resource: names[i] })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    const refused = answers.find(({ status }) => status === 409)!;
    const taker = answers.find(({ status }) => status === 201)!.body as PromiseView;
    expect(refused.body).toMatchObject({ code: 'slot_taken', detail: { promiseId: taker.id, field: 'from' } });
    const close = { ...slot, from: '15:30', to: '16:30' };
    expect((await make(ids[0]!, { slot: close, resource: '师傅 李' })).body.code).toBe('slot_taken');
    expect((await make(ids[0]!, { slot: { ...close, from: '16:00' }, resource: '师傅 李' })).status).toBe(201);
    const day = (await other.get('/promises/day?day=2026-11-25')).body as PromiseDay;
    expect([day.rows, day.taken.length, day.taken[0]!.resource]).toEqual([[], 2, expect.stringContaining('李')]);
    const stranger = await make((await ofTicket(ids[0]!))[0]!.ticketId, { slot }, other);
    expect(stranger.body.code).toBe('not_found');
  });

  it('are read page by page', async () => {
    const id = await ticket();
    for (const hour of ['09', '11', '13'])
      await made(id, { slot: { date: '2026-11-26', from: `${hour}:00`, to: `${hour}:30` } });
    const first = (await agent.get('/promises?day=2026-11-26&limit=2')).body as { rows: PromiseView[]; next: string };
    const rest = (await agent.get(`/promises?day=2026-11-26&limit=2&after=${first.next}`)).body as typeof first;
    expect([...first.rows, ...rest.rows].map(({ from }) => from.slice(11, 13))).toEqual(['01', '03', '05']);
    expect(rest.next).toBeNull();
  });
});

describe('an interim result', () => {
  it('is a note with its parts, and makes the promise that it names (DOMAIN section 9)', async () => {
    const id = await ticket();
    const parts = { number: '13800138000', who: 'family', date: '2026-11-27', from: '10:00', to: '12:00' };
    const body = { clientId: clientId(), type: 'rescheduled', parts, agreedName: '王先生' };
    const { status, body: said } = await agent.post(`/tickets/${id}/interim`, body);
    expect([status, said.message.text]).toEqual([
      201,
      '联系13800138000，与家属改约，要求2026年11月27日10:00-12:00上门。',
    ]);
    const [promise] = await ofTicket(id);
    expect(said.message.interim).toEqual({ type: 'rescheduled', parts, promiseId: promise!.id });
    expect(promise).toMatchObject({ messageId: said.message.id, agreement: { who: 'family', name: '王先生' } });
    expect((await agent.post(`/tickets/${id}/interim`, body)).body.message.id).toBe(said.message.id);
    expect(await ofTicket(id)).toHaveLength(1);
    const { messages } = (await agent.get(`/tickets/${id}`)).body as TicketDetail;
    expect(messages.at(-1)).toMatchObject({ kind: 'note', interim: { type: 'rescheduled' } });
  });

  it('whose promise is refused is not said either', async () => {
    const id = await ticket();
    const parts = { number: '13800138000', who: 'self', date: '2026-11-27', from: '12:00', to: '10:00' };
    const refused = await agent.post(`/tickets/${id}/interim`, { clientId: clientId(), type: 'rescheduled', parts });
    expect(refused.body.code).toBe('slot_ends_first');
    const missing = await agent.post(`/tickets/${id}/interim`, { clientId: clientId(), type: 'exchange', parts: {} });
    expect(missing.body).toMatchObject({ code: 'interim_part_missing', detail: { field: 'found', type: 'exchange' } });
    const { messages } = (await agent.get(`/tickets/${id}`)).body as TicketDetail;
    expect(messages.filter(({ kind }) => kind === 'note')).toEqual([]);
    expect(await ofTicket(id)).toEqual([]);
  });
});
