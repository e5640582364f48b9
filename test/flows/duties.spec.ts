import type {
  Callback,
  CallbackReport,
  Notice,
  OwnDayCheck,
  PartView,
  PromiseView,
  TeamDayCheck,
  TicketList,
} from '#contract';
import { addInbox } from './mail/mail-desk';
import { MailSink } from './mail/mail-sink';
import { type AgentClient, type Answer, type Desk, eventually, openDesk } from '../support/desk';

let desk: Desk;
let lead: AgentClient;
let agent: AgentClient;
let other: AgentClient;
let absent: AgentClient;
let acts = 0;
const clientId = (): string => `duty-${String((acts += 1)).padStart(4, '0')}`;

// A Monday, 10:00 in Shanghai.
beforeAll(async () => {
  desk = await openDesk();
  lead = await desk.agent({ role: 'team_lead', status: 'offline', name: '班长' });
  agent = await desk.agent({ capacity: 200, name: '小张' });
  other = await desk.agent({ capacity: 200, name: '小李', status: 'away' });
  absent = await desk.agent({ status: 'offline', name: '小王' });
  const memberIds = [lead.id, agent.id, other.id, absent.id];
  expect((await desk.admin.patch(`/admin/teams/${desk.teamId}`, { memberIds, leadIds: [lead.id] })).status).toBe(200);
  // The clock is turned by weeks, and nobody is to sign in again.
  await desk.sql.query(`update session set last_seen_at = '2099-01-01', expires_at = '2099-01-01'`);
});
afterAll(() => desk.close());

async function ticket(): Promise<string> {
  const words = `热水器不出水 ${(acts += 1)}`;
  await (await desk.visitor()).say(words);
  const mine = async () => ((await agent.get('/tickets?view=mine&limit=200')).body as TicketList).rows;
  const own = (rows: TicketList['rows']) => rows.find(({ lastMessage }) => lastMessage?.preview === words);
  return own(await eventually(mine, (rows) => own(rows) !== undefined))!.id;
}
async function read(reader: string): Promise<void> {
  const last = (await desk.sql.query('select max(id) as id from desk_event')).rows[0].id as string;
  await eventually(
    async () => (await desk.sql.query(`select cursor_id from ${reader}`)).rows[0].cursor_id as string,
    (seen) => BigInt(seen) >= BigInt(last),
  );
}

describe('a reassigned ticket (DOMAIN M7)', () => {
  const agreed = { who: 'self', name: '王女士', channel: 'phone', number: '13800138000' };
  const slot = { date: '2026-11-30', from: '10:00', to: '11:00' };
  const promised = async (id: string): Promise<PromiseView> =>
    (await agent.post(`/tickets/${id}/promises`, { clientId: clientId(), kind: 'visit', slot, agreed })).body;
  const give = async (id: string, to: AgentClient, by = lead): Promise<Answer> => {
    const answer = await by.post(`/tickets/${id}/transfer`, { toAgentId: to.id, reason: '换区' });
    expect(answer.status).toBe(200);
    return answer;
  };
  async function asked(id: string): Promise<Callback[]> {
    await read('handover_reading');
    const { rows } = (await lead.get(`/callbacks?state=all&ticketId=${id}&reason=handover`)).body as {
      rows: Callback[];
    };
    return rows.reverse();
  }
  const reply = async (id: string, by: AgentClient) => {
    const words = { clientId: clientId(), text: '您好，8003 为您服务，还是约周一上午吗？', seenSeq: 99 };
    expect((await by.post(`/tickets/${id}/replies`, words)).status).toBe(201);
  };

  it('with an open slot asks its new holder at once, who has a quarter of an hour, and tells them', async () => {
    const heard: Notice[] = [];
    (await other.socket()).on('notice', (notice: Notice) => heard.push(notice));
    const id = await ticket();
    await promised(id);
    await give(id, other);
    const [item, ...more] = await asked(id);
    expect([more, item]).toMatchObject([[], { agentId: other.id, doneAt: null, cancelledAt: null }]);
    expect(Date.parse(item!.dueAt) - Date.parse(item!.plannedAt)).toBeGreaterThan(890_000);
    const due = (await other.get('/callbacks?state=due')).body as { rows: Callback[] };
    expect(due.rows.map((row) => row.id)).toContain(item!.id);
    await eventually(
      () => heard.map(({ kind }) => kind),
      (kinds) => kinds.includes('handover'),
    );
    await reply(id, other);
    expect(await asked(id)).toMatchObject([{ id: item!.id, doneAt: expect.any(String), agentId: other.id }]);
  });

  it('asks nobody where nothing was promised, or the slot is the new holder’s own', async () => {
    const [without, own] = [await ticket(), await ticket()];
    await promised(own);
    await give(without, other);
    await give(own, other);
    await give(own, agent);
    expect(await asked(without)).toEqual([]);
    expect(await asked(own)).toMatchObject([{ agentId: other.id }]);
  });

  it('asks each holder once; a slot agreed anew settles it, and so does whoever speaks for them', async () => {
    const id = await ticket();
    const promise = await promised(id);
    await give(id, other);
    await give(id, lead);
    expect(await asked(id)).toMatchObject([
      { agentId: other.id, cancelledAt: expect.any(String) },
      { agentId: lead.id, cancelledAt: null, doneAt: null },
    ]);
    const change = { clientId: clientId(), version: promise.version, slot: { ...slot, date: '2026-12-01' }, agreed };
    const changed = await lead.post(`/promises/${promise.id}/change`, { ...change, consented: true });
    expect(changed.status).toBe(200);
    expect((await asked(id))[1]).toMatchObject({ doneAt: expect.any(String), agentId: lead.id, result: null });
  });
});

describe('the daily check at a fixed time (DOMAIN V14)', () => {
  const mine = async (who: AgentClient): Promise<OwnDayCheck> => (await who.get('/day-checks/mine')).body;
  const confirm = (who: AgentClient, note = '', id = clientId()): Promise<Answer> =>
    who.post('/day-checks/confirm', { clientId: id, note });

  it('reminds who was at work and has not confirmed, once, and tells the lead who; what is open needs a word', async () => {
    const patched = await desk.admin.patch(`/admin/teams/${desk.teamId}`, { dayCheckMinute: 17 * 60 });
    expect(patched.body.dayCheckMinute).toBe(1020);
    const heard = new Map<string, Notice[]>();
    for (const who of [agent, other, lead]) {
      const notices: Notice[] = [];
      (await who.socket()).on('notice', (notice: Notice) => 'names' in notice && notices.push(notice));
      heard.set(who.id, notices);
    }
    const id = await ticket();
    const part = { clientId: clientId(), name: '水阀' };
    const asked = (await agent.post(`/tickets/${id}/parts`, part)).body as PartView;
    await agent.post(`/parts/${asked.id}/arrive`, { clientId: clientId(), version: 1 });
    const before = await mine(agent);
    expect(before).toMatchObject({ day: '2026-11-23', confirmedAt: null, checkAt: '2026-11-23T09:00:00.000Z' });
    expect(before.open).toMatchObject([{ kind: 'part', id: asked.id, ticketId: id }]);
    for (const who of [other, lead]) expect((await confirm(who)).body.confirmedAt).toEqual(expect.any(String));
    // Who has not been there that day is not asked.
    await desk.sql.query(`update session set last_seen_at = '2026-11-23T01:00:00Z' where agent_id = $1`, [agent.id]);
    await desk.sql.query(`update session set last_seen_at = '2026-11-20T01:00:00Z' where agent_id = $1`, [absent.id]);
    desk.clock.advance((Date.parse('2026-11-23T09:00:01Z') - desk.clock.now().getTime()) / 1000);
    const missing = await eventually(
      () => heard.get(lead.id)!,
      (notices) => notices.length > 0,
    );
    expect(missing).toMatchObject([{ kind: 'day_check_missing', names: ['小张'], day: '2026-11-23' }]);
    expect(heard.get(agent.id)).toMatchObject([{ kind: 'day_check' }]);
    expect(heard.get(other.id)).toEqual([]);
    await desk.sql.query(`update session set last_seen_at = '2099-01-01'`);
    expect((await agent.get('/day-checks')).status).toBe(403);
    const people = async () => ((await lead.get('/day-checks')).body as { rows: TeamDayCheck[] }).rows[0]!.people;
    expect((await people()).filter((one) => one.missing).map((one) => one.agentId)).toEqual([agent.id]);
    expect((await confirm(agent)).body.code).toBe('reason_required');
    const once = clientId();
    const both = await Promise.all([1, 2].map(() => confirm(agent, '客户约了晚上装', once)));
    expect(both.map(({ status, body }) => [status, body.note])).toEqual([
      [200, '客户约了晚上装'],
      [200, '客户约了晚上装'],
    ]);
    expect((await people()).find((one) => one.agentId === agent.id)).toMatchObject({ missing: false, openThen: 1 });
    const told = await desk.sql.query(`select type from desk_event where type like 'day_check.%' order by id`);
    expect(told.rows.map(({ type }) => type)).toEqual([
      ...[
        'day_check.confirmed',
        'day_check.confirmed',
        'day_check.reminded',
        'day_check.missing',
        'day_check.confirmed',
      ],
    ]);
  });
});

describe('the weekly report of callbacks (DOMAIN V19)', () => {
  let sink: MailSink;
  beforeAll(async () => {
    sink = await MailSink.open();
    await addInbox(desk, sink.port, 'service@halfhour.example');
  });
  afterAll(() => sink.halt());
  const reports = async (): Promise<CallbackReport[]> => (await desk.admin.get('/callback-reports')).body.rows;

  it('goes once to each address on Monday at nine, is kept as it went out, and is sent again when asked', async () => {
    const id = await ticket();
    const { contactId } = (await agent.get(`/tickets/${id}/row`)).body.row as { contactId: string };
    const dueAt = new Date(desk.clock.now().getTime() + 600_000).toISOString();
    const planned = await agent.post('/callbacks', {
      clientId: clientId(),
      ticketId: id,
      contactId,
      agentId: agent.id,
      dueAt,
    });
    const said = { version: planned.body.version, result: 'not_satisfied', feedback: '热水还是不热' };
    expect((await agent.post(`/callbacks/${planned.body.id}/complete`, said)).status).toBe(200);
    const plan = { addresses: ['Shouhou@Dept.example', 'pinzhi@dept.example'], locale: 'zh-CN', version: 1 };
    expect((await agent.put('/callback-reports/plan', plan)).status).toBe(403);
    expect((await agent.get('/callback-reports')).status).toBe(403);
    const written = await desk.admin.put('/callback-reports/plan', plan);
    expect(written.body).toMatchObject({ addresses: ['shouhou@dept.example', 'pinzhi@dept.example'], version: 2 });
    expect(written.body.nextAt).toBe('2026-11-30T01:00:00.000Z');
    expect((await desk.admin.put('/callback-reports/plan', plan)).body.code).toBe('version_conflict');
    expect(await reports()).toEqual([]);
    desk.clock.advance((Date.parse('2026-11-30T01:00:01Z') - desk.clock.now().getTime()) / 1000);
    await eventually(
      () => sink.mails.map(({ rcptTo }) => rcptTo[0]).sort(),
      (to) => to.length === 2,
    );
    const [mail] = sink.mails;
    expect(mail!.subject).toContain('回访周报 2026-11-23 至 2026-11-29');
    expect(mail!.text).toContain('热水还是不热');
    const sent = await eventually(reports, ([report]) => report!.letters.every(({ state }) => state === 'sent'));
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ from: '2026-11-23', to: '2026-11-29', content: { answered: 1, satisfied: 0 } });
    const again = { clientId: clientId(), addresses: ['zong@dept.example'] };
    const both = await Promise.all([1, 2].map(() => desk.admin.post(`/callback-reports/${sent[0]!.id}/send`, again)));
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    await eventually(
      () => sink.mails.map(({ rcptTo }) => rcptTo[0]),
      (to) => to.includes('zong@dept.example'),
    );
    const [kept] = await eventually(reports, ([report]) => report!.letters.at(-1)!.state === 'sent');
    expect(kept!.letters.map(({ address, byId }) => [address, byId]).sort()).toEqual(
      [
        ['shouhou@dept.example', null],
        ['pinzhi@dept.example', null],
        ['zong@dept.example', desk.admin.id],
      ].sort(),
    );
    expect(sink.mails).toHaveLength(3);
  });
});
