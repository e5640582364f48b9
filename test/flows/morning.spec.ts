import type { BacklogPage, Completeness, DayEnd, DeskBoard, DeskEvent, SinceClose, TicketList } from '#contract';
import { type AgentClient, type Answer, type Desk, eventually, openDesk } from '../support/desk';

let desk: Desk;
let lead: AgentClient;
let agent: AgentClient;
let own: AgentClient;
let at = 0;
const clientId = (): string => `morning-${String((at += 1)).padStart(4, '0')}`;
const DAY = 86_400;

// A Friday in working time, 15:00 in Shanghai.
beforeAll(async () => {
  desk = await openDesk({}, new Date('2026-11-20T07:00:00.000Z'));
  lead = await desk.agent({ role: 'team_lead', status: 'offline', name: '班长' });
  agent = await desk.agent({ capacity: 200, visibility: 'own', name: '小张' });
  own = await desk.agent({ status: 'offline', visibility: 'own', name: '小李' });
});
afterAll(() => desk.close());

/** Days pass, and nobody's session is of interest here. */
async function turn(seconds: number): Promise<void> {
  const by = `interval '${Math.round(seconds)} seconds'`;
  await desk.sql.query(`update session set last_seen_at = last_seen_at + ${by}, expires_at = expires_at + ${by}`);
  desk.clock.advance(seconds);
}
const tickets = async (who = lead): Promise<TicketList['rows']> =>
  ((await who.get('/tickets?view=all&limit=200')).body as TicketList).rows;
async function ticket(words: string): Promise<string> {
  await (await desk.visitor()).say(words);
  const rows = await eventually(tickets, (seen) =>
    seen.some(({ lastMessage, holderId }) => lastMessage?.preview === words && holderId === agent.id),
  );
  return rows.find(({ lastMessage }) => lastMessage?.preview === words)!.id;
}
const backlog = async (list: string, who = lead): Promise<BacklogPage> =>
  (await who.get(`/backlog?list=${list}`)).body as BacklogPage;
const ids = ({ rows }: BacklogPage): string[] => rows.map(({ row }) => row.id);
const evening = (): string => new Date(desk.clock.now().getTime() + 3_600_000).toISOString();
const name = (id: string, more = {}, who = lead): Promise<Answer> =>
  who.post(`/tickets/${id}/causes`, { clientId: clientId(), cause: 'parts', ...more });

describe('the morning meeting', () => {
  it('lists what is open for two and for three days, to who may see it (DOMAIN B1)', async () => {
    const old = await ticket('周五的洗衣机');
    await turn(DAY);
    const younger = await ticket('周六的冰箱');
    expect([ids(await backlog('old')), ids(await backlog('overdue'))]).toEqual([[], []]);
    await turn(DAY);
    expect([ids(await backlog('old')), ids(await backlog('overdue'))]).toEqual([[old], []]);
    await turn(DAY);
    const [two, three] = [await backlog('old'), await backlog('overdue')];
    expect([ids(two), ids(three)]).toEqual([[younger], [old]]);
    expect(three).toMatchObject({ zone: 'Asia/Shanghai', fromDays: 3, total: 1, rows: [{ days: 3, cause: null }] });
    expect(ids(await backlog('overdue', agent))).toEqual([old]);
    expect(ids(await backlog('overdue', own))).toEqual([]);
  });

  it('names whose it is and what is done the same day, with the words before kept (DOMAIN B2)', async () => {
    const id = ids(await backlog('overdue'))[0]!;
    const missing = await name(id, { cause: 'colleague' });
    expect([missing.status, missing.body.code, missing.body.detail]).toEqual([
      400,
      'reason_required',
      { field: 'responsibleId' },
    ]);
    const tomorrow = new Date(desk.clock.now().getTime() + DAY * 1000).toISOString();
    const late = await name(id, { action: '回电', actorId: agent.id, until: tomorrow });
    expect(late.body.code).toBe('action_not_today');
    const body = {
      clientId: clientId(),
      cause: 'agent',
      responsibleId: agent.id,
      action: '回电',
      actorId: agent.id,
      until: evening(),
    };
    const both = await Promise.all([
      lead.post(`/tickets/${id}/causes`, body),
      lead.post(`/tickets/${id}/causes`, body),
    ]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    expect(both[0]!.body).toEqual(both[1]!.body);
    expect((await name(id)).status).toBe(201);
    expect((await backlog('overdue')).rows[0]!.cause).toMatchObject({ cause: 'parts' });
    const causes = (await lead.get(`/tickets/${id}/causes`)).body.rows as { cause: string }[];
    expect(causes.map(({ cause }) => cause)).toEqual(['parts', 'agent']);
    const { history } = (await lead.get(`/tickets/${id}`)).body as { history: { type: string }[] };
    expect(history.filter(({ type }) => type === 'ticket.cause_named')).toHaveLength(2);
    expect((await name(id, {}, own)).status).toBe(404);
    const other = await ticket('另一张单');
    expect((await lead.post(`/tickets/${other}/causes`, body)).body.code).toBe('client_id_reused');
  });

  it('goes into the meeting as a sheet in which nothing runs', async () => {
    const id = ids(await backlog('overdue'))[0]!;
    await name(id, { note: '=HYPERLINK("x")' });
    const answer = await fetch(`${desk.url}/api/backlog/export?locale=zh-CN`, { headers: { cookie: lead.cookie } });
    const lines = (await answer.text()).split('\r\n');
    expect(lines).toHaveLength(5);
    expect(lines[2]).toContain(`"'=HYPERLINK(""x"")"`);
    expect(lines[2]).toContain('待件');
  });

  it('begins with what came after the last closing, second contacts first (DOMAIN M8)', async () => {
    await turn((Date.parse('2026-11-23T09:30:00Z') - desk.clock.now().getTime()) / 1000);
    const visitor = await desk.visitor();
    await visitor.say('下班前');
    await turn(5 * 3600);
    await (await desk.visitor()).say('第一次，晚上');
    await visitor.say('又来问');
    await turn(11 * 3600);
    const { rows, inboxes } = (await lead.get('/since-close')).body as SinceClose;
    const said = rows.map(({ row, again }) => [row.lastMessage?.preview, again]);
    const closed = new Date(inboxes[0]!.closedAt);
    expect(closed < desk.clock.now()).toBe(true);
    expect(said).toContainEqual(['又来问', true]);
    expect(said).toContainEqual(['第一次，晚上', false]);
    expect(said.findIndex(([, again]) => !again)).toBeGreaterThan(said.findIndex(([words]) => words === '又来问'));
    expect(rows.every(({ firstAt }) => new Date(firstAt) >= closed)).toBe(true);
  });
});

describe("the day's end", () => {
  const today = async (who = lead): Promise<DayEnd> => (await who.get('/day-end')).body as DayEnd;
  const sums = (day: DayEnd) => day.inboxes.find(({ received, tickets: n }) => received + n > 0)!;

  it('counts every input once, and each number opens its rows (DOMAIN M5, B11)', async () => {
    await (await desk.visitor()).say('今天的第一句');
    const chat = sums(await today());
    expect(chat.received).toBe(chat.fates.message);
    expect(chat).toMatchObject({ difference: 0, unreceived: 0 });
    expect(Object.values(chat.outcomes).reduce((a, b) => a + b, 0)).toBe(chat.tickets);
    const { day } = await today();
    const rows = await lead.get(`/day-end/${day}/rows?inboxId=${chat.inboxId}&part=message`);
    expect(rows.body.rows).toHaveLength(chat.fates.message);
    const ofTickets = await lead.get(`/day-end/${day}/rows?inboxId=${chat.inboxId}`);
    expect(ofTickets.body.rows).toHaveLength(chat.tickets);
    expect((await agent.get('/day-end')).status).toBe(403);
  });

  it('shows a lost message and words that nothing was received for, and the rows that make it (DOMAIN M5)', async () => {
    const { day, ...before } = await today();
    const { inboxId } = sums({ day, ...before });
    const one = await desk.sql.query<{ id: string; message_id: string }>(
      'select id, message_id from receipt where inbox_id = $1 order by received_at desc limit 1',
      [inboxId],
    );
    // A message that a restore brought back without its input, and an input whose message it did not.
    const { id } = one.rows[0]!;
    await desk.sql.query('update receipt set message_id = gen_random_uuid() where id = $1', [id]);
    await desk.sql.query('update message set receipt_id = null where id = $1', [one.rows[0]!.message_id]);
    const chat = sums(await today());
    expect(chat).toMatchObject({ difference: 2, unreceived: 1, fates: { lost: 1 } });
    const lost = await lead.get(`/day-end/${day}/rows?inboxId=${inboxId}&part=lost`);
    expect(lost.body.rows).toMatchObject([{ id }]);
    const words = await lead.get(`/day-end/${day}/rows?inboxId=${inboxId}&part=unreceived`);
    expect(words.body.rows).toMatchObject([{ id: one.rows[0]!.message_id, text: '今天的第一句' }]);
  });

  it('is signed by a person, with a word while it does not balance, once per client id (DOMAIN M5)', async () => {
    const { day } = await today();
    const sign = (more = {}) => lead.post(`/day-end/${day}/sign`, { clientId: clientId(), ...more });
    expect((await sign()).body.code).toBe('reason_required');
    const body = { clientId: clientId(), note: '还原后缺一条，已电话确认' };
    const both = await Promise.all([lead.post(`/day-end/${day}/sign`, body), lead.post(`/day-end/${day}/sign`, body)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const { closes } = await today();
    expect(closes).toMatchObject([{ byId: lead.id, byName: '班长', note: body.note, difference: 2 }]);
    expect((await lead.post(`/day-end/2027-01-01/sign`, body)).body.code).toBe('client_id_reused');
    expect((await lead.post(`/day-end/2027-01-01/sign`, { clientId: clientId() })).body.code).toBe('day_not_begun');
    expect((await lead.get('/day-end/gestern/rows?inboxId=' + desk.teamId)).body.code).toBe('invalid_input');
    const told = await desk.sql.query<DeskEvent>(`select type from desk_event where subject_kind = 'day'`);
    expect(told.rows).toEqual([{ type: 'day.closed' }]);
  });

  it('that nobody signed shows the next morning (DOMAIN M5)', async () => {
    const { body } = await lead.get('/day-end/unsigned');
    expect(body.days).toContain('2026-11-20');
    expect(body.days).not.toContain((await today()).day);
  });
});

describe("the desk's board", () => {
  it('has its columns from what is written down anyway (DOMAIN B12)', async () => {
    const [repair, parts, special] = [await ticket('送修的'), await ticket('等件的'), await ticket('特殊的')];
    const day = new Date(desk.clock.now().getTime() + DAY * 1000 + 8 * 3600_000).toISOString().slice(0, 10);
    const note = async (id: string, type: string, noted: object) =>
      expect((await agent.post(`/tickets/${id}/interim`, { clientId: clientId(), type, parts: noted })).status).toBe(
        201,
      );
    await note(repair, 'taken_for_repair', { withWhom: '王师傅', date: day });
    const slot = { from: '10:00', to: '11:00', date: day };
    const agreed = { who: 'self', name: '王女士', channel: 'phone', number: '13800138000' };
    const visit = {
      clientId: clientId(),
      kind: 'parts',
      slot,
      agreed,
      expectedOn: day,
      consented: true,
      remark: '主板',
    };
    expect((await agent.post(`/tickets/${parts}/promises`, visit)).status).toBe(201);
    const { contact } = (await agent.get(`/tickets/${special}`)).body as { contact: { id: string; version: number } };
    const marked = await agent.patch(`/contacts/${contact.id}`, { version: contact.version, special: '反复维修三次' });
    expect(marked.body).toMatchObject({ special: '反复维修三次' });
    const board = (await lead.get('/desk-board')).body as DeskBoard;
    expect(board.repair.rows).toMatchObject([{ row: { id: repair }, note: '王师傅' }]);
    expect(board.parts.rows).toMatchObject([{ row: { id: parts }, note: '主板' }]);
    expect(board.special.rows).toMatchObject([{ row: { id: special }, note: '反复维修三次' }]);
    expect(board.visits.rows).toMatchObject([{ ticketId: parts, kind: 'parts' }]);
    const mine = board.people.find(({ agentId }) => agentId === agent.id)!;
    expect(mine.total).toBeGreaterThanOrEqual(3);
    const seen = (await own.get('/desk-board')).body as DeskBoard;
    expect([seen.repair.total, seen.parts.total, seen.special.total, seen.visits.total]).toEqual([0, 0, 0, 0]);
  });
});

describe('what is written down', () => {
  it('is counted by the rule that the panel asks by, per agent and for the desk (DOMAIN V8, V20)', async () => {
    const id = await ticket('洗衣机漏水');
    const to = new Date(desk.clock.now().getTime() + 8 * 3600_000).toISOString().slice(0, 10);
    const read = async (who = lead) => (await who.get(`/completeness?from=2026-11-20&to=${to}`)).body as Completeness;
    const before = await read();
    expect(before).toMatchObject({ began: 68, goal: 85, total: { complete: 0, known: { name: 0, model: 0 } } });
    const { contact } = (await agent.get(`/tickets/${id}`)).body as { contact: { id: string; version: number } };
    const person = { name: '王女士', address: '朝阳路 1 号', phone: '13800138000' };
    await agent.patch(`/contacts/${contact.id}`, { version: contact.version, ...person });
    const served = { model: 'HW-80', boughtOn: '2026-11-01', fault: '漏水', wish: '尽快上门' };
    const said = await agent.put(`/tickets/${id}/service`, { clientId: clientId(), version: 0, facts: served });
    expect([said.status, said.body]).toEqual([200, expect.anything()]);
    const after = await read();
    expect(after.total).toMatchObject({ records: before.total.records, complete: 1, known: { name: 1, wish: 1 } });
    expect(after.rows.find(({ agentId }) => agentId === agent.id)).toMatchObject({ complete: 1 });
    expect((await read(own)).total.records).toBe(0);
    expect((await lead.get(`/completeness?from=${to}&to=2026-11-20`)).body.code).toBe('invalid_input');
  });

  it('lists contacts whose file was not made within two days (DOMAIN V22)', async () => {
    const files = async (limit = 50, after = '') =>
      (await lead.get(`/completeness/files?from=2026-11-20&to=2026-11-25&limit=${limit}${after}`)).body;
    const { rows } = await files();
    expect(rows.length).toBeGreaterThan(1);
    for (const { missing, createdAt } of rows) {
      expect(missing).toEqual(['name', 'address', 'phone']);
      expect(desk.clock.now().getTime() - Date.parse(createdAt)).toBeGreaterThanOrEqual(2 * DAY * 1000);
    }
    const first = await files(1);
    expect((await files(1, `&after=${first.next}`)).rows[0].contactId).toBe(rows[1].contactId);
  });
});
