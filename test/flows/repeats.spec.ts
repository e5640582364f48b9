import type { PromiseView, RepeatContact, TicketDetail, TicketList } from '#contract';
import { ConductReader } from '../../apps/server/src/scoring/conduct/conduct-reader.service';
import { type AgentClient, type Answer, type Desk, eventually, openDesk, type VisitorClient } from '../support/desk';

const HOUR = 3600;
const DAY = 24 * HOUR;

let desk: Desk;
let [agent, lead, stranger]: AgentClient[] = [];
let at = 0;
const clientId = (): string => `repeats-${String((at += 1)).padStart(4, '0')}`;

// Slots lie on one day, and the clock is turned by half of it: the desk opens on a Monday at 08:00 in Shanghai.
beforeAll(async () => {
  desk = await openDesk({}, new Date('2026-11-23T00:00:00.000Z'));
  lead = await desk.agent({ name: '陈组长', role: 'team_lead', status: 'offline' });
  agent = await desk.agent({ name: '李敏', capacity: 200, visibility: 'own' });
  const { calendarId } = (await desk.admin.get('/admin/teams')).body.rows[0] as { calendarId: string };
  const south = await desk.admin.post('/admin/teams', { name: '南区', strategy: 'manual', calendarId });
  stranger = await desk.agent({ name: '外组长', role: 'team_lead', status: 'offline', teamIds: [south.body.id] });
  // The clock is turned by weeks, and nobody is to sign in again.
  await desk.sql.query(`update session set last_seen_at = '2099-01-01', expires_at = '2099-01-01'`);
});
afterAll(() => desk.close());

interface Opened {
  id: string;
  visitor: VisitorClient;
}
async function asked(): Promise<Opened> {
  const visitor = await desk.visitor();
  const words = `空调不制冷 ${clientId()}`;
  await visitor.say(words);
  const mine = async () => ((await agent!.get('/tickets?view=mine&limit=200')).body as TicketList).rows;
  const rows = await eventually(mine, (seen) => seen.some(({ lastMessage }) => lastMessage?.preview === words));
  return { id: rows.find(({ lastMessage }) => lastMessage?.preview === words)!.id, visitor };
}
async function reply(id: string, then = 'open', text = '您好，8002 为您服务'): Promise<void> {
  const { row } = (await desk.admin.get(`/tickets/${id}/row`)).body;
  const answer = await agent!.post(`/tickets/${id}/replies`, {
    clientId: clientId(),
    text,
    seenSeq: row.lastSeq,
    then,
  });
  expect(answer.status).toBe(201);
}
/** Everything that happened until now was read. */
async function read(reader = 'repeat_reading'): Promise<void> {
  const last = (await desk.sql.query('select max(id) as id from desk_event')).rows[0].id as string;
  await eventually(
    async () => (await desk.sql.query(`select cursor_id from ${reader}`)).rows[0].cursor_id as string,
    (seen) => BigInt(seen) >= BigInt(last),
  );
}
async function found(id: string, who = desk.admin): Promise<RepeatContact[]> {
  await read();
  return (await who.get(`/repeats?ticketId=${id}`)).body.rows as RepeatContact[];
}
const verb = (who: AgentClient, { id, version }: RepeatContact, name: string, body: object): Promise<Answer> =>
  who.post(`/repeats/${id}/${name}`, { version, ...body });
const local = (minutes: number): string =>
  new Date(desk.clock.now().getTime() + (8 * 60 + minutes) * 60_000).toISOString();
async function promised(id: string, inMinutes: number): Promise<PromiseView> {
  const [from, to] = [local(inMinutes), local(inMinutes + 60)];
  const made = await agent!.post(`/tickets/${id}/promises`, {
    clientId: clientId(),
    kind: 'visit',
    slot: { date: from.slice(0, 10), from: from.slice(11, 16), to: to.slice(11, 16) },
    agreed: { who: 'self', name: '王女士', channel: 'phone', number: '13800138000' },
  });
  expect([made.status, made.body]).toEqual([201, expect.anything()]);
  return made.body as PromiseView;
}

describe('a contact who comes back (DOMAIN M1 to M4, W1)', () => {
  it('M1: after a broken promise is found once, with the slot, and confirmed, reviewed, told', async () => {
    const { id, visitor } = await asked();
    await reply(id, 'waiting');
    const promise = await promised(id, 60);
    desk.clock.advance(2 * HOUR);
    await eventually(
      async () => (await agent!.get(`/promises?ticketId=${id}&state=all`)).body.rows[0].breachedAt,
      (breachedAt) => breachedAt !== null,
    );
    for (const words of ['说好九点来的', '人呢', '到底来不来']) await visitor.say(words);
    const [repeat, ...more] = await found(id);
    expect(more).toEqual([]);
    expect(repeat).toMatchObject({
      state: 'proposed',
      cause: 'promise_broken',
      agentId: agent!.id,
      evidence: { kind: 'promise', id: promise.id, slot: { from: promise.from, to: promise.to } },
    });

    expect((await verb(stranger!, repeat!, 'confirm', { cause: 'promise_broken' })).status).toBe(404);
    expect((await verb(agent!, repeat!, 'review', { cause: 'promise_broken' })).body.code).toBe('forbidden');
    const confirmed = await verb(agent!, repeat!, 'confirm', { cause: 'changed_alone', note: '师傅改了时间没说' });
    expect(confirmed.body).toMatchObject({ state: 'confirmed', cause: 'changed_alone', version: 2 });
    expect((await verb(agent!, repeat!, 'confirm', { cause: 'late_reply' })).body.code).toBe('version_conflict');
    const body = { cause: 'promise_broken', note: '没有改约记录' };
    const reviewed = (await verb(lead!, confirmed.body as RepeatContact, 'review', body)).body as RepeatContact;
    expect(reviewed).toMatchObject({ state: 'reviewed', cause: 'promise_broken', proposedCause: 'promise_broken' });
    expect(reviewed.steps.map(({ step, by }) => [step, by?.name ?? null])).toEqual([
      ['found', null],
      ['confirmed', '李敏'],
      ['reviewed', '陈组长'],
    ]);
    const { rows } = await desk.sql.query(
      `select type from desk_event where subject_kind = 'repeat' and subject_id = $1 order by version`,
      [repeat!.id],
    );
    expect(rows.map(({ type }) => type)).toEqual(['repeat.found', 'repeat.confirmed', 'repeat.reviewed']);
  });

  it('several messages, a conversation and the answer to a question are one contact', async () => {
    const { id, visitor } = await asked();
    await visitor.say('在吗');
    await reply(id, 'waiting', '请问型号是？');
    desk.clock.advance(9 * HOUR);
    await visitor.say('KFR-35');
    await reply(id, 'open', '好的，为您查询');
    await visitor.say('谢谢');
    expect(await found(id)).toEqual([]);
  });

  it('W1: who asks again after the deadline is found, beside the late reply', async () => {
    const { id, visitor } = await asked();
    await reply(id, 'open');
    desk.clock.advance(15 * HOUR);
    await visitor.say('还没解决');
    const [pause] = await found(id);
    expect(pause).toMatchObject({ cause: 'unknown' });
    desk.clock.advance(2 * HOUR);
    await eventually(
      async () =>
        (await desk.sql.query(`select from reply_window where ticket_id = $1 and breached_at is not null`, [id]))
          .rowCount,
      (breached) => breached === 1,
    );
    await visitor.say('没人理我吗');
    expect((await found(id)).map(({ cause }) => cause)).toEqual(['late_reply', 'unknown']);
  });

  it('within seven days of closing in a new ticket, and not after', async () => {
    const { id, visitor } = await asked();
    await reply(id, 'resolved');
    expect((await agent!.put(`/tickets/${id}/status`, { status: 'closed' })).status).toBe(200);
    desk.clock.advance(6 * DAY);
    await visitor.say('又坏了');
    const again = await eventually(
      async () => (await desk.sql.query('select id from ticket order by created_at desc limit 1')).rows[0].id as string,
      (newest) => newest !== id,
    );
    expect(await found(again)).toMatchObject([{ earlierTicketId: id, cause: 'unknown' }]);
    const [repeat] = await found(again);
    await desk.admin.post(`/tickets/${again}/transfer`, { toAgentId: agent!.id, reason: '你来' });
    expect((await verb(agent!, repeat!, 'set-aside', { note: '' })).status).toBe(400);
    const aside = (await verb(agent!, repeat!, 'set-aside', { note: '另一台机器' })).body as RepeatContact;
    expect(aside.state).toBe('other_matter');
    await agent!.post(`/tickets/${again}/no-reply-needed`, { reason: '电话里说了' });
    for (const status of ['resolved', 'closed'])
      expect((await agent!.put(`/tickets/${again}/status`, { status })).status).toBe(200);
    desk.clock.advance(8 * DAY);
    await visitor.say('想买一台新的');
    const third = await eventually(
      async () => (await desk.sql.query('select id from ticket order by created_at desc limit 1')).rows[0].id as string,
      (newest) => newest !== again,
    );
    expect(await found(third)).toEqual([]);
  });

  it('M9: with two running tickets about different things the second repeats nothing of the first', async () => {
    const first = await asked();
    await reply(first.id, 'open');
    const about = async (id: string, facts: object) => {
      const { service } = (await agent!.get(`/tickets/${id}`)).body as TicketDetail;
      const body = { clientId: clientId(), version: service.version, facts };
      expect((await agent!.put(`/tickets/${id}/service`, body)).status).toBe(200);
    };
    await about(first.id, { product: 'television', model: '55E3', serial: 'TV-1' });
    const { row, contact } = (await agent!.get(`/tickets/${first.id}`)).body as TicketDetail;
    const opened = async (text: string): Promise<string> => {
      const inbox = { name: `接口 ${text}`, channel: 'api', teamId: row.teamId, settings: {} };
      const made = await desk.admin.post('/admin/inboxes', inbox);
      const ask = { clientId: clientId(), inboxId: made.body.id as string, contactId: contact.id, text };
      const answer = await desk.admin.post('/tickets', ask);
      expect(answer.status).toBe(201);
      const { id } = (answer.body as { row: { id: string } }).row;
      await desk.admin.post(`/tickets/${id}/transfer`, { toAgentId: agent!.id, reason: '你来' });
      return id;
    };
    const [fridge, tv] = [await opened('冰箱不冷了'), await opened('电视还是没有声音')];
    expect(await found(fridge)).toMatchObject([{ earlierTicketId: first.id, state: 'proposed' }]);
    await about(fridge, { product: 'refrigerator' });
    const [aside] = await found(fridge);
    expect(aside).toMatchObject({ state: 'other_matter', version: 2 });
    expect(aside!.steps.map(({ step, by }) => [step, by])).toEqual([
      ['found', null],
      ['set_aside', null],
    ]);
    expect(await found(tv)).toMatchObject([{ earlierTicketId: fridge }]);
    await about(tv, { product: 'television', serial: 'tv 1' });
    expect(await found(tv)).toMatchObject([
      { state: 'proposed', earlierTicketId: first.id, agentId: agent!.id, version: 2 },
    ]);
    const { earlierTickets } = (await agent!.get(`/tickets/${fridge}`)).body as TicketDetail;
    expect(earlierTickets.map(({ id, thing }) => [id, thing])).toEqual(
      expect.arrayContaining([
        [first.id, { product: 'television', model: '55E3', serial: 'TV-1' }],
        [tv, { product: 'television', model: '', serial: 'tv 1' }],
      ]),
    );
  });

  it('is counted by cause and agent, each number with the rows behind it, and written to a sheet', async () => {
    await read();
    const span = `from=2026-11-01&to=2026-12-31`;
    const counts = (await lead!.get(`/repeats/counts?${span}`)).body;
    expect(counts.total).toBeGreaterThan(2);
    for (const { cause, count } of counts.causes as { cause: string; count: number }[])
      expect((await lead!.get(`/repeats?${span}&cause=${cause}&counted=1`)).body.rows).toHaveLength(count);
    for (const { agentId, count } of counts.agents as { agentId: string; count: number }[])
      expect((await lead!.get(`/repeats?${span}&agentId=${agentId}&counted=1`)).body.rows).toHaveLength(count);
    expect((await stranger!.get(`/repeats/counts?${span}`)).body.total).toBe(0);
    const sheet = await lead!.download(`/repeats/export?${span}&locale=en`);
    expect(sheet).toContain('Promise not kept (M1)');
    expect((await lead!.get('/repeats/counts?from=2026-12-02&to=2026-12-01')).status).toBe(400);
  });
});

describe('an event that a reader can not judge', () => {
  it('is written down for admins and passed, and what comes after it is judged', async () => {
    const { id, visitor } = await asked();
    await reply(id, 'open');
    await read();
    await desk.sql.query(
      `insert into desk_event (subject_kind, subject_id, version, ticket_id, type, payload, actor_kind, actor_name, at)
       values ('ticket', gen_random_uuid(), 1, gen_random_uuid(), 'message.received', '{}', 'contact', 'x', $1),
         ('ticket', gen_random_uuid(), 1, $2, 'reply_window.breached', '{}', 'desk', 'x', $1)`,
      [desk.clock.now(), id],
    );
    await visitor.say('先发一条');
    desk.clock.advance(15 * HOUR);
    await visitor.say('怎么还没来');
    await read('conduct_reading');
    expect(await found(id)).not.toEqual([]);
    const failures = (await desk.admin.get('/admin/event-failures')).body.rows as {
      reader: string;
      eventType: string;
    }[];
    expect(failures.map(({ reader, eventType }) => [reader, eventType]).sort()).toEqual([
      ['conduct', 'reply_window.breached'],
      ['repeats', 'message.received'],
    ]);
    expect((await agent!.get('/admin/event-failures')).status).toBe(403);
    await desk.app.get(ConductReader, { strict: false }).rebuild();
    await read('conduct_reading');
    expect((await desk.admin.get('/admin/event-failures')).body.rows).toHaveLength(2);
  });
});
