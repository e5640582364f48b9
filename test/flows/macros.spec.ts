import { randomUUID } from 'node:crypto';
import type { MacroPreview } from '#contract';
import { type AgentClient, type Desk, eventually, openDesk } from '../support/desk';

const clientId = () => `test-${randomUUID()}`;

describe('macros', () => {
  let desk: Desk;
  let agent: AgentClient;
  let stranger: AgentClient;

  beforeAll(async () => {
    desk = await openDesk();
    agent = await desk.agent({ name: '李敏', capacity: 100 });
    stranger = await desk.agent({ name: '外组', teamIds: [], visibility: 'own', status: 'busy' });
  });
  afterAll(() => desk.close());

  async function waiting(): Promise<string> {
    await (await desk.visitor()).say('什么时候退款');
    const newest = async () =>
      (await desk.sql.query('select id, holder_id from ticket order by created_at desc limit 1')).rows[0];
    return (await eventually(newest, ({ holder_id }) => holder_id === agent.id)).id as string;
  }
  const make = async (actions: object, more: object = {}) => {
    const made = await desk.admin.post('/macros', { title: '退款受理', actions, ...more });
    expect([made.status, made.body.code]).toEqual([201, undefined]);
    return made.body.id as string;
  };
  const run = (id: string, macro: string, more: object = {}, who = agent) =>
    who.post(`/tickets/${id}/macros/${macro}`, { clientId: clientId(), seenSeq: 99, ...more });
  const attempt = async (id: string, macro: string) =>
    (await agent.post(`/tickets/${id}/macros/${macro}/try`, { seenSeq: 99 })).body as MacroPreview;
  const events = async (id: string) =>
    (await desk.sql.query('select type, xid::text from desk_event where ticket_id = $1 order by id', [id])).rows;
  const row = async (id: string) => (await desk.admin.get(`/tickets/${id}/row`)).body.row;
  const callbacks = async (id: string) => (await desk.admin.get(`/callbacks?state=all&ticketId=${id}`)).body.rows;

  const WHOLE = {
    reply: '{{contact.name|您}}好，工单 {{ticket.number}} 已受理，我是{{agent.name}}。',
    note: '已转财务',
    addTags: ['退款'],
    priority: 'high',
    status: { status: 'on_hold' },
    callback: { afterSeconds: 7200, reason: 'promise', remark: '核对到账' },
  };

  it('says what it will do without doing it, and then does all of it in one change', async () => {
    const macro = await make(WHOLE);
    const id = await waiting();
    const before = await events(id);
    const preview = await attempt(id, macro);
    expect(preview).toMatchObject({ refusal: null, note: '已转财务', findings: [] });
    expect(preview.reply).toContain(`工单 ${(await row(id)).number} 已受理，我是李敏`);
    expect(preview.steps.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['ticket.tagged', 'ticket.priority_changed', 'message.replied', 'message.noted']),
    );
    expect(await events(id)).toEqual(before);
    expect(await callbacks(id)).toEqual([]);

    expect((await run(id, macro)).status).toBe(200);
    const after = (await events(id)).slice(before.length);
    expect(new Set(after.map(({ xid }) => xid)).size).toBe(1);
    expect(after.map(({ type }) => type)).toEqual(
      expect.arrayContaining([...preview.steps.map(({ type }) => type), 'callback.planned']),
    );
    expect(await row(id)).toMatchObject({ status: 'on_hold', tags: ['退款'], priority: 'high', window: null });
    expect(await callbacks(id)).toMatchObject([{ agentId: agent.id, reason: 'promise', remark: '核对到账' }]);
  });

  it('is used once per client id, and that id is no other macro’s (law 3)', async () => {
    const macro = await make(WHOLE);
    const other = await make({ addTags: ['别的'] });
    const id = await waiting();
    const same = clientId();
    const tries = await Promise.all([run(id, macro, { clientId: same }), run(id, macro, { clientId: same })]);
    expect(tries.map(({ status }) => status)).toEqual([200, 200]);
    const replied = (await events(id)).filter(({ type }) => type === 'message.replied');
    expect(replied).toHaveLength(1);
    expect(await callbacks(id)).toHaveLength(1);
    expect((await run(id, other, { clientId: same })).body.code).toBe('client_id_reused');
    const uses = (await agent.get('/macros')).body.rows.find((one: { id: string }) => one.id === macro).uses;
    expect(uses).toBe(1);
  });

  it('a refused part refuses the whole: the closing gate holds inside as outside (DOMAIN D1)', async () => {
    await desk.admin.patch(`/admin/teams/${desk.teamId}`, { callsBack: true });
    const macro = await make({ reply: '已办好', addTags: ['已退'], status: { status: 'closed', reason: '办好了' } });
    const id = await waiting();
    const before = await events(id);
    expect((await attempt(id, macro)).refusal).toMatchObject({ code: 'closing_needs_callback' });
    const refused = await run(id, macro);
    expect([refused.status, refused.body.code]).toEqual([409, 'closing_needs_callback']);
    expect(await events(id)).toEqual(before);
    expect(await row(id)).toMatchObject({ tags: [], status: 'open' });
    await desk.admin.patch(`/admin/teams/${desk.teamId}`, { callsBack: false });
  });

  it('keeps what must not be said: forbidden phrases are found in its reply, and in a reply that was changed (DOMAIN H12)', async () => {
    const macro = await make({ reply: '这个我不知道' });
    const id = await waiting();
    expect((await attempt(id, macro)).findings).toMatchObject([{ phrase: '不知道' }]);
    await run(id, macro, { reply: '我马上去核实' });
    expect((await events(id)).some(({ type }) => type === 'message.phrase_forbidden')).toBe(false);
    const second = await waiting();
    await run(second, macro);
    expect((await events(second)).some(({ type }) => type === 'message.phrase_forbidden')).toBe(true);
  });

  it('asks for a reason where a wait is ended without an answer, and lets nobody act on what they may not see', async () => {
    const macro = await make({ status: { status: 'resolved' } });
    const id = await waiting();
    expect((await attempt(id, macro)).refusal).toMatchObject({ code: 'reason_required' });
    expect((await run(id, macro, {}, stranger)).status).toBe(404);
    expect((await stranger.post(`/tickets/${id}/macros/${macro}/try`, { seenSeq: 99 })).status).toBe(404);
  });

  it('holds back a reply that a colleague was faster with', async () => {
    const macro = await make({ reply: '已受理' });
    const id = await waiting();
    await desk.admin.post(`/tickets/${id}/replies`, { clientId: clientId(), text: '我来看一下', seenSeq: 99 });
    expect((await run(id, macro, { seenSeq: 1 })).body.code).toBe('newer_reply_exists');
    expect((await run(id, macro, { seenSeq: 1, force: true })).status).toBe(200);
  });

  it('is its owner’s, its team’s or everybody’s to use and write', async () => {
    const refused = await agent.post('/macros', { title: '给大家', scope: 'all', actions: { addTags: ['a'] } });
    expect(refused.status).toBe(403);
    const own = await agent.post('/macros', { title: '我的', scope: 'own', actions: { addTags: ['a'] } });
    expect(own.status).toBe(201);
    const titles = (await stranger.get('/macros')).body.rows.map(({ title }: { title: string }) => title);
    expect(titles).not.toContain('我的');
    const id = await waiting();
    expect((await run(id, own.body.id as string, {}, desk.admin)).status).toBe(404);
    const stale = { title: '改', scope: 'own', actions: { addTags: ['b'] }, version: 7 };
    expect((await agent.put(`/macros/${own.body.id}`, stale)).body.code).toBe('version_conflict');
    const empty = await agent.post('/macros', { title: '空', scope: 'own', actions: {} });
    expect(empty.body.fields).toEqual([{ path: 'actions', rule: 'empty' }]);
  });
});
