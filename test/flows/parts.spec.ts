import type { DeskBoard, Notice, PartView, TicketClock, TicketDetail, TicketList } from '#contract';
import { type AgentClient, type Answer, type Desk, eventually, openDesk } from '../support/desk';

let desk: Desk;
let lead: AgentClient;
let agent: AgentClient;
let acts = 0;
const clientId = (): string => `part-${String((acts += 1)).padStart(4, '0')}`;
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

// A Monday, 15:00 in Shanghai.
beforeAll(async () => {
  desk = await openDesk({}, new Date('2026-11-23T07:00:00.000Z'));
  lead = await desk.agent({ role: 'team_lead', status: 'offline', name: '班长' });
  agent = await desk.agent({ capacity: 200, name: '小张' });
  const memberIds = [lead.id, agent.id];
  expect((await desk.admin.patch(`/admin/teams/${desk.teamId}`, { memberIds, leadIds: [lead.id] })).status).toBe(200);
});
afterAll(() => desk.close());

async function ticket(): Promise<string> {
  const words = `空调不制冷 ${(acts += 1)}`;
  await (await desk.visitor()).say(words);
  const mine = async () => ((await agent.get('/tickets?view=mine&limit=200')).body as TicketList).rows;
  const own = (rows: TicketList['rows']) => rows.find(({ lastMessage }) => lastMessage?.preview === words);
  return own(await eventually(mine, (rows) => own(rows) !== undefined))!.id;
}
const localTime = (time: string, day = '23'): number => Date.parse(`2026-11-${day}T${time}:00+08:00`);
/** Days pass, and nobody's session is of interest here. */
async function turnTo(at: number): Promise<void> {
  const seconds = (at - desk.clock.now().getTime()) / 1000;
  const by = `interval '${Math.round(seconds)} seconds'`;
  await desk.sql.query(`update session set last_seen_at = last_seen_at + ${by}, expires_at = expires_at + ${by}`);
  desk.clock.advance(seconds);
}
const parts = async (id: string, who = agent): Promise<PartView[]> =>
  ((await who.get(`/parts?ticketId=${id}&state=all`)).body as { rows: PartView[] }).rows;
const until = async (id: string, holds: (part: PartView) => boolean): Promise<PartView> =>
  (
    await eventually(
      () => parts(id),
      ([part]) => !!part && holds(part),
    )
  )[0]!;
/** A visit finds that a part is missing (DOMAIN section 9). */
async function found(id: string, name: string): Promise<Answer> {
  const hours = { date: '2026-11-30', from: '10:00', to: '12:00' };
  const answered = { part: name, sender: '事业部', number: '13800138000', who: 'self', ...hours };
  return agent.post(`/tickets/${id}/interim`, {
    ...{ clientId: clientId(), type: 'waiting_for_parts', parts: answered, agreedName: '王女士' },
    consented: true,
  });
}
const ask = (id: string, more = {}): Promise<Answer> =>
  agent.post(`/tickets/${id}/parts`, { clientId: clientId(), name: '压缩机', ...more });
const act = (part: PartView, verb: string, more = {}, id = clientId()): Promise<Answer> =>
  agent.post(`/parts/${part.id}/${verb}`, { clientId: id, version: part.version, ...more });
const told = async (who: AgentClient): Promise<{ kinds: (id: string) => string[] }> => {
  const heard: { kind: string; ticketId: string }[] = [];
  (await who.socket()).on('notice', (notice: Notice) => {
    if ('ticketId' in notice && notice.kind.startsWith('part_')) heard.push(notice);
  });
  return { kinds: (id) => heard.filter(({ ticketId }) => ticketId === id).map(({ kind }) => kind) };
};
const board = async (): Promise<DeskBoard['parts']['rows']> =>
  ((await lead.get('/desk-board')).body as DeskBoard).parts.rows;
const markOf = async (id: string) => (await board()).find(({ row }) => row.id === id)?.mark;

describe('a part that a visit found missing', () => {
  it('is a need of the ticket with its cut-off, once for each part, whatever is said again (DOMAIN B4)', async () => {
    const id = await ticket();
    expect((await found(id, '主板')).status).toBe(201);
    expect((await found(id, '主板')).status).toBe(201);
    const rows = await parts(id);
    expect(rows).toMatchObject([{ name: '主板', state: 'needed', foundById: agent.id, requestedAt: null }]);
    expect(Date.parse(rows[0]!.reportBy!)).toBe(localTime('17:00'));
    expect(await markOf(id)).toBe('needed');
    const stranger = await desk.agent({ visibility: 'own', teamIds: [], status: 'offline' });
    expect(await parts(id, stranger)).toEqual([]);
    expect((await stranger.post(`/parts/${rows[0]!.id}/arrive`, { clientId: clientId(), version: 1 })).status).toBe(
      404,
    );
  });

  it('is reminded of at 16:30, late at 17:00, each once and to who has to act; asked for in time it is neither', async () => {
    const [forgotten, inTime] = [await ticket(), await ticket()];
    await found(forgotten, '主板');
    await found(inTime, '电机');
    const asked = await act((await parts(inTime))[0]!, 'request', { number: 'M-17' });
    expect(asked.body).toMatchObject({ state: 'requested', number: 'M-17', requestedById: agent.id, lateAt: null });
    const [holder, leading] = [await told(agent), await told(lead)];
    await turnTo(localTime('16:30') + 1000);
    await until(forgotten, ({ remindedAt }) => remindedAt !== null);
    await turnTo(localTime('17:00') + 1000);
    const late = await until(forgotten, ({ lateAt }) => lateAt !== null);
    expect(Date.parse(late.lateAt!)).toBe(localTime('17:00'));
    await eventually(
      () => [...holder.kinds(forgotten), ...leading.kinds(forgotten)],
      (kinds) => kinds.length === 3,
    );
    expect(holder.kinds(forgotten)).toEqual(['part_reminder', 'part_late']);
    expect(leading.kinds(forgotten)).toEqual(['part_late']);
    expect([...holder.kinds(inTime), ...leading.kinds(inTime)]).toEqual([]);
    expect(await markOf(forgotten)).toBe('late');
    const after = await act(late, 'request');
    expect(after.body).toMatchObject({ state: 'requested', lateAt: late.lateAt });
  });

  it('is asked for once however often the same request comes, and by nobody who knew an older version', async () => {
    const id = await ticket();
    const body = { clientId: clientId(), name: '风机', quantity: 2 };
    const answers = await Promise.all([1, 2, 3].map(() => agent.post(`/tickets/${id}/parts`, body)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    const [part, ...others] = await parts(id);
    expect([part!.quantity, others]).toEqual([2, []]);
    const once = clientId();
    const tries = await Promise.all([1, 2].map(() => act(part!, 'arrive', {}, once)));
    expect(tries.map(({ status, body: { version } }) => [status, version])).toEqual([
      [200, 2],
      [200, 2],
    ]);
    expect((await act(part!, 'fit')).body.code).toBe('version_conflict');
    expect((await act({ ...part!, version: 2 }, 'arrive')).body.code).toBe('part_state');
    expect((await agent.post(`/tickets/${await ticket()}/parts`, body)).body.code).toBe('client_id_reused');
  });

  it('has a day only that the contact was told (DOMAIN M4)', async () => {
    const id = await ticket();
    expect((await ask(id, { expectedOn: '2026-11-27' })).body.code).toBe('consent_missing');
    expect((await ask(id, { expectedOn: '2026-11-20', consented: true })).body.code).toBe('parts_date_wrong');
    const part = (await ask(id)).body as PartView;
    expect(part.expectedOn).toBeNull();
    expect((await act(part, 'expect', { expectedOn: '2026-11-27' })).body.code).toBe('consent_missing');
    const told = await act(part, 'expect', { expectedOn: '2026-11-27', consented: true });
    expect(told.body).toMatchObject({ expectedOn: '2026-11-27', version: 2 });
  });

  it('that goes back or is exchanged is shown at once: fault and pictures (DOMAIN B6)', async () => {
    const id = await ticket();
    const text = (await agent.upload('故障.txt', Buffer.from('漏氟'))).body.id as string;
    const picture = (await agent.upload('故障.png', PNG)).body.id as string;
    const exchange = { name: '内机', kind: 'exchange' };
    expect((await ask(id, { ...exchange, attachmentIds: [picture] })).body.code).toBe('reason_required');
    expect((await ask(id, { ...exchange, fault: '漏氟', attachmentIds: [text] })).body.code).toBe('part_photo_missing');
    expect(await parts(id)).toEqual([]);
    const shown = await ask(id, { ...exchange, fault: '漏氟', attachmentIds: [picture] });
    expect([shown.status, shown.body.state]).toEqual([201, 'requested']);
    const { messages } = (await agent.get(`/tickets/${id}`)).body as TicketDetail;
    const notes = messages.filter(({ kind }) => kind === 'note');
    expect(notes).toMatchObject([
      { id: shown.body.messageId, text: '换机：内机。漏氟', attachments: [{ id: picture }] },
    ]);
  });
});

describe('the way of a part', () => {
  it('stands among the facts of the service, where the clock of closing reads it (DOMAIN D9)', async () => {
    const id = await ticket();
    const facts = async () => ((await agent.get(`/tickets/${id}`)).body as TicketDetail).service;
    const [first, second] = [(await ask(id, { byDivision: true })).body, (await ask(id, { name: '阀' })).body];
    expect(await facts()).toMatchObject({ partsByDivision: true, partsRequestedAt: first.requestedAt });
    await act(first as PartView, 'arrive');
    expect((await facts()).partsStationAt).toBeNull();
    const here = (await act(second as PartView, 'arrive')).body as PartView;
    expect((await facts()).partsStationAt).toBe(here.arrivedAt);
    const other = await ticket();
    const cancelled = (await ask(other, { byDivision: true })).body as PartView;
    expect((await act(cancelled, 'cancel', { reason: ' ' })).body.code).toBe('reason_required');
    expect((await act(cancelled, 'cancel', { reason: '客户不修了' })).body.state).toBe('cancelled');
    expect(((await agent.get(`/tickets/${other}`)).body as TicketDetail).service.partsRequestedAt).toBeNull();
  });

  it('ends on the day of its arrival: told at once, on the board, overdue at midnight (DOMAIN B5)', async () => {
    const [late, done] = [await ticket(), await ticket()];
    const [waits, fitted] = [(await ask(late)).body as PartView, (await ask(done)).body as PartView];
    expect(await markOf(late)).toBe('requested');
    const [holder, leading] = [await told(agent), await told(lead)];
    const arrive = (part: PartView) => lead.post(`/parts/${part.id}/arrive`, { clientId: clientId(), version: 1 });
    await arrive(waits);
    const here = (await arrive(fitted)).body as PartView;
    expect(await markOf(late)).toBe('arrived');
    expect((await act(here, 'fit', { note: '试机正常' })).body).toMatchObject({ state: 'fitted', overdueAt: null });
    expect(await markOf(done)).toBeUndefined();
    await turnTo(localTime('00:00', '24') + 1000);
    const overdue = await until(late, ({ overdueAt }) => overdueAt !== null);
    expect(Date.parse(overdue.overdueAt!)).toBe(localTime('00:00', '24'));
    await eventually(
      () => [...holder.kinds(late), ...leading.kinds(late)],
      (kinds) => kinds.length === 3,
    );
    expect([holder.kinds(late), leading.kinds(late)]).toEqual([['part_arrived', 'part_overdue'], ['part_overdue']]);
    expect([holder.kinds(done), leading.kinds(done)]).toEqual([['part_arrived'], []]);
    expect(await markOf(late)).toBe('overdue');
    const today = (await agent.get('/parts?state=today')).body as { rows: PartView[] };
    expect(today.rows.map(({ id }) => id)).toContain(overdue.id);
  });
});

describe('the first moments of a ticket', () => {
  it('are read from its events: who took it, spoke first, went there, asked for parts and closed (DOMAIN B13)', async () => {
    const moments = async (id: string) => {
      const { openedAt, moments: rows } = (await agent.get(`/tickets/${id}/clock`)).body as TicketClock;
      const since = (at: string) => Math.floor((Date.parse(at) - Date.parse(openedAt)) / 1000);
      expect(rows.map(({ at, seconds }) => seconds - since(at))).toEqual(rows.map(() => 0));
      return Object.fromEntries(rows.map(({ name, agentId }) => [name, agentId]));
    };
    const id = await ticket();
    expect(await moments(id)).toEqual({ taken: agent.id });
    const words = { clientId: clientId(), text: '您好，我是 8002 号，马上为您查看。', seenSeq: 99 };
    expect((await agent.post(`/tickets/${id}/replies`, words)).status).toBe(201);
    expect(await moments(id)).toEqual({ taken: agent.id, contacted: agent.id });
    await found(id, '主板');
    await lead.post(`/parts/${(await parts(id))[0]!.id}/request`, { clientId: clientId(), version: 1 });
    const before = await moments(id);
    expect(before).toEqual({ taken: agent.id, contacted: agent.id, served: agent.id, parts_requested: lead.id });
    await turnTo(desk.clock.now().getTime() + 2 * 86_400_000);
    await found(id, '主板');
    expect((await lead.put(`/tickets/${id}/status`, { status: 'closed', reason: '换机完成' })).status).toBe(200);
    expect(await moments(id)).toEqual({ ...before, backlog_cleared: agent.id, closed: lead.id });
  });
});
